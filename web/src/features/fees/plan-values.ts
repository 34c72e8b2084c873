import type { LocalDate } from '../../platform/formats/local-date.ts';
import type { FeePlan, FeePrice, NewPlan } from './api.ts';

export interface PriceValues {
  classes_a_week: number | string;
  group_size: number | string;
  amount: number | null;
  member_amount: number | null;
}

/** What the form of a plan is filled with; numbers are empty for any. */
export interface PlanValues {
  name: string;
  period: FeePlan['period'];
  weeks: number | string;
  starts_on: LocalDate | null;
  ends_on: LocalDate | null;
  due_day: number | string;
  enrolment_fee: number | null;
  enrolment_fee_each: FeePlan['enrolment_fee_each'];
  /** Of what is paid in advance: an amount, or a share of the price. */
  deposit: number | null;
  deposit_percent: number | string;
  deposit_counts: FeePlan['deposit_counts'];
  deposit_leaving: FeePlan['deposit_leaving'];
  per: FeePlan['per'];
  prices: PriceValues[];
  /** Whether places that are there pay the new prices, and from when on. */
  existing: 'keep' | 'follow';
  existing_from: LocalDate | null;
  instalments: { share: number | string; due_day: number | string }[];
}

export const NO_PRICE: PriceValues = {
  classes_a_week: '',
  group_size: '',
  amount: null,
  member_amount: null,
};

export const valuesOf = (one: FeePlan | undefined, starts_on: LocalDate): PlanValues => ({
  name: one?.name ?? '',
  period: one?.period ?? 'month',
  weeks: one?.weeks ?? 4,
  starts_on: one?.starts_on ?? starts_on,
  ends_on: one?.ends_on ?? null,
  due_day: one?.due_day ?? 5,
  enrolment_fee: one?.enrolment_fee || null,
  enrolment_fee_each: one?.enrolment_fee_each ?? 'once',
  deposit: one?.deposit || null,
  deposit_percent: one?.deposit_percent || '',
  deposit_counts: one?.deposit_counts ?? 'last_period',
  deposit_leaving: one?.deposit_leaving ?? 'kept',
  per: one?.per ?? 'person',
  prices: one?.prices.map(shownPrice) ?? [NO_PRICE],
  existing: 'keep',
  existing_from: null,
  instalments: one?.instalments ?? [],
});

const shownPrice = (one: FeePrice): PriceValues => ({
  ...one,
  classes_a_week: one.classes_a_week ?? '',
  group_size: one.group_size ?? '',
});

const numberOf = (value: number | string): number | null => (value === '' ? null : Number(value));

export const sentPrices = ({ prices }: Pick<PlanValues, 'prices'>): FeePrice[] =>
  prices.map((one) => ({
    classes_a_week: numberOf(one.classes_a_week),
    group_size: numberOf(one.group_size),
    amount: one.amount ?? 0,
    member_amount: one.member_amount,
  }));

/** What can be changed of a plan. */
export const sentChange = (values: PlanValues) => ({
  name: values.name.trim(),
  ends_on: values.ends_on,
  due_day: Number(values.due_day),
  enrolment_fee: values.enrolment_fee ?? 0,
  enrolment_fee_each: values.enrolment_fee_each,
  deposit: values.deposit ?? 0,
  // A share is not asked where there is an amount: what was typed before is not sent.
  deposit_percent: values.deposit === null ? (numberOf(values.deposit_percent) ?? 0) : 0,
  deposit_counts: values.deposit_counts,
  deposit_leaving: values.deposit_leaving,
  prices: sentPrices(values),
  instalments: values.instalments.map((one) => ({ share: Number(one.share), due_day: Number(one.due_day) })),
});

export const sentPlan = (values: PlanValues, at: { club_id: string; currency: string }): NewPlan => ({
  ...sentChange(values),
  ...at,
  period: values.period,
  per: values.per,
  weeks: values.period === 'weeks' ? numberOf(values.weeks) : null,
  starts_on: values.starts_on ?? '',
});
