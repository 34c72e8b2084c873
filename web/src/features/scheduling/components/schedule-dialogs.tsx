import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import { toastDone } from '../../../platform/toast.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { cancelSchedule, deleteSchedule, generateSessions, publishSchedule, type Schedule } from '../api.ts';
import { toastGeneration } from '../outcome.ts';
import type { ScheduleAction } from './class-schedule-card.tsx';
import { ReasonDialog } from './reason-dialog.tsx';

export interface AskedAction {
  schedule: Pick<Schedule, 'id' | 'name'>;
  action: ScheduleAction;
}

interface ScheduleDialogsProps {
  /** What somebody has just asked for; null for nothing. */
  asked: AskedAction | null;
  onClose: () => void;
  onDone?: ((action: ScheduleAction) => void) | undefined;
}

/** Asks before publishing, cancelling or deleting a schedule, and does it. */
export function ScheduleDialogs({ asked, onClose, onDone }: ScheduleDialogsProps) {
  const { t } = useTranslation();
  const deeds = useDeeds(asked, () => {
    onClose();
    if (asked) onDone?.(asked.action);
  });
  const name = asked?.schedule.name ?? '';
  return (
    <>
      <Confirm
        opened={asked?.action === 'publish'}
        onClose={onClose}
        title={t('scheduling.publishDialog.title', { name })}
        confirmLabel={t('scheduling.actions.publish')}
        cancelLabel={t('common.cancel')}
        busy={deeds.publish.busy}
        onConfirm={() => deeds.publish.run()}
      >
        <Text>{t('scheduling.publishDialog.text')}</Text>
      </Confirm>
      <ReasonDialog
        key={asked?.schedule.id ?? 'none'}
        opened={asked?.action === 'cancel'}
        onClose={onClose}
        title={t('scheduling.cancelDialog.title', { name })}
        text={t('scheduling.cancelDialog.text')}
        confirmLabel={t('scheduling.cancelDialog.confirmAll')}
        busy={deeds.cancel.busy}
        onConfirm={(reason) => deeds.cancel.run(reason)}
      />
      <Confirm
        opened={asked?.action === 'delete'}
        onClose={onClose}
        title={t('scheduling.deleteDialog.title', { name })}
        confirmLabel={t('scheduling.actions.delete')}
        cancelLabel={t('common.cancel')}
        tone="danger"
        busy={deeds.remove.busy}
        onConfirm={() => deeds.remove.run()}
      >
        <Text>{t('scheduling.deleteDialog.text')}</Text>
      </Confirm>
    </>
  );
}

function useDeeds(asked: AskedAction | null, onDone: () => void) {
  const { t } = useTranslation();
  const id = asked?.schedule.id ?? '';
  return {
    publish: useChange(async (send) => {
      toastGeneration(t, 'published', await send(publishSchedule, id));
      onDone();
    }),
    cancel: useChange(async (send, reason: string) => {
      await send(cancelSchedule, { id, reason });
      toastDone(t('scheduling.actions.cancelled'));
      onDone();
    }),
    remove: useChange(async (send) => {
      await send(deleteSchedule, id);
      toastDone(t('scheduling.actions.deleted'));
      onDone();
    }),
  };
}

/** Generating asks nothing: it only adds what is missing. */
export function useGenerate() {
  const { t } = useTranslation();
  return useChange(async (send, id: string) =>
    toastGeneration(t, 'generated', await send(generateSessions, id)),
  );
}
