import { NumberInput, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import type { RosterEntry } from '../../api.ts';
import { cancelByDesk, reorderWaiting } from '../../desk-api.ts';

/** Takes somebody out of a class, with a reason they may read. */
export function CancelDialog({ entry, onClose }: { entry: RosterEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { busy, run } = useChange(
    async (send) => {
      await send(cancelByDesk, {
        session_id: entry.session_id,
        student_id: entry.student_id,
        reason: reason.trim(),
      });
      onClose();
    },
    { done: t('roster.cancel.done') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('roster.cancel.title', { name: entry.student_name })}
      confirmLabel={t('roster.cancel.confirm')}
      cancelLabel={t('common.back')}
      busy={busy}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t('roster.cancel.text')}</Text>
      <Textarea
        size="md"
        label={t('desk.fields.reason')}
        description={t('desk.fields.optional')}
        maxLength={500}
        autosize
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  );
}

/** Puts somebody elsewhere in the waiting list, and says why. */
export function ReorderDialog({ entry, onClose }: { entry: RosterEntry; onClose: () => void }) {
  const { t } = useTranslation();
  const [position, setPosition] = useState(1);
  const [reason, setReason] = useState('');
  const { busy, run } = useChange(
    async (send) => {
      await send(reorderWaiting, { enrollment_id: entry.id, position, reason: reason.trim() });
      onClose();
    },
    { done: t('roster.reorder.done') },
  );
  return (
    <Confirm
      opened
      title={t('roster.reorder.title', { name: entry.student_name })}
      confirmLabel={t('roster.reorder.confirm')}
      cancelLabel={t('common.back')}
      busy={busy}
      disabled={reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <NumberInput
        label={t('roster.reorder.position')}
        min={1}
        value={position}
        onChange={(value) => setPosition(Number(value) || 1)}
      />
      <Textarea
        size="md"
        label={t('desk.fields.reason')}
        maxLength={500}
        autosize
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  );
}
