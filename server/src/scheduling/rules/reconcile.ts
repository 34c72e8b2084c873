import { addDays, dayNumber, type LocalDate, mondayOf } from '../../kernel/time/index.ts';
import type { Occurrence } from './recurrence.ts';
import { type Match, type Placed, type Seat, seatGroup, type Taker } from './seating.ts';

export type MatchInput = {
  sessions: readonly Placed[];
  /** Dates of the new pattern on which a class can take place. */
  wanted: readonly Occurrence[];
  /** Those on which the club is closed. */
  closed: readonly Occurrence[];
  /** Those that are over: what took place, or was called off, may stand for them. */
  past?: readonly Occurrence[];
  by_month: boolean;
  /** For patterns of every second week: a Monday from which fortnights are counted. */
  fortnight?: LocalDate | undefined;
};

/**
 * Which class of a schedule becomes which class of its changed pattern. Each stands for one of its ISO week's (for
 * `fortnight` and `by_month`: of its fortnight's or month's), so a change of the pattern neither brings back what was
 * called off nor doubles what has taken place. First come those on the same date, then, in their order, those of the
 * same week, and so on.
 *
 * A class to come is never put into the past; on a date on which the club is closed meanwhile it stays (whoever left
 * it there meant it), but none is moved there.
 */
export function matchOccurrences(input: MatchInput): Match {
  let takers: Taker[] = input.sessions.map((session) => ({ standing: 'ahead', ...session }));
  let seats = seatsOf(input);
  const pairs: Match['pairs'] = [];
  for (const [at, keyOf] of keysOf(input).entries()) {
    const step = seatBy(keyOf, { takers, seats, same_date: at === 0 });
    pairs.push(...step.pairs);
    ({ takers, seats } = step);
  }
  const without = (standing: Taker['standing'][]) =>
    takers.filter((one) => standing.includes(one.standing)).map((one) => one.id);
  return { pairs, orphans: without(['ahead']), unplaced: without(['off', 'over']) };
}

const seatsOf = ({ wanted, closed, past = [] }: MatchInput): Seat[] => [
  ...wanted.map((occurrence) => ({ occurrence, state: 'open' as const })),
  ...closed.map((occurrence) => ({ occurrence, state: 'closed' as const })),
  ...past.map((occurrence) => ({ occurrence, state: 'past' as const })),
];

type KeyOf = (date: LocalDate) => string;

function keysOf({ by_month, fortnight }: MatchInput): KeyOf[] {
  const keys: KeyOf[] = [(date) => date, mondayOf];
  if (fortnight !== undefined) keys.push((date) => fortnightOf(date, fortnight));
  if (by_month) keys.push((date) => date.slice(0, 7));
  return keys;
}

/** The Monday on which the fortnight of a date begins; `from` is one such Monday. */
export function fortnightOf(date: LocalDate, from: LocalDate): LocalDate {
  const monday = mondayOf(date);
  const weeks = Math.floor((dayNumber(monday) - dayNumber(from)) / 7);
  return weeks % 2 === 0 ? monday : addDays(monday, -7);
}

type Step = { pairs: Match['pairs']; takers: Taker[]; seats: Seat[] };

function seatBy(
  keyOf: KeyOf,
  { takers, seats, same_date }: { takers: Taker[]; seats: Seat[]; same_date: boolean },
): Step {
  const groups = Map.groupBy(seats, (seat) => keyOf(seat.occurrence.local_date));
  const pairs: Match['pairs'] = [];
  for (const [key, group] of Map.groupBy(takers, (taker) => keyOf(taker.occurrence_date)))
    pairs.push(...seatGroup(group, groups.get(key) ?? [], same_date));
  const seated = new Set(pairs.map((pair) => pair.id));
  const taken = new Set(pairs.map((pair) => pair.occurrence));
  return {
    pairs,
    takers: takers.filter((one) => !seated.has(one.id)),
    seats: seats.filter((one) => !taken.has(one.occurrence)),
  };
}
