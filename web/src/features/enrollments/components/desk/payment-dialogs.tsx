import { Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { PaymentFields, paymentOf } from '../../../../platform/fields/payment.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { toastWithUndo } from '../../../../platform/toast-undo.tsx';
import { Confirm } from '../../../../ui/confirm.tsx';
import { recordPayment, undoPayment } from '../../desk-api.ts';

/** A booking, as far as its payment is concerned. */
export interface Payable {
  id: string;
  student_name: string;
  price: number;
  currency: string;
  payment_id: string | null;
  payment_amount: number | null;
  /** Into whose till it is paid. */
  club_id: string;
}

interface PaymentDialogProps {
  entry: Payable;
  formats: Formats;
  onClose: () => void;
}

/** What the desk has been paid for one place; a slip is taken back where it is said that it was noted. */
export function PaymentDialog({ entry, formats, onClose }: PaymentDialogProps) {
  const { t } = useTranslation();
  const form = useForm({ initialValues: paymentOf(entry.price) });
  const undoing = useChange(
    (send, payment_id: string) =>
      send(undoPayment, { enrollment_id: entry.id, payment_id, reason: 'recorded_by_mistake' }),
    { done: t('roster.undoPay.done') },
  );
  const { busy, run } = useChange(async (send) => {
    const payment_amount = form.values.payment_amount ?? 0;
    const wish = { ...form.values, payment_amount, enrollment_id: entry.id };
    const { payment_id } = await send(recordPayment, wish);
    const undo = { label: t('roster.undoPay.atOnce'), run: () => payment_id && undoing.run(payment_id) };
    toastWithUndo(t('roster.pay.done'), undo);
    onClose();
  });
  return (
    <Confirm
      opened
      title={t('roster.pay.title', { name: entry.student_name })}
      confirmLabel={t('roster.pay.confirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={form.values.payment_amount === null}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <PaymentFields
        inputProps={form.getInputProps}
        currency={entry.currency}
        formats={formats}
        club_id={entry.club_id}
      />
    </Confirm>
  );
}

/** Takes back what was noted as paid, and says why. */
export function UndoPaymentDialog({ entry, formats, onClose }: PaymentDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const { busy, run } = useChange(
    async (send) => {
      const { id: enrollment_id, payment_id } = entry;
      await send(undoPayment, { enrollment_id, payment_id: payment_id ?? '', reason: reason.trim() });
      onClose();
    },
    { done: t('roster.undoPay.done') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('roster.undoPay.title', { name: entry.student_name })}
      confirmLabel={t('roster.undoPay.confirm')}
      cancelLabel={t('common.back')}
      busy={busy}
      disabled={reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>
        {t('roster.undoPay.text', {
          amount: formats.money(entry.payment_amount ?? entry.price, entry.currency),
        })}
      </Text>
      <Textarea
        size="md"
        label={t('desk.fields.reason')}
        maxLength={500}
        autosize
        data-autofocus
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </Confirm>
  );
}
