import type { Part } from '../../kernel/duties.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import type { Asked } from '../queries/asked.ts';
import { classesOf } from '../queries/classes.ts';
import { noShares } from '../queries/fees.ts';
import { figuresOf } from '../queries/figures.ts';
import { earningsOf } from '../queries/money.ts';
import { monthSums } from '../queries/sums.ts';
import {
  allClubs,
  bookedClasses,
  classesAmong,
  classesFrom,
  firstClassAt,
  forgetClasses,
  forgetKept,
  forgetMarks,
  goalOf,
  type Horizon,
  horizonOf,
  lockRounds,
  markFeesEnded,
  markStudentsOf,
  monthsOf,
  saveClasses,
  saveHorizon,
  saveMonths,
  saveStudents,
  takeMarks,
} from '../store/kept.ts';

/** What is over for so long is kept: attendance is still being marked before that. */
const afterDays = 3;
const classesAtOnce = 200;
const marksAtOnce = 300;
const forgottenAtOnce = 2_000;
const marksForgottenAtOnce = 20_000;

/**
 * A part of a round: the next classes that are over for days, and when there are none, what was written to since. Marks
 * are taken before what they are of is read: what is written meanwhile leaves another one (docs/domain/kpis.md).
 */
export async function keepSome(scope: Scope): Promise<Part> {
  await lockRounds(scope);
  const goal = await goalOf(scope, afterDays);
  const horizon = await horizonOf(scope);
  if (!horizon) return begin(scope, goal);
  const done = (await advance(scope, horizon, goal)) || (await keepMarked(scope, horizon));
  return done > 0 ? { done, next: 'more' } : { done };
}

/** Once nothing is left of what was kept before, from the first class on. */
async function begin(scope: Scope, goal: Horizon): Promise<Part> {
  const forgotten =
    (await forgetKept(scope, forgottenAtOnce)) + (await forgetMarks(scope, marksForgottenAtOnce));
  if (forgotten === 0) {
    const first = await firstClassAt(scope);
    const until = first && first < goal.until ? first : goal.until;
    await saveHorizon(scope, { until, fees_until: goal.fees_until });
  }
  return { done: 1, next: 'more' };
}

async function advance(scope: Scope, horizon: Horizon, goal: Horizon): Promise<number> {
  if (horizon.fees_until < goal.fees_until) return endFees(scope, horizon);
  if (horizon.until >= goal.until) return 0;
  const { ids, until } = await classesFrom(scope, {
    from: horizon.until,
    goal: goal.until,
    most: classesAtOnce,
  });
  const next = { ...horizon, until };
  await saveHorizon(scope, next);
  await keepClasses(scope, ids, next);
  await markStudentsOf(scope, ids);
  return 1;
}

/** One more day whose fees are over: at the end of a month there are many. */
async function endFees(scope: Scope, { until, fees_until }: Horizon): Promise<number> {
  await markFeesEnded(scope, fees_until);
  await saveHorizon(scope, { until, fees_until: addDays(fees_until, 1) });
  return 1;
}

async function keepMarked(scope: Scope, horizon: Horizon): Promise<number> {
  const marked = await takeMarks(scope, marksAtOnce);
  if (!marked) return 0;
  await keepClasses(scope, marked.sessions, horizon);
  await keepStudents(scope, marked.students, horizon);
  return 1;
}

/** Keeps these classes as they are now. */
async function keepClasses(
  scope: Scope,
  ids: readonly string[],
  { until, fees_until }: Horizon,
): Promise<void> {
  const left = await forgetClasses(scope, ids);
  const among = await classesAmong(scope, ids, until);
  if (among) {
    const asked = everything(among);
    const earned = await earningsOf(scope, { ...asked, any_currency: true, fees_before: fees_until });
    await saveClasses(scope, figuresOf(asked, scope, noShares), earned);
  }
  const months = [...left, ...(await monthsOf(scope, ids))];
  await saveMonths(
    scope,
    [...new Map(months.map((one) => [`${one.club_id} ${one.month}`, one])).values()],
    monthSums,
  );
}

/** Keeps the days of these students as they are now. */
async function keepStudents(scope: Scope, ids: readonly string[], { until }: Horizon): Promise<void> {
  const asked = everything({ from: '1900-01-01', until: '2200-01-01', club_ids: await allClubs(scope) });
  await saveStudents(scope, ids, until, classesOf(asked, scope, 'typed', bookedClasses));
}

const everything = (some: Pick<Asked, 'from' | 'until' | 'club_ids' | 'session_ids'>): Asked => ({
  ...{ ...some, previous: some, clubs: [], whole: true, currency: '' },
});
