import { money, proportion } from '../../kernel/money.ts';
import type { Line } from './lines.ts';

/** What a club lets off, in hundredths of a percent, and whether who has several has all of them or the best one. */
export interface DiscountRules {
  sibling: number;
  /** Of the third of a family, the fourth and so on; the last counts for all that follow, none: as the second. */
  further_siblings?: readonly number[];
  second_class: number;
  /** The same, of the third place of a student and so on. */
  further_classes?: readonly number[];
  renewal?: number;
  /** Of two fees that are paid at once, of three and so on. */
  together?: readonly number[];
  /** Of the enrolment fee of who renews. */
  renewal_enrolment?: number;
  stacking: 'sum' | 'best';
}

/** Which of them a place has in a period. */
export interface Entitled {
  sibling: boolean;
  second_class: boolean;
  renewal?: boolean;
}

/**
 * Each discount by itself, of the fee as it is after what is let off for dates, in this order: sibling, second class, renewal.
 * Together they are never more than the fee; where only the best one counts, the first of equals does.
 */
export function discountsOn(
  base: number,
  { rules, entitled, currency }: { rules: DiscountRules; entitled: Entitled; currency: string },
): Line[] {
  const all = (['sibling', 'second_class', 'renewal'] as const)
    .map((kind) => ({ kind, rate: entitled[kind] ? (rules[kind] ?? 0) : 0 }))
    .filter(({ rate }) => rate > 0)
    .map((one) => ({ ...one, off: proportion(money(base, currency), one.rate, 10_000).amount }));
  const best = all.toSorted((a, b) => b.off - a.off).slice(0, 1);
  let left = base;
  return (rules.stacking === 'best' ? best : all).flatMap(({ kind, rate, off }) => {
    const amount = Math.min(off, left);
    left -= amount;
    return amount > 0 ? [{ kind, amount: -amount, facts: { rate } }] : [];
  });
}

interface Held {
  student_id: string;
  /** The first place of its line: those that go on from one another are one. */
  root_id: string;
  /** Who looks after them. */
  guardians: readonly string[];
}

const isSibling = (place: Held, one: Held): boolean =>
  one.student_id !== place.student_id && one.guardians.some((id) => place.guardians.includes(id));

/** Their other places, each once, however often it has moved. */
const othersOf = (place: Held, before: readonly Held[]): number =>
  new Set(
    before
      .filter(({ student_id, root_id }) => student_id === place.student_id && root_id !== place.root_id)
      .map(({ root_id }) => root_id),
  ).size;

/** What a place has by those that were there before it in the same period, in the order in which they came. */
export const entitledBy = (place: Held, before: readonly Held[]): Entitled => ({
  sibling: before.some((one) => isSibling(place, one)),
  second_class: othersOf(place, before) > 0,
});

/** The rules as they are for a place: its rates are those of the how manieth it is. */
export function ratesFor<R extends DiscountRules>(rules: R, place: Held, before: readonly Held[]): R {
  const siblings = new Set(before.filter((one) => isSibling(place, one)).map(({ student_id }) => student_id));
  const { sibling, further_siblings = [], second_class, further_classes = [] } = rules;
  return {
    ...rules,
    sibling: nth([sibling, ...further_siblings], siblings.size),
    second_class: nth([second_class, ...further_classes], othersOf(place, before)),
  };
}

/** Of so many that were there before, counted from 1. */
const nth = (rates: readonly number[], count: number): number =>
  rates[Math.min(Math.max(count, 1), rates.length) - 1] ?? 0;
