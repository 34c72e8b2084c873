import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Booking, Verdict } from '../api.ts';

/** How it is to be paid: as usual unless told. */
export type Means = Pick<Booking, 'make_up' | 'pay_with' | 'student_package_id'>;

interface PayWithProps {
  verdict: Verdict;
  value: Means;
  onChange: (means: Means) => void;
  formats: Formats;
  /** Whether money is among the choices. */
  money?: boolean;
  /** What it costs in money, of several classes; of one its price unless told. */
  amount?: number;
}

/** Which of several packages pays, the usual one first, or money; nothing where there is no choice. */
export function PayWith({ verdict, value, onChange, formats, money = false, amount }: PayWithProps) {
  const { t } = useTranslation();
  const { packages, currency } = verdict;
  const price = amount ?? inMoney(verdict);
  const inFull = price === null ? '' : formats.money(price, currency);
  const choices = [
    ...packages.map(({ id, name, classes_remaining: count, expires_on }) => ({
      value: id,
      label: t('bookings.package.choice', { name, count, date: formats.dateShort(expires_on) }),
    })),
    ...(money && price !== null
      ? [{ value: 'desk', label: t('bookings.package.atDesk', { price: inFull }) }]
      : []),
    ...(money && coveredBy(verdict, price)
      ? [{ value: 'account_credit', label: t('bookings.credit.use', { price: inFull }) }]
      : []),
  ];
  if (choices.length < 2) return null;
  return (
    <NativeSelect
      label={t('bookings.package.with')}
      value={value.pay_with ?? chosenOf(verdict, value)?.id}
      onChange={({ currentTarget }) => onChange(meansOf(currentTarget.value))}
      data={choices}
    />
  );
}

const meansOf = (value: string): Means =>
  value === 'desk' || value === 'account_credit' ? { pay_with: value } : { student_package_id: value };

/** What it costs where no package pays; null where one has to, or it costs nothing. */
export const inMoney = ({ desk_price, price }: Verdict): number | null =>
  desk_price ?? (price > 0 ? price : null);

/** Whether the account has that much. */
export const coveredBy = ({ account_credit }: Verdict, price: number | null): boolean =>
  price !== null && price > 0 && account_credit !== null && account_credit >= price;

/** The package that pays: the chosen one while it can, else the usual one. */
export const chosenOf = (verdict: Verdict, { student_package_id }: Means): Verdict['package'] =>
  verdict.packages.find(({ id }) => id === student_package_id) ?? verdict.package;
