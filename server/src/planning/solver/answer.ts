import type { Highs } from 'highs';
import { changesBetween } from '../rules/changes.ts';
import { violations } from '../rules/check.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import { greedyPlan } from '../rules/greedy.ts';
import { classesOf } from '../rules/index.ts';
import type { Plan } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';
import { helpsOf } from './helps.ts';
import type { Answer, Task } from './messages.ts';
import { clockOf } from './run.ts';
import { gapOf, search, type Watch } from './search.ts';

/** Of the time for a new plan with few changes, this share at most goes to finding out how few. */
const shareForPeace = 0.7;

/** Does what the task asks for, to its end: call it where nobody waits. */
export function answer(highs: Highs, task: Task, watch: Watch): Answer {
  const conflicts = conflictsOf(task.puzzle);
  if (conflicts.length > 0) return { status: 'conflict', conflicts };
  switch (task.do) {
    case 'plan':
      return plan(highs, task, watch);
    case 'replan':
      return replan(highs, task, watch);
    case 'helps':
      return { status: 'helps', helps: helpsOf(highs, task.puzzle, task.plan, task.limits) };
  }
}

function plan(highs: Highs, { puzzle, limits, start }: Task & { do: 'plan' }, watch: Watch): Answer {
  const valid = start && violations(puzzle, start).length === 0 ? start : greedyPlan(puzzle);
  return { status: 'found', found: search(highs, { puzzle, aim: { for: 'value' }, limits }, valid, watch) };
}

/** First how few changes there can be, exactly; then, of all plans with no more of them, the best. */
function replan(highs: Highs, { puzzle, limits, before }: Task & { do: 'replan' }, watch: Watch): Answer {
  const classes = classesOf(before);
  const clock = clockOf(limits);
  const end = clock() + limits.seconds;
  const quiet = { found: () => undefined, isStopped: watch.isStopped };
  const calm = search(
    highs,
    {
      puzzle,
      before,
      aim: { for: 'peace', before: classes },
      limits: { ...limits, gap: 0, seconds: limits.seconds * shareForPeace },
    },
    carriedOver(puzzle, before),
    quiet,
  );
  const changes = changesBetween(puzzle, before, calm.plan);
  const seconds = end - clock();
  const aim = { for: 'value within' as const, before: classes, changes: changes.cost };
  const found = search(highs, { puzzle, before, aim, limits: { ...limits, seconds } }, calm.plan, watch);
  // Changes count in whole numbers.
  const fewestProven = calm.bound - calm.value < 1 - 1e-6 || gapOf(calm) < 1e-6;
  return { status: 'found', found, changes: changesBetween(puzzle, before, found.plan), fewestProven };
}

/** What of the plan still stands, filled up again; from nothing where that breaks a rule. */
function carriedOver(puzzle: Puzzle, before: Plan): Plan | undefined {
  const known = new Set(puzzle.people.map(({ id }) => id));
  const groups = before.groups.map((group) => ({
    ...group,
    members: group.members.filter((id) => known.has(id)),
  }));
  if (violations(puzzle, { groups }).length === 0) return { groups };
  const stands = groups.filter(
    (group) => violations({ ...puzzle, locks: [], groups: [] }, { groups: [group] }).length === 0,
  );
  const locks = stands.map(({ kind, start, coach, members }, n) => ({
    id: `stands ${n}`,
    kind,
    start,
    coach,
    members,
    closed: false,
  }));
  const held = { ...puzzle, locks: [...puzzle.locks, ...locks] };
  const carried = conflictsOf(held).length === 0 ? greedyPlan(held) : undefined;
  return carried && violations(puzzle, carried).length === 0 ? carried : greedyPlan(puzzle);
}
