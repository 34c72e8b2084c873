import type { LocalDate } from '../../kernel/time/index.ts';
import type { Occurrence } from './recurrence.ts';

/** `over`: has begun, or is finished; `off`: was called off, or its date is excluded. */
export type Standing = 'over' | 'ahead' | 'off';

/** A class, or an excluded date, by where the recurrence put it. */
export type Placed = {
  id: string;
  occurrence_date: LocalDate;
  /** `ahead` unless told. */
  standing?: Standing;
  /** Its time was set by hand: the date that it stands for may lie anywhere. */
  keeps_time?: boolean;
};

export type Match = {
  pairs: { id: string; occurrence: Occurrence }[];
  /** Classes to come that the new pattern has no place for. */
  orphans: string[];
  /** Others without a counterpart: a week that is off, but has no class in the new pattern. */
  unplaced: string[];
};

export type Taker = Placed & { standing: Standing };
export type Seat = { occurrence: Occurrence; state: 'open' | 'closed' | 'past' };

/**
 * Gives the classes of one week (or other span) its dates, in their order. Where there are fewer dates than classes,
 * what took place keeps its share, and what is called off makes room for what is to take place.
 */
export function seatGroup(
  takers: readonly Taker[],
  seats: readonly Seat[],
  same_date: boolean,
): Match['pairs'] {
  const chosen = takers.toSorted(byRank).slice(0, seats.length).sort(byDate);
  const inOrder = seatAll(chosen, seats, same_date);
  if (chosen.every((one) => one.standing !== 'ahead' || inOrder.has(one))) return pairsOf(inOrder);
  const aheadFirst = seatAll(
    takers.toSorted((a, b) => isAhead(b) - isAhead(a) || byDate(a, b)),
    seats,
    same_date,
  );
  return pairsOf(aheadOf(aheadFirst) > aheadOf(inOrder) ? aheadFirst : inOrder);
}

function seatAll(takers: readonly Taker[], seats: readonly Seat[], same_date: boolean): Map<Taker, Seat> {
  const free = seats.toSorted((a, b) => (a.occurrence.local_date < b.occurrence.local_date ? -1 : 1));
  const seated = new Map<Taker, Seat>();
  for (const taker of takers) {
    const at = free.findIndex((seat) => suits(taker, seat, same_date));
    if (at < 0) continue;
    seated.set(taker, free[at]!);
    free.splice(at, 1);
  }
  return seated;
}

function suits({ standing, keeps_time }: Taker, { state }: Seat, same_date: boolean): boolean {
  if (standing !== 'ahead' || keeps_time) return true;
  return state === 'open' || (state === 'closed' && same_date);
}

const ranks: Record<Standing, number> = { over: 0, ahead: 1, off: 2 };
const byDate = (a: Taker, b: Taker): number =>
  a.occurrence_date === b.occurrence_date ? 0 : a.occurrence_date < b.occurrence_date ? -1 : 1;
const byRank = (a: Taker, b: Taker): number => ranks[a.standing] - ranks[b.standing] || byDate(a, b);
const isAhead = (taker: Taker): number => (taker.standing === 'ahead' ? 1 : 0);
const aheadOf = (seated: ReadonlyMap<Taker, Seat>): number => [...seated.keys()].filter(isAhead).length;
const pairsOf = (seated: ReadonlyMap<Taker, Seat>): Match['pairs'] =>
  [...seated].map(([{ id }, { occurrence }]) => ({ id, occurrence }));
