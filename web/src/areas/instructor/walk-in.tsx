import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaughtSession } from '../../features/attendance/api.ts';
import { ClientSearch } from '../../features/clients/components/client-search.tsx';
import { enroll, type RosterEntry } from '../../features/enrollments/api.ts';
import { shownHere, useChange } from '../../platform/client/use-change.ts';
import { errorMessage } from '../../platform/errors/message.ts';
import { toastDone } from '../../platform/toast.ts';
import { Sheet } from '../../ui/sheet.tsx';

/** Somebody stands at the court without a booking. */
export function WalkIn({ session, roster }: { session: TaughtSession; roster: readonly RosterEntry[] }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const adding = useChange(
    async (send, { id, display_name }: { id: string; display_name: string }) => {
      const [added] = await send(enroll, { session_ids: [session.id], student_id: id });
      const words = added?.status === 'waitlisted' ? 'attendance.walkIn.waits' : 'attendance.walkIn.added';
      toastDone(t(words, { name: display_name }));
      close();
    },
    { failed: shownHere },
  );
  const exclude = new Set(roster.map(({ student_id }) => student_id));
  const show = () => {
    adding.reset();
    open();
  };
  return (
    <>
      <Button
        variant="light"
        size="sm"
        h={44}
        leftSection={<IconUserPlus size={18} aria-hidden />}
        onClick={show}
      >
        {t('attendance.walkIn.action')}
      </Button>
      <Sheet
        opened={opened}
        onClose={close}
        title={t('attendance.walkIn.title')}
        closeLabel={t('common.close')}
      >
        <Stack>
          <Text c="dimmed">{t('attendance.walkIn.text')}</Text>
          {adding.error !== null && (
            <Alert color="red" role="alert">
              {errorMessage(adding.error)}
            </Alert>
          )}
          <ClientSearch exclude={exclude} disabled={adding.busy} onPick={adding.run} />
        </Stack>
      </Sheet>
    </>
  );
}
