import { newBroken } from './broken.ts';
import { type Violation, violations } from './check.ts';
import { overlap } from './fits.ts';
import { keyOf } from './keys.ts';
import type { Group, Plan } from './plan.ts';
import type { Lock, Puzzle } from './puzzle.ts';

/** What the desk does to a plan by hand. */
export type Edit =
  | {
      move: 'group';
      key: string;
      start?: string | undefined;
      court?: string | undefined;
      coach?: string | undefined;
    }
  | { move: 'person'; person: string; from: string | null; to: string | null };

export interface Edited {
  groups: Group[];
  /** What was touched stands from now on. */
  locks: Lock[];
  /** Rules that are broken by it, and were not before. */
  broken: Violation[];
}

/** The plan after an edit: a group with nobody left in it is gone. */
export function edited(puzzle: Puzzle, plan: Plan, edit: Edit): Edited {
  const touched = new Set(edit.move === 'group' ? [edit.key] : [edit.from, edit.to]);
  const groups = plan.groups
    .map((group) => ({
      was: keyOf(group),
      group: touched.has(keyOf(group)) ? changed(puzzle, plan, group, edit) : group,
    }))
    .filter(({ was, group }) => !touched.has(was) || group.members.length > 0);
  const untouched = puzzle.locks.filter((lock) => !touched.has(keyOf(lock)));
  const closed = new Set(puzzle.locks.filter((lock) => lock.closed).map(keyOf));
  const locks = groups
    .filter(({ was }) => touched.has(was))
    .map(({ was, group }) => lockOf(group, closed.has(was)));
  const after = groups.map(({ group }) => group);
  const without = { ...puzzle, locks: untouched };
  return {
    groups: after,
    locks: [...untouched, ...locks],
    broken: newBroken(violations(without, plan), violations(without, { groups: after })),
  };
}

/** A lock on a group as it is. */
export const lockOf = (group: Group, closed: boolean): Lock => ({
  ...{ id: keyOf(group), kind: group.kind, start: group.start, coach: group.coach },
  ...{ members: group.members, closed },
});

function changed(puzzle: Puzzle, plan: Plan, group: Group, edit: Edit): Group {
  if (edit.move === 'person') {
    const others = group.members.filter((id) => id !== edit.person);
    const isThere = edit.to === keyOf(group);
    return { ...group, members: isThere ? [...others, edit.person].sort() : others };
  }
  const start = edit.start ?? group.start;
  const court = edit.court ?? courtFor(puzzle, plan, { ...group, start }, group);
  return { ...group, start, court, coach: edit.coach ?? group.coach };
}

/** Its own where that is free then, else one that is; its own, which is then not free, where none is. */
function courtFor({ courts, starts }: Puzzle, plan: Plan, moved: Group, was: Group): string {
  const at = starts.find(({ id }) => id === moved.start);
  if (!at) return was.court;
  const busy = new Set(
    plan.groups
      .filter((group) => group !== was && overlap(starts.find(({ id }) => id === group.start)!, at))
      .map(({ court }) => court),
  );
  const free = courts.filter(
    (court) => court.club === at.club && court.starts.includes(at.id) && !busy.has(court.id),
  );
  return (free.find(({ id }) => id === was.court) ?? free[0])?.id ?? was.court;
}

/** The puzzle with an hour that nobody had asked for, free for whom it is free now. */
export function withStart(puzzle: Puzzle, now: Puzzle, id: string): Puzzle {
  const start = now.starts.find((one) => one.id === id);
  if (!start || puzzle.starts.some((one) => one.id === id)) return puzzle;
  const also = <One extends { id: string; starts: readonly string[] }>(
    all: readonly One[],
    others: readonly One[],
  ) =>
    all.map((one) =>
      others.find((other) => other.id === one.id)?.starts.includes(id)
        ? { ...one, starts: [...one.starts, id] }
        : one,
    );
  return {
    ...puzzle,
    starts: [...puzzle.starts, start],
    courts: also(puzzle.courts, now.courts),
    coaches: also(puzzle.coaches, now.coaches),
  };
}
