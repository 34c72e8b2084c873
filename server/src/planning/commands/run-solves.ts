import { availableParallelism } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import type { Bus } from '../../kernel/bus.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type InTurns, inScope, sendInTurns } from '../../kernel/sending.ts';
import type { FoundHelp } from '../rules/found.ts';
import { type Best, becameOf, type Ended } from '../rules/outcome.ts';
import type { Plan } from '../rules/plan.ts';
import { explain } from '../solver/explain.ts';
import type { Task } from '../solver/messages.ts';
import { type Outcome, type Progress, type Solving, solve } from '../solver/solve.ts';
import { type Claimed, claimSolve, endSolve, endTopic, noteSolve } from '../store/plan-solves.ts';
import { planOf, updatePlan } from '../store/plans.ts';

export interface PlanSolver extends InTurns {
  bus: Bus;
  /** What this worker solves now. */
  running: Set<Running>;
}

export interface Running {
  /** Looks whether it is still wanted. */
  look: () => void;
  /** The process ends: what there is is kept. */
  stop: () => void;
}

/** A core for each, and one for all else; where there is one core, one all the same. */
const atOnce = Math.max(1, availableParallelism() - 1);
/** How often it is told how far one is. */
const beatMs = 1_000;
/** The most that HiGHS may hold. */
const megabytes = 1_000;

/** Takes what is to be solved, of all organizations in turn. @returns what is under way */
export async function runDueSolves(solver: PlanSolver, most: number): Promise<Promise<void>[]> {
  const room = Math.min(most, atOnce - solver.running.size);
  if (room <= 0) return [];
  return sendInTurns(solver, room, {
    duty: 'solve_plans',
    claim: claimSolve,
    send: (organization_id, one) => run(solver, organization_id, one),
  });
}

const isAt = (organization_id: string) => ({ organization_id, via: 'solve_plans' });

async function run(solver: PlanSolver, organization_id: string, claimed: Claimed): Promise<void> {
  // Whoever was at it has died: what it had told is kept, and nothing is begun again by itself.
  if (claimed.was_begun) return interrupted(solver, organization_id, claimed);
  let latest: Progress | undefined;
  const solving = solve(taskOf(claimed), (progress) => {
    latest = progress;
  });
  const lease = { id: claimed.id, leased_until: claimed.leased_until };
  const beats = beat(solver, organization_id, {
    ...{ claimed, lease, solving },
    best: () => (latest && claimed.task !== 'helps' ? bestOf(latest) : undefined),
  });
  const mine: Running = { look: beats.look, stop: solving.stop };
  solver.running.add(mine);
  const leave = solver.bus.subscribe(endTopic, beats.look);
  try {
    const outcome = await solving.done;
    await beats.end();
    if (outcome.status === 'failed') solver.failed(new Error(`${claimed.plan_id}: ${outcome.message}`));
    const own = { ...claimed, ...lease };
    if (outcome.status === 'helps') await finishHelps(solver, organization_id, own, outcome.helps);
    else await finish(solver, organization_id, own, endedOf(outcome));
    const plan = outcome.status === 'helps' ? claimed.before : 'plan' in outcome ? outcome.plan : null;
    if (plan) await explained(solver, organization_id, { own, plan, mine });
  } finally {
    leave();
    await beats.end();
    solver.running.delete(mine);
  }
}

async function interrupted(solver: PlanSolver, organization_id: string, claimed: Claimed): Promise<void> {
  const best = claimed.task === 'helps' ? null : claimed.best;
  await finish(solver, organization_id, claimed, { status: 'failed', reason: 'interrupted', best });
  if (!best) return;
  const mine: Running = { look: () => {}, stop: () => {} };
  solver.running.add(mine);
  await explained(solver, organization_id, { own: claimed, plan: best.plan, mine }).finally(() =>
    solver.running.delete(mine),
  );
}

function taskOf({ task, puzzle, before, limits }: Claimed): Task {
  const all = { puzzle, limits: { ...limits, megabytes } };
  switch (task) {
    case 'plan':
      return { do: 'plan', ...all, ...(before && { start: before }) };
    case 'replan':
      return { do: 'replan', ...all, before: before! };
    case 'helps':
      return { do: 'helps', ...all, plan: before! };
  }
}

const bestOf = ({ plan, value, bound, gap, seconds }: Progress): Best => ({
  ...{ plan, value, seconds },
  bound: Number.isFinite(bound) ? bound : null,
  gap: Number.isFinite(gap) ? gap : null,
});

