import { SimpleGrid, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../../platform/client/use-change.ts';
import { MethodSelect } from '../../../../platform/fields/method-select.tsx';
import type { Formats } from '../../../../platform/formats/formats.ts';
import { Confirm } from '../../../../ui/confirm.tsx';
import { MoneyInput } from '../../../../ui/money-input.tsx';
import { discounted, totalOf } from '../../amounts.ts';
import { type Account, type OpenItem, type TakePayment, takePayment } from '../../api.ts';

interface CollectDialogProps {
  account: Account;
  /** What is paid: of one club, in one currency. */
  items: readonly OpenItem[];
  club_id: string;
  currency: string;
  formats: Formats;
  onClose: () => void;
}

interface Values {
  payment_method: 'cash' | 'card_terminal' | 'transfer';
  credit_amount: number | null;
  discount: number | null;
  discount_reason: string;
  top_up: number | null;
  payment_reference: string;
}

/** Takes the money for what was chosen: with credit first, a discount with its reason, and something for the account. */
export function CollectDialog({ account, items, club_id, currency, formats, onClose }: CollectDialogProps) {
  const { t } = useTranslation();
  const credit = account.credit.find((one) => one.currency === currency)?.balance ?? 0;
  const price = totalOf(items);
  const form = useForm<Values>({
    initialValues: {
      ...{ payment_method: 'cash', credit_amount: Math.min(credit, price), discount: null },
      ...{ discount_reason: '', top_up: null, payment_reference: '' },
    },
  });
  const { values } = form;
  const total = price - (values.discount ?? 0);
  const used = Math.min(values.credit_amount ?? 0, credit, Math.max(total, 0));
  const money = total - used + (values.top_up ?? 0);
  const isWrong =
    total < 0 ||
    ((values.discount ?? 0) > 0 && values.discount_reason.trim() === '') ||
    (items.length === 0 && !values.top_up);
  const { busy, run } = useChange(
    async (send) => {
      const body = { ...sent(items, values), payer_id: account.client_id, club_id, credit_amount: used };
      await send(takePayment, body);
      onClose();
    },
    { form, done: t('sales.taken') },
  );
  const amount = { currency, locale: formats.locale };
  return (
    <Confirm
      opened
      title={t('sales.takeTitle', { name: account.client_name })}
      confirmLabel={t('sales.takeSum', { amount: formats.money(Math.max(money, 0), currency) })}
      cancelLabel={t('common.cancel')}
      busy={busy}
      disabled={isWrong}
      onClose={onClose}
      onConfirm={() => run()}
    >
      {items.length > 0 && (
        <Text>{t('sales.takeText', { count: items.length, amount: formats.money(price, currency) })}</Text>
      )}
      <SimpleGrid cols={2}>
        <MethodSelect club_id={club_id} input={form.getInputProps('payment_method')} />
        <MoneyInput label={t('sales.forAccount')} {...amount} {...form.getInputProps('top_up')} />
        {credit > 0 && items.length > 0 && (
          <MoneyInput
            label={t('sales.fromCredit')}
            description={t('sales.credit', { amount: formats.money(credit, currency) })}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...amount}
            {...form.getInputProps('credit_amount')}
          />
        )}
        {items.length > 0 && (
          <MoneyInput label={t('sales.discount')} {...amount} {...form.getInputProps('discount')} />
        )}
      </SimpleGrid>
      {(values.discount ?? 0) > 0 && (
        <TextInput
          label={t('sales.discountReason')}
          maxLength={500}
          {...form.getInputProps('discount_reason')}
        />
      )}
      <TextInput
        label={t('sales.reference')}
        description={t('desk.fields.optional')}
        maxLength={200}
        {...form.getInputProps('payment_reference')}
      />
    </Confirm>
  );
}

/** What is paid, as the server takes it. */
function sent(
  items: readonly OpenItem[],
  { discount, discount_reason, payment_method, payment_reference, top_up }: Values,
): Pick<TakePayment, 'items' | 'payment_method' | 'payment_reference' | 'top_up'> {
  const amounts = discounted(items, discount ?? 0);
  return {
    ...{ payment_method, payment_reference },
    ...(top_up && { top_up }),
    items: items.map(({ enrollment_id, student_package_id, charge, amount: price }, at) => {
      const amount = amounts[at] ?? price;
      return {
        ...(enrollment_id && { enrollment_id }),
        ...(student_package_id && { student_package_id }),
        ...(charge && { charge_id: charge.id }),
        amount,
        ...(amount < price && { discount_reason: discount_reason.trim() }),
      };
    }),
  };
}
