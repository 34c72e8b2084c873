import { Checkbox, SegmentedControl, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import { type Payment, type PaymentLine, refundEffectQuery, refundPayment } from '../../api.ts';

interface RefundLineDialogProps {
  payment: Payment;
  line: PaymentLine;
  formats: Formats;
  onClose: () => void;
}

/** Gives something of what was paid for one booking back; what it does is shown before. */
export function RefundLineDialog({ payment, line, formats, onClose }: RefundLineDialogProps) {
  const { t } = useTranslation();
  const { id, currency } = payment;
  const most = line.amount - line.refunded_amount;
  const money = (minor: number) => formats.money(minor, currency);
  const form = useForm({
    initialValues: {
      ...{ amount: most as number | null, to: 'account_credit' as 'account_credit' | 'same' },
      ...{ reason: '', reopen: false },
    },
  });
  const { amount, to, reason, reopen } = form.values;
  const asked = { line_id: line.id, amount: amount ?? 0, to };
  const isPossible = amount !== null && amount > 0 && amount <= most;
  const { data: effect } = useQuery({ ...refundEffectQuery(id, asked), enabled: isPossible });
  const { busy, run } = useChange(
    async (send) => {
      const whole = reopen && amount === most;
      await send(refundPayment, { id, ...asked, reason: reason.trim(), ...(whole && { reopen: true }) });
      onClose();
    },
    { form, done: t('sales.refundDone') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('sales.refundTitle', { name: line.label })}
      confirmLabel={t('sales.refund')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={!isPossible || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <SegmentedControl
        fullWidth
        aria-label={t('sales.refundTo')}
        data={[
          { value: 'account_credit', label: t('sales.toAccount') },
          { value: 'same', label: t('sales.toSame') },
        ]}
        {...form.getInputProps('to')}
      />
      <MoneyInput
        label={t('sales.refundAmount')}
        currency={currency}
        locale={formats.locale}
        {...form.getInputProps('amount')}
        {...(amount !== null && amount > most && { error: t('sales.refundMost', { amount: money(most) }) })}
      />
      {amount === most && (
        <Checkbox label={t('sales.reopen')} {...form.getInputProps('reopen', { type: 'checkbox' })} />
      )}
      <Textarea
        size="md"
        label={t('desk.fields.reason')}
        maxLength={500}
        autosize
        {...form.getInputProps('reason')}
      />
      {isPossible && effect && (
        <Text role="status">
          {[
            effect.money > 0 &&
              t('sales.effectMoney', {
                ...{ amount: money(effect.money), means: t(`sales.methods.${effect.method as 'cash'}`) },
              }),
            effect.credit > 0 && t('sales.effectCredit', { amount: money(effect.credit) }),
            effect.can_reopen && t(reopen ? 'sales.effectOwes' : 'sales.effectSettled'),
          ]
            .filter(Boolean)
            .join(' ')}
        </Text>
      )}
    </Confirm>
  );
}
