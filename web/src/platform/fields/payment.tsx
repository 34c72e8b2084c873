import { SimpleGrid, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { MoneyInput } from '../../ui/money-input.tsx';
import type { Formats } from '../formats/formats.ts';
import { MethodSelect } from './method-select.tsx';

/** What a form of money is filled with; `payment_amount` in minor units. */
export interface PaymentValues {
  payment_method: 'cash' | 'card_terminal' | 'transfer';
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
  /** Into whose till it goes, where that is known. */
  club_id?: string | undefined;
}

/** How it is paid, how much, and under which reference. */
export function PaymentFields({ inputProps, currency, formats, club_id }: PaymentFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <SimpleGrid cols={2}>
        <MethodSelect club_id={club_id} input={inputProps('payment_method')} />
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
