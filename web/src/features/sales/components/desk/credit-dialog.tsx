import { SegmentedControl, Select, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import { type Account, adjustAccount, payOut } from '../../api.ts';

const METHODS = ['cash', 'card_terminal', 'transfer'] as const;
const WAYS = ['grant', 'take', 'payOut'] as const;

interface CreditDialogProps {
  account: Account;
  club: { id: string; currency: string };
  formats: Formats;
  onClose: () => void;
}

/** Grants credit, takes some, or pays it out, and says why. */
export function CreditDialog({ account, club, formats, onClose }: CreditDialogProps) {
  const { t } = useTranslation();
  const { currency, id: club_id } = club;
  const credit = account.credit.find((one) => one.currency === currency)?.balance ?? 0;
  const form = useForm({
    initialValues: {
      ...{ way: 'grant' as (typeof WAYS)[number], amount: null as number | null, reason: '' },
      payment_method: 'cash' as (typeof METHODS)[number],
    },
  });
  const { way, amount, reason, payment_method } = form.values;
  const isTooMuch = way !== 'grant' && (amount ?? 0) > credit;
  const { busy, run } = useChange(
    async (send, minor: number) => {
      const base = { client_id: account.client_id, club_id, currency, reason: reason.trim() };
      if (way === 'payOut') await send(payOut, { ...base, amount: minor, payment_method });
      else await send(adjustAccount, { ...base, delta: way === 'grant' ? minor : -minor });
      onClose();
    },
    { form, done: t('sales.changed') },
  );
  return (
    <Confirm
      opened
      title={t('sales.changeTitle', { name: account.client_name })}
      confirmLabel={t(`sales.ways.${way}`)}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={!amount || isTooMuch || reason.trim() === ''}
      onClose={onClose}
      onConfirm={() => amount && run(amount)}
    >
      <Text>{t('sales.credit', { amount: formats.money(credit, currency) })}</Text>
      {credit > 0 && (
        <SegmentedControl
          fullWidth
          aria-label={t('sales.change')}
          data={WAYS.map((value) => ({ value, label: t(`sales.ways.${value}`) }))}
          {...form.getInputProps('way')}
        />
      )}
      <MoneyInput
        label={t('sales.amount')}
        currency={currency}
        locale={formats.locale}
        {...form.getInputProps('amount')}
        {...(isTooMuch && { error: t('sales.refundMost', { amount: formats.money(credit, currency) }) })}
      />
      {way === 'payOut' && (
        <Select
          label={t('sales.method')}
          allowDeselect={false}
          data={METHODS.map((value) => ({ value, label: t(`sales.methods.${value}`) }))}
          {...form.getInputProps('payment_method')}
        />
      )}
      <Textarea
        size="md"
        label={t('desk.fields.reason')}
        maxLength={500}
        autosize
        {...form.getInputProps('reason')}
      />
    </Confirm>
  );
}
