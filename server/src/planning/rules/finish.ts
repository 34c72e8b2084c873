import { courtsFor } from './court-plan.ts';
import type { Plan } from './plan.ts';
import type { Puzzle } from './puzzle.ts';
import type { Draft } from './standing.ts';

/** The plan of these groups, each with a court, in the order of the week; undefined where courts do not suffice. */
export function finishPlan({ courts }: Puzzle, drafts: readonly Draft[]): Plan | undefined {
  const sorted = drafts.toSorted(
    (a, b) =>
      a.start.weekday - b.start.weekday ||
      a.start.minute - b.start.minute ||
      compare(a.start.id, b.start.id) ||
      compare(a.kind.id, b.kind.id) ||
      compare(a.coach, b.coach),
  );
  const found = courtsFor(
    sorted.map(({ start }) => start),
    courts,
  );
  if (!found) return undefined;
  const groups = sorted.map(({ kind, start, coach, members }, n) => ({
    kind: kind.id,
    start: start.id,
    coach,
    court: found[n]!,
    members: members.toSorted(),
  }));
  return { groups };
}

/** By code point: the same on every machine and in every language. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
