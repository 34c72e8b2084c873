import { SegmentedControl, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Send } from '../../../platform/client/change.ts';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Confirm } from '../../../ui/confirm.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import {
  type Charge,
  cancelCharge,
  correctCharge,
  giveBackCharge,
  reopenCharge,
  takeOffLate,
  undoChargePayment,
} from '../api.ts';

export type ChargeAction = keyof Charge['abilities'];

interface ChargeDialogProps {
  charge: Charge;
  action: ChargeAction;
  formats: Formats;
  onClose: () => void;
}

interface Values {
  way: 'more' | 'less';
  amount: number | null;
  reason: string;
  to: 'same' | 'account_credit';
}

/** The desk corrects a charge, cancels it, opens it again, or takes back that it was paid; with the reason. */
export function ChargeDialog({ charge, action, formats, onClose }: ChargeDialogProps) {
  const { t } = useTranslation();
  const form = useForm<Values>({ initialValues: { way: 'less', amount: null, reason: '', to: 'same' } });
  const { way, amount, reason, to } = form.values;
  const { busy, run } = useChange(
    async (send) => {
      await sent(send, charge, action, { way, amount, reason: reason.trim(), to });
      onClose();
    },
    { form, done: t('fees.saved') },
  );
  const needsReason = action !== 'reopen' && action !== 'give_back';
  const isWrong = (needsReason && reason.trim() === '') || (action === 'correct' && !amount);
  const money = formats.money(action === 'give_back' ? charge.to_return : charge.amount, charge.currency);
  return (
    <Confirm
      opened
      title={t(`fees.doTitle.${action}`, { name: charge.student_name })}
      confirmLabel={t(`fees.do.${action}`)}
      cancelLabel={t('common.back')}
      busy={busy}
      disabled={isWrong}
      onClose={onClose}
      onConfirm={() => run()}
    >
      <Text>{t(`fees.doText.${action}`, { amount: money })}</Text>
      {action === 'correct' && (
        <>
          <SegmentedControl
            fullWidth
            aria-label={t('fees.how')}
            data={(['less', 'more'] as const).map((value) => ({ value, label: t(`fees.ways.${value}`) }))}
            {...form.getInputProps('way')}
          />
          <MoneyInput
            label={t('fees.amount')}
            currency={charge.currency}
            locale={formats.locale}
            {...form.getInputProps('amount')}
          />
        </>
      )}
      {action === 'give_back' && (
        <SegmentedControl
          fullWidth
          aria-label={t('fees.how')}
          data={(['same', 'account_credit'] as const).map((value) => ({
            value,
            label: t(`fees.to.${value}`),
          }))}
          {...form.getInputProps('to')}
        />
      )}
      {needsReason && (
        <Textarea label={t('fees.reason')} maxLength={500} autosize {...form.getInputProps('reason')} />
      )}
    </Confirm>
  );
}

function sent(
  send: Send,
  { id, payment_id }: Charge,
  action: ChargeAction,
  { way, amount, reason, to }: Values,
): Promise<unknown> {
  if (action === 'correct')
    return send(correctCharge, { id, reason, delta: way === 'less' ? -(amount ?? 0) : (amount ?? 0) });
  if (action === 'take_off_late') return send(takeOffLate, { id, reason });
  if (action === 'give_back') return send(giveBackCharge, { id, to });
  if (action === 'cancel') return send(cancelCharge, { id, reason });
  return action === 'reopen'
    ? send(reopenCharge, id)
    : send(undoChargePayment, { id, payment_id: payment_id ?? '', reason });
}