function endedOf(outcome: Exclude<Outcome, { status: 'helps' }>): Ended {
  switch (outcome.status) {
    case 'conflict':
      return { status: 'conflict', conflicts: outcome.conflicts };
    case 'cancelled':
      return { status: 'cancelled' };
    case 'failed':
      return { status: 'failed', reason: outcome.reason, best: outcome.best ? bestOf(outcome.best) : null };
    default: {
      const { changes, fewestProven = false } = outcome;
      const told = changes && {
        lost: changes.lost,
        moved: changes.moved,
        coach: changes.coach,
        fewest_proven: fewestProven,
      };
      return { status: outcome.status, best: bestOf(outcome), changes: told };
    }
  }
}

interface Beating {
  claimed: Claimed;
  lease: Pick<Claimed, 'id' | 'leased_until'>;
  solving: Solving;
  best: () => Best | undefined;
}

/** Says every second how far it is, and hears whether it is to end: at once when somebody says so. */
function beat(solver: PlanSolver, organization_id: string, { claimed, lease, solving, best }: Beating) {
  let told: Best | undefined;
  let running: Promise<void> = Promise.resolve();
  let isOver = false;
  const once = async () => {
    if (isOver) return;
    const now = best();
    const isBetter =
      now !== undefined && (told === undefined || now.value > told.value || now.bound !== told.bound);
    const noted = await inScope(solver, isAt(organization_id), async (scope) => {
      const kept = await noteSolve(scope, lease, isBetter ? now : undefined);
      if (kept && isBetter) announce(scope.tx, 'plans', [claimed.plan_id]);
      return kept;
    });
    if (isBetter) told = now;
    if (!noted) return solving.cancel();
    lease.leased_until = noted.leased_until;
    if (noted.stopping) solving.stop();
  };
  // One after the other; one that fails is made up for by the next, as long as the lease runs.
  const look = () => {
    running = running.then(once).catch(solver.failed);
  };
  const timer = setInterval(look, beatMs);
  return {
    look,
    end: async () => {
      clearInterval(timer);
      await running;
      isOver = true;
    },
  };
}

type Own = Pick<Claimed, 'id' | 'leased_until' | 'plan_id' | 'puzzle'>;

/** The plan and the end of its solve in one transaction; nothing where it is not this worker's any more. */
const ending = (
  solver: PlanSolver,
  organization_id: string,
  own: Own,
  write: (scope: Scope) => Promise<void>,
) =>
  inScope(solver, isAt(organization_id), async (scope) => {
    if (!(await endSolve(scope, own))) return;
    await write(scope);
    announce(scope.tx, 'plans', [own.plan_id]);
  });

const finish = (solver: PlanSolver, organization_id: string, own: Own, ended: Ended): Promise<void> =>
  ending(solver, organization_id, own, async (scope) => {
    const plan = await planOf(scope, own.plan_id, true);
    if (!plan) return;
    const { status, found, isNew } = becameOf(own.puzzle, ended, plan.found);
    await updatePlan(scope, plan.id, {
      found: found && (isNew ? { ...found, kinds: plan.options.kinds } : found),
      status: plan.status === 'applied' ? 'applied' : status,
      ...(status === 'draft' ? {} : { solved_at: scope.now }),
      ...(isNew && { puzzle: own.puzzle }),
    });
  });

const finishHelps = (
  solver: PlanSolver,
  organization_id: string,
  own: Own,
  helps: readonly FoundHelp[],
): Promise<void> =>
  ending(solver, organization_id, own, async (scope) => {
    const plan = await planOf(scope, own.plan_id, true);
    if (plan?.found?.groups) await updatePlan(scope, plan.id, { found: { ...plan.found, helps } });
  });

/** Reasons take a while, and are there for whoever looks later: of this plan, not of one that has been changed since. */
async function explained(
  solver: PlanSolver,
  organization_id: string,
  { own, plan, mine }: { own: Own; plan: Plan; mine: Running },
): Promise<void> {
  const explaining = explain(own.puzzle, plan);
  mine.stop = explaining.cancel;
  const reasons = await explaining.done;
  if (!reasons) return;
  await inScope(solver, isAt(organization_id), async (scope) => {
    const now = await planOf(scope, own.plan_id, true);
    if (!now?.found?.groups || !isDeepStrictEqual(now.found.groups, plan.groups)) return;
    await updatePlan(scope, now.id, { found: { ...now.found, reasons } });
    announce(scope.tx, 'plans', [now.id]);
  });
}
