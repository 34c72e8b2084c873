import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { askForPlace, type PlaceRequest, reorderRequest } from '../../queue-api.ts';
import type { ChoosePerson } from '../places/place-dialogs.tsx';

interface PutInQueueProps {
  schedule_id: string;
  choosePerson: ChoosePerson;
  onClose: () => void;
}

/** The desk puts somebody on the queue for a fixed place. */
export function PutInQueue({ schedule_id, choosePerson, onClose }: PutInQueueProps) {
  const { t } = useTranslation();
  const [student_id, setWho] = useState<string | null>(null);
  const [anyway, setAnyway] = useState(false);
  const { busy, run } = useChange(async (send, id: string) => {
    await send(askForPlace, { schedule_id, student_id: id, anyway });
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('places.queue.add')}
      confirmLabel={t('places.queue.add')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={!student_id}
      onClose={onClose}
      onConfirm={() => student_id && run(student_id)}
    >
      {choosePerson({ label: t('places.add.who'), value: student_id, onChange: setWho })}
      <Checkbox
        label={t('places.queue.anyway')}
        checked={anyway}
        onChange={({ currentTarget }) => setAnyway(currentTarget.checked)}
      />
    </Confirm>
  );
}

/** Puts somebody elsewhere in the queue, and says why. */
export function ReorderRequest({ request, onClose }: { request: PlaceRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const [position, setPosition] = useState(1);
  const [reason, setReason] = useState('');
  const { busy, run } = useChange(async (send) => {
    await send(reorderRequest, { id: request.id, position, reason: reason.trim() });
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('places.queue.reorderTitle', { name: request.student_name })}
      confirmLabel={t('places.queue.reorder')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <NumberInput
        label={t('places.queue.position')}
        min={1}
        max={1_000}
        allowDecimal={false}
        value={position}
        onChange={(next) => next !== '' && setPosition(Number(next))}
      />
      <TextInput
        label={t('desk.fields.reason')}
        value={reason}
        maxLength={500}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  );
}
