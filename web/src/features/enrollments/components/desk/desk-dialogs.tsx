import { NumberInput, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import type { RosterEntry } from '../../api.ts';
import { cancelByDesk, type Payment, recordPayment, reorderWaiting } from '../../desk-api.ts';

const METHODS = ['cash', 'card_terminal', 'transfer'] as const;

interface PaymentDialogProps {
  entry: RosterEntry;
  formats: Formats;
  onClose: () => void;
}

/** What the desk has been paid for one place. */
export function PaymentDialog({ entry, formats, onClose }: PaymentDialogProps) {
  const { t } = useTranslation();
  const [payment_method, setMethod] = useState<Payment['payment_method']>('cash');
  const [amount, setAmount] = useState<number | null>(entry.price);
  const [payment_reference, setReference] = useState('');
  const { busy, run } = useChange(
    async (send) => {
      await send(recordPayment, {
        enrollment_id: entry.id,
        payment_method,
        payment_amount: amount ?? 0,
        payment_reference,
      });
      onClose();
    },
    { done: t('roster.pay.done') },
  );
  return (
    <Confirm
      opened
      title={t('roster.pay.title', { name: entry.student_name })}
      confirmLabel={t('roster.pay.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={amount === null}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <SimpleGrid cols={2}>
        <Select
          label={t('roster.pay.method')}
          data={METHODS.map((value) => ({ value, label: t(`roster.pay.methods.${value}`) }))}
          value={payment_method}
          onChange={(value) => value && setMethod(value as Payment['payment_method'])}
        />
        <MoneyInput
          label={t('roster.pay.amount')}
          value={amount}
          onChange={setAmount}
          currency={entry.currency}
          locale={formats.locale}
        />
      </SimpleGrid>
      <TextInput
        label={t('roster.pay.reference')}
        description={t('desk.fields.optional')}
        value={payment_reference}
        onChange={({ currentTarget }) => setReference(currentTarget.value)}
      />
    </Confirm>
  );
}

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
        size="md"
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
