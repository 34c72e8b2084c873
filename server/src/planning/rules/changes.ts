import { type Class, classesOf } from './index.ts';
import type { Plan } from './plan.ts';
import type { Puzzle } from './puzzle.ts';

/** What one changed class counts: that it is lost, at another hour or in another kind of group, or with another coach. */
export const changeWorth = { lost: 10, moved: 3, coach: 1 } as const;

export type Changes = {
  readonly lost: number;
  readonly moved: number;
  readonly coach: number;
  /** All of them, by what they count. */
  readonly cost: number;
};

/** How a plan differs from an earlier one for those whom the puzzle still has. Classes that are added count nothing. */
export function changesBetween({ people }: Puzzle, before: Plan, after: Plan): Changes {
  const was = classesOf(before);
  const is = classesOf(after);
  const sum = { lost: 0, moved: 0, coach: 0 };
  for (const { id } of people) {
    const one = changesOf(was.get(id) ?? [], is.get(id) ?? []);
    sum.lost += one.lost;
    sum.moved += one.moved;
    sum.coach += one.coach;
  }
  const cost = changeWorth.lost * sum.lost + changeWorth.moved * sum.moved + changeWorth.coach * sum.coach;
  return { ...sum, cost };
}

function changesOf(was: readonly Class[], is: readonly Class[]) {
  const same = was.filter((one) => is.some(({ start, kind }) => start === one.start && kind === one.kind));
  const sameCoach = same.filter((one) =>
    is.some(({ start, kind, coach }) => start === one.start && kind === one.kind && coach === one.coach),
  );
  const lost = Math.max(0, was.length - is.length);
  return { lost, moved: was.length - same.length - lost, coach: same.length - sameCoach.length };
}
