import { apportion, money, proportion } from '../../kernel/money.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { DiscountRules, Entitled } from './discounts.ts';
import type { Line } from './lines.ts';
import { type Span, spanWords } from './periods.ts';
import { linesOfStretches, type Stretch, type Terms } from './reckoning.ts';
import type { Dates, Rules } from './shares.ts';

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

/** A price of the whole group is shared by its holders, to the unit: what is left over falls to who came first. */
export function sharedBy(
  { per = 'person' }: { per?: 'person' | 'group' },
  price: Price | undefined,
  { group_size, at }: { group_size: number; at: number },
): Price | undefined {
  if (price === undefined || per === 'person' || group_size === 0) return price;
  const shares = Array.from({ length: group_size }, () => 1);
  const share = (amount: number) => apportion(amount, shares)[Math.max(0, at)] ?? 0;
  const { amount, member_amount } = price;
  return {
    ...price,
    amount: share(amount),
    member_amount: member_amount === null ? null : share(member_amount),
  };
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
  rules: Rules;
  /** What the price is for. */
  period?: Span;
  /** Where the place goes on in other groups within the period. */
  further?: readonly Stretch[];
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
  const { price, classes_a_week, group_size, is_member, currency } = asked;
  const base = is_member ? (price.member_amount ?? price.amount) : price.amount;
  const pieces = [{ base, dates: asked.dates, of: asked.period && spanWords(asked.period) }];
  const first = { pieces, starts_on: asked.from, ends_on: asked.until, group: '' };
  const lines: Line[] = [
    { kind: 'fee', amount: price.amount, facts: { classes_a_week, group_size } },
    { kind: 'member', amount: base - price.amount, facts: {} },
    ...linesOfStretches([first, ...(asked.further ?? [])], { ...termsOf(asked), currency }),
    { kind: 'enrolment_fee', amount: asked.enrolment_fee, facts: {} },
    enrolmentOff(asked),
  ];
  return lines.filter(({ kind, amount }) => kind === 'fee' || amount !== 0);
}

/** What who renews is let off of it. */
function enrolmentOff({ enrolment_fee, discounts, entitled, currency }: Pricing): Line {
  const rate = entitled.renewal ? (discounts.renewal_enrolment ?? 0) : 0;
  const { amount } = proportion(money(enrolment_fee, currency), rate, 10_000);
  return { kind: 'enrolment_off', amount: amount === 0 ? 0 : -amount, facts: { rate } };
}

/** By what a charge is reckoned, kept with it. */
export const termsOf = ({
  rules,
  discounts,
  entitled,
}: Pick<Pricing, 'rules' | 'discounts' | 'entitled'>): Omit<Terms, 'early'> => ({
  rules,
  sibling: entitled.sibling ? discounts.sibling : 0,
  second_class: entitled.second_class ? discounts.second_class : 0,
  renewal: entitled.renewal ? (discounts.renewal ?? 0) : 0,
  stacking: discounts.stacking,
});
