import { Select, SimpleGrid, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../ui/money-input.tsx';
import type { Formats } from '../formats/formats.ts';

const METHODS = ['cash', 'card_terminal', 'transfer'] as const;

/** What a form of money is filled with; `payment_amount` in minor units. */
export interface PaymentValues {
  payment_method: (typeof METHODS)[number];
  payment_amount: number | null;
  payment_reference: string;
}

export const paymentOf = (price: number): PaymentValues => ({
  payment_method: 'cash',
  payment_amount: price,
  payment_reference: '',
});

interface PaymentFieldsProps {
  inputProps: (name: keyof PaymentValues) => GetInputPropsReturnType;
  currency: string;
  formats: Formats;
}

/** How it is paid, how much, and under which reference. */
export function PaymentFields({ inputProps, currency, formats }: PaymentFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SimpleGrid cols={2}>
        <Select
          label={t('roster.pay.method')}
          allowDeselect={false}
          data={METHODS.map((value) => ({ value, label: t(`roster.pay.methods.${value}`) }))}
          {...inputProps('payment_method')}
        />
        <MoneyInput
          label={t('roster.pay.amount')}
          currency={currency}
          locale={formats.locale}
          {...inputProps('payment_amount')}
        />
      </SimpleGrid>
      <TextInput
        label={t('roster.pay.reference')}
        description={t('desk.fields.optional')}
        maxLength={200}
        {...inputProps('payment_reference')}
      />
    </>
  );
}
