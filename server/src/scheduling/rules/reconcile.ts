import { type LocalDate, mondayOf } from '../../kernel/time/index.ts';
import type { Occurrence } from './recurrence.ts';

/** A session that can still be moved, by where the recurrence put it. */
export type Placed = { id: string; occurrence_date: LocalDate };

export type Match = {
  pairs: { id: string; occurrence: Occurrence }[];
  /** Sessions that the new pattern has no place for. */
  orphans: string[];
};

/**
 * Which session of a schedule becomes which class of its changed pattern: the one on the same date, else, in
 * their order, those of the same ISO week, else (for `by_month`) those of the same month. A session on a date
 * on which the club is closed meanwhile (`closed`) keeps it: whoever left it there meant it.
 */
export function matchOccurrences(input: {
  sessions: readonly Placed[];
  wanted: readonly Occurrence[];
  closed: readonly Occurrence[];
  by_month: boolean;
}): Match {
  const sameDate = matchBy((date) => date, input.sessions, [...input.wanted, ...input.closed]);
  const used = new Set(sameDate.pairs.map((pair) => pair.occurrence.local_date));
  const open = input.wanted.filter((one) => !used.has(one.local_date));
  const sameWeek = matchBy(mondayOf, sameDate.rest, open);
  const pairs = [...sameDate.pairs, ...sameWeek.pairs];
  if (!input.by_month) return { pairs, orphans: sameWeek.rest.map((one) => one.id) };
  const sameMonth = matchBy((date) => date.slice(0, 7), sameWeek.rest, sameWeek.open);
  return { pairs: [...pairs, ...sameMonth.pairs], orphans: sameMonth.rest.map((one) => one.id) };
}

function matchBy(
  keyOf: (date: LocalDate) => string,
  sessions: readonly Placed[],
  wanted: readonly Occurrence[],
): { pairs: Match['pairs']; rest: Placed[]; open: Occurrence[] } {
  const waiting = Map.groupBy(wanted, (one) => keyOf(one.local_date));
  const pairs: Match['pairs'] = [];
  const rest: Placed[] = [];
  for (const session of sessions) {
    const occurrence = waiting.get(keyOf(session.occurrence_date))?.shift();
    if (occurrence) pairs.push({ id: session.id, occurrence });
    else rest.push(session);
  }
  const open = [...waiting.values()].flat().sort((a, b) => (a.local_date < b.local_date ? -1 : 1));
  return { pairs, rest, open };
}
