import { Alert, Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaughtSession } from '../../features/attendance/api.ts';
import { ClientSearch } from '../../features/clients/components/client-search.tsx';
import { type RosterEntry, useEnroll } from '../../features/enrollments/api.ts';
import { errorMessage } from '../../platform/errors/message.ts';
import { toastDone } from '../../platform/toast.ts';
import { Sheet } from '../../ui/sheet.tsx';

/** Somebody stands at the court without a booking. */
export function WalkIn({ session, roster }: { session: TaughtSession; roster: readonly RosterEntry[] }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const enroll = useEnroll();
  const exclude = new Set(roster.map(({ student_id }) => student_id));
  const add = (student_id: string, name: string) =>
    enroll.mutate(
      { session_ids: [session.id], student_id },
      {
        onSuccess: ([added]) => {
          toastDone(
            t(added?.status === 'waitlisted' ? 'attendance.walkIn.waits' : 'attendance.walkIn.added', {
              name,
            }),
          );
          close();
        },
      },
    );
  const show = () => {
    enroll.reset();
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
          {enroll.isError && (
            <Alert color="red" role="alert">
              {errorMessage(enroll.error)}
            </Alert>
          )}
          <ClientSearch
            exclude={exclude}
            disabled={enroll.isPending}
            onPick={({ id, display_name }) => add(id, display_name)}
          />
        </Stack>
      </Sheet>
    </>
  );
}
