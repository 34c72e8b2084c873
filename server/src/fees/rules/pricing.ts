import { apportion } from '../../kernel/money.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { type DiscountRules, discountsOn, type Entitled } from './discounts.ts';
import type { Line } from './lines.ts';

/** What a plan asks for; null for any. */
export interface Price {
  classes_a_week: number | null;
  group_size: number | null;
  /** Minor units. */
  amount: number;
  /** Of members of the club; null: the same. */
  member_amount: number | null;
}

/** The most specific price: of that many classes a week before of that size of the group. */
export function priceFor(
  prices: readonly Price[],
  { classes_a_week, group_size }: { classes_a_week: number; group_size: number },
): Price | undefined {
  const fits = (asked: number | null, is: number) => asked === null || asked === is;
  const weight = (one: Price) => (one.classes_a_week === null ? 0 : 2) + (one.group_size === null ? 0 : 1);
  return prices
    .filter((one) => fits(one.classes_a_week, classes_a_week) && fits(one.group_size, group_size))
    .toSorted((a, b) => weight(b) - weight(a))[0];
}

/** The dates of a group in a period: whose each is decides what of the fee is charged. */
export interface Dates {
  had: number;
  /** Before the place begins, or the plan. */
  before: number;
  /** After its last day. */
  after: number;
  paused: number;
}

export interface Pricing {
  price: Price;
  classes_a_week: number;
  group_size: number;
  is_member: boolean;
  dates: Dates;
  /** The first and the last day of the place, for the words of what is let off. */
  from: LocalDate;
  until: LocalDate | null;
  /** What is let off for dates that are not had. */
  rules: { joining: boolean; leaving: boolean; pauses: boolean };
  /** Minor units; 0 where none is due. */
  enrolment_fee: number;
  currency: string;
  discounts: DiscountRules;
  entitled: Entitled;
}

/**
 * Why a place costs what it costs: the fee, what is let off, what is added. A fee is shared out over all dates of the
 * period by largest remainder: what is charged and what is let off are the fee again, to the unit.
 */
export function linesFor(asked: Pricing): Line[] {
  const { price, classes_a_week, group_size, is_member } = asked;
  const base = is_member ? (price.member_amount ?? price.amount) : price.amount;
  const fee: Line[] = [
    { kind: 'fee', amount: price.amount, facts: { classes_a_week, group_size } },
    { kind: 'member', amount: base - price.amount, facts: {} },
    ...notHad(base, asked),
  ];
  const { discounts: rules, entitled, currency } = asked;
  const lines: Line[] = [
    ...fee,
    ...discountsOn(totalOf(fee), { rules, entitled, currency }),
    { kind: 'enrolment_fee', amount: asked.enrolment_fee, facts: {} },
  ];
  return lines.filter(({ kind, amount }) => kind === 'fee' || amount !== 0);
}

function notHad(base: number, { dates, from, until, rules }: Pricing): Line[] {
  const { had, before, after, paused } = dates;
  const of = had + before + after + paused;
  // A period without any date, or none of the place's, is charged by no share of it.
  if (of === 0) return [];
  const weights = [
    had + (rules.joining ? 0 : before) + (rules.leaving ? 0 : after) + (rules.pauses ? 0 : paused),
    rules.joining ? before : 0,
    rules.leaving ? after : 0,
    rules.pauses ? paused : 0,
  ];
  const [, joining = 0, leaving = 0, pause = 0] = apportion(base, weights);
  return [
    { kind: 'joining', amount: -joining, facts: { from, dates: before, of } },
    { kind: 'leaving', amount: -leaving, facts: { until: until ?? '', dates: after, of } },
    { kind: 'pause', amount: -pause, facts: { dates: paused, of } },
  ];
}

export const totalOf = (lines: readonly Pick<Line, 'amount'>[]): number =>
  lines.reduce((sum, { amount }) => sum + amount, 0);
