import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { type NewHours, otherHours } from '../api.ts';
import { useChangeSteps } from '../use-change-steps.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Courts } from './move-fields.tsx';

interface OtherHoursProps {
  clubId: string;
  hours: NewHours['opening_hours'];
  formats: Formats;
  courts: Courts;
  /** The hours have been set. */
  onDone: () => void;
  onClose: () => void;
}

/** Opening hours that leave classes outside, after a look at these. */
export function OtherHours({ clubId, hours, formats, courts, onDone, onClose }: OtherHoursProps) {
  const { t } = useTranslation();
  const done = () => {
    toastDone(t('club.hours.saved'));
    onDone();
  };
  const steps = useChangeSteps(otherHours(clubId), done);
  const { busy, run } = useChange((send) => steps.look(send, { opening_hours: hours }));
  if (steps.dialog)
    return (
      <ChangeDialog
        {...steps.dialog}
        title={t('changes.hours.title')}
        {...{ formats, courts }}
        onClose={steps.step.at === 'done' ? onDone : onClose}
      />
    );
  return (
    <Confirm
      opened
      title={t('changes.hours.title')}
      confirmLabel={t('changes.inactive.go')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('changes.hours.text')}</Text>
    </Confirm>
  );
}
