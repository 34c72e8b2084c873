import { SegmentedControl, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import { totalOf } from '../../amounts.ts';
import type { StudentPackage } from '../../api.ts';
import { refundPackage } from '../../desk-api.ts';
import { ReasonField } from './reason-field.tsx';

interface RefundDialogProps {
  bought: StudentPackage;
  formats: Formats;
  onClose: () => void;
}

/** Gives back what is left, or as much as the desk says, in money or to the account; the package ends. */
export function RefundDialog({ bought, formats, onClose }: RefundDialogProps) {
  const { t } = useTranslation();
  const {
    id,
    name,
    currency,
    classes_remaining: count,
    payment_amount,
    refundable_amount: proposed,
  } = bought;
  const most = (payment_amount ?? 0) - bought.refunded_amount;
  const money = (minor: number) => formats.money(minor, currency);
  const form = useForm({
    initialValues: {
      ...{ amount: proposed as number | null, to: 'same' as 'same' | 'account_credit', reason: '' },
    },
  });
  const { amount, to, reason } = form.values;
  const tooMuch = amount !== null && amount > most;
  const { busy, run } = useChange(
    async (send, back: number) => {
      await send(refundPackage, { id, amount: back, to, reason: reason.trim() });
      onClose();
    },
    { form, done: t('clients.packages.refundDone') },
  );
  return (
    <Confirm
      opened
      tone="danger"
      title={t('clients.packages.refundTitle', { name })}
      confirmLabel={t('clients.packages.refundConfirm')}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={amount === null || tooMuch || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => amount !== null && run(amount)}
    >
      <Text>
        {t('clients.packages.refundText', {
          ...{ count, total: totalOf(bought), paid: money(payment_amount ?? 0) },
        })}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={t('sales.refundTo')}
        data={[
          { value: 'same', label: t('sales.toSame') },
          { value: 'account_credit', label: t('sales.toAccount') },
        ]}
        {...form.getInputProps('to')}
      />
      <MoneyInput
        label={t('clients.packages.refundAmount')}
        description={t('clients.packages.refundHint', { amount: money(proposed) })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        currency={currency}
        locale={formats.locale}
        {...form.getInputProps('amount')}
        {...(tooMuch && { error: t('clients.packages.refundMost', { amount: money(most) }) })}
      />
      <ReasonField {...form.getInputProps('reason')} />
    </Confirm>
  );
}
