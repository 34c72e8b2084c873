import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUserPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TaughtSession } from '../../features/attendance/api.ts';
import { ClientPicker } from '../../features/clients/components/desk/client-picker.tsx';
import { Duplicates } from '../../features/clients/components/desk/duplicates.tsx';
import { AddToClass } from '../../features/enrollments/components/desk/add-to-class.tsx';
import { takesPeople } from '../../features/scheduling/steps.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { Sheet } from '../../ui/sheet.tsx';
import { useTeaching } from './use-teaching.ts';

/** Somebody stands at the court without a booking. */
export function WalkIn({ session }: { session: TaughtSession }) {
  const { t } = useTranslation();
  const [opened, { open, close }] = useDisclosure(false);
  const now = useNow();
  const { formats } = useTeaching();
  const takes = takesPeople(session, now);
  if (!takes && !opened) return null;
  return (
    <>
      <Button
        variant="light"
        size="sm"
        h={44}
        leftSection={<IconUserPlus size={18} aria-hidden />}
        onClick={open}
      >
        {t('attendance.walkIn.action')}
      </Button>
      <Sheet
        opened={opened}
        onClose={close}
        title={t('attendance.walkIn.title')}
        closeLabel={t('common.close')}
      >
        <AddToClass
          session_id={session.id}
          takes={takes ?? 'place'}
          formats={formats}
          canAddPeople={session.abilities.add_people}
          choosePerson={(props) => <ClientPicker {...props} />}
          similar={(values, onUse) => (
            <Duplicates values={values} onUse={({ id, display_name: name }) => onUse({ id, name })} />
          )}
          onAdded={close}
        />
      </Sheet>
    </>
  );
}
