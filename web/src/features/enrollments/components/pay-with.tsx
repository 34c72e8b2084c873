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
}

/** Which of several packages pays, the usual one first; nothing where there is no choice. */
export function PayWith({ verdict, value, onChange, formats, money = false }: PayWithProps) {
  const { t } = useTranslation();
  const { packages, desk_price, currency } = verdict;
  const choices = [
    ...packages.map(({ id, name, classes_remaining: count, expires_on }) => ({
      value: id,
      label: t('bookings.package.choice', { name, count, date: formats.dateShort(expires_on) }),
    })),
    ...(money && desk_price !== null
      ? [
          {
            value: 'desk',
            label: t('bookings.package.atDesk', { price: formats.money(desk_price, currency) }),
          },
        ]
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
  value === 'desk' ? { pay_with: 'desk' } : { student_package_id: value };

/** The package that pays: the chosen one while it can, else the usual one. */
export const chosenOf = (verdict: Verdict, { student_package_id }: Means): Verdict['package'] =>
  verdict.packages.find(({ id }) => id === student_package_id) ?? verdict.package;
