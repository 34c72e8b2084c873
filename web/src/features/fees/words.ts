import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import type { FeePlan, FeePrice } from './api.ts';

/** `2 clases a la semana, grupo de 4: 62 € (socios 55 €)`. */
export function priceWords(t: TFunction, price: FeePrice, money: (minor: number) => string): string {
  const { classes_a_week, group_size, amount, member_amount } = price;
  const of = [
    classes_a_week !== null && t('charges.line.aWeek', { count: classes_a_week }),
    group_size !== null && t('charges.line.groupOf', { count: group_size }),
  ].filter(Boolean);
  const member = member_amount === null ? '' : ` ${t('fees.members', { amount: money(member_amount) })}`;
  return `${of.length > 0 ? `${of.join(', ')}: ` : ''}${money(amount)}${member}`;
}

/** By what it counts, from when, and when it is due. */
export function planFacts(t: TFunction, plan: FeePlan, formats: Formats): string[] {
  const { period, weeks, starts_on, ends_on, enrolment_fee, enrolment_fee_each, currency } = plan;
  const amount = formats.money(enrolment_fee, currency);
  return [
    period === 'weeks' ? t('fees.everyWeeks', { count: weeks ?? 1 }) : t(`fees.every.${period}`),
    ...dueWords(t, plan),
    ...(plan.per === 'group' ? [t('fees.perWays.group')] : []),
    t('fees.from', { date: formats.dateShort(starts_on) }),
    ...(ends_on ? [t('fees.until', { date: formats.dateShort(ends_on) })] : []),
    ...depositWords(t, plan, formats),
    ...(enrolment_fee > 0 ? [t(`fees.enrolment.${enrolment_fee_each}`, { amount })] : []),
  ];
}

const depositWords = (t: TFunction, plan: FeePlan, formats: Formats): string[] => {
  const { deposit, deposit_percent: percent, currency } = plan;
  if (deposit > 0) return [t('fees.depositOf', { amount: formats.money(deposit, currency) })];
  return percent > 0 ? [t('fees.depositShare', { percent })] : [];
};

const dueWords = (t: TFunction, { due_day, instalments }: FeePlan): string[] =>
  instalments.length === 0
    ? [t('fees.dueOn', { day: due_day })]
    : instalments.map(({ share, due_day: day }) => t('fees.shareDueOn', { share, day }));

/** Of a month, `2026-10`, the one after or before. */
export function monthAfter(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
