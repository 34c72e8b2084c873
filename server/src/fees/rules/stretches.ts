import { dayNumber, earlierDate, type LocalDate } from '../../kernel/time/index.ts';
import type { Closure, Recurrence } from '../../scheduling/rules/recurrence.ts';
import { agreedPrices, type Version } from './agreed.ts';
import { calendarOf, datesOf, type Stay } from './dates.ts';
import { type Counting, isWhole, periodsIn, type Span, spanWords } from './periods.ts';
import { type Price, priceFor, sharedBy } from './pricing.ts';
import type { Piece, Stretch } from './reckoning.ts';
import { countOf } from './shares.ts';

/** A place in which another one goes on. */
interface Further extends Stay {
  id: string;
  schedule_id: string;
  is_club_member: boolean;
  agreed_at?: number;
}

/** A group in which it goes on; without a plan its dates are paid one by one. */
export interface FurtherGroup {
  id: string;
  name: string;
  recurrence: Recurrence;
  course: Span | null;
  plan:
    | (Counting & {
        currency: string;
        prices: readonly Price[];
        per?: 'person' | 'group';
        versions?: readonly Version[];
      })
    | null;
}

interface Around {
  groups: readonly FurtherGroup[];
  closures: readonly Closure[];
  charged: Span;
  /** What the first one costs, and for which period: a group without a plan costs no more and no less. */
  base: number;
  of: string;
  currency: string;
  /** Who holds a place in a group on a day, in order; the place itself is in it, or comes last. */
  holdersOf: (schedule_id: string, day: LocalDate) => readonly string[];
}

/** What the places in which one goes on cost, each by the plan of its group. */
export const furtherStretches = (places: readonly Further[], around: Around): Stretch[] =>
  places.map((place) => {
    const group = around.groups.find(({ id }) => id === place.schedule_id);
    const { starts_on, ends_on } = place;
    return {
      starts_on,
      ends_on,
      group: group?.name ?? '',
      pieces: group ? piecesOf(place, group, around) : [],
    };
  });

function piecesOf(
  place: Further,
  group: FurtherGroup,
  { closures, charged, currency, holdersOf, ...first }: Around,
): Piece[] {
  const { plan, recurrence, course, id } = group;
  if (plan === null || plan.currency !== currency) {
    const calendar = calendarOf({ recurrence, closures, period: charged, whole: false });
    const dates = datesOf(place, calendar, charged);
    return [{ base: first.base, dates, of: first.of }];
  }
  const ends_on = earlierDate(charged.ends_on, place.ends_on ?? charged.ends_on);
  return periodsIn(plan, course, { starts_on: place.starts_on, ends_on }).map((period) => {
    const calendar = calendarOf({ recurrence, closures, period, whole: isWhole(plan) });
    const dates = datesOf(place, calendar, charged);
    const classes_a_week = timesAWeek(recurrence, period, countOf(dates));
    const prices = agreedPrices(plan, { agreed_at: place.agreed_at ?? 0, starts_on: period.starts_on });
    const { group_size, at } = among(holdersOf(id, place.starts_on), place.id);
    const price = sharedBy(plan, priceFor(prices, { classes_a_week, group_size }), { group_size, at });
    // What has no price costs no more and no less: nobody has said that it is free.
    if (!price) return { base: first.base, dates, of: first.of };
    const base = place.is_club_member ? (price.member_amount ?? price.amount) : price.amount;
    return { base, dates, of: spanWords(period) };
  });
}

/** A place among those who hold one in its group: one that is only asked about is not there yet. */
function among(holders: readonly string[], id: string): { group_size: number; at: number } {
  const at = holders.indexOf(id);
  if (at >= 0) return { group_size: holders.length, at };
  return { group_size: holders.length + 1, at: holders.length };
}

/** The days on which it takes place in a week; of other patterns, what comes to a week in the period. */
export function timesAWeek(
  { recurrence, recurrence_days }: Recurrence,
  { starts_on, ends_on }: Span,
  dates: number,
): number {
  if (recurrence === 'weekly') return Math.max(1, recurrence_days.length);
  const weeks = (dayNumber(ends_on) - dayNumber(starts_on) + 1) / 7;
  return Math.max(1, Math.round(dates / weeks));
}
