import type { Highs } from 'highs';
import { changesBetween } from '../rules/changes.ts';
import { measure } from '../rules/measure.ts';
import type { Plan } from '../rules/plan.ts';
import type { Puzzle } from '../rules/puzzle.ts';
import { improve } from './improve.ts';
import { modelOf } from './model.ts';
import type { Aim } from './program.ts';
import { blurred, planOf } from './read.ts';
import { clockOf, type Limits, run, type Seen } from './run.ts';

export type Found = {
  readonly plan: Plan;
  /** Points of the plan (minus what changes cost, where that is the aim), and what no plan can exceed. */
  readonly value: number;
  readonly bound: number;
};

export type Watch = {
  /** A better plan, or a lower bound. */
  readonly found: (found: Found) => void;
  /** Whether somebody wants to have what there is. */
  readonly isStopped: () => boolean;
};

type Search = {
  readonly puzzle: Puzzle;
  readonly aim: Aim;
  readonly limits: Limits;
  readonly before?: Plan | undefined;
};

/**
 * Searches from `start`. Slots that hold several groups are first not told apart, which can only promise too much; where
 * a split then keeps less than was promised, those slots are told apart and it is searched again, so the answer is exact.
 */
export function search(
  highs: Highs,
  { puzzle, aim, limits, before }: Search,
  start: Plan | undefined,
  watch: Watch,
): Found {
  const clock = clockOf(limits);
  const end = clock() + limits.seconds;
  const worthOf = (plan: Plan) =>
    aim.for === 'peace' ? -changesBetween(puzzle, before!, plan).cost : measure(puzzle, plan).total;
  // A split that loses a coach may change more than the values that it comes from.
  const isWithin = (plan: Plan) =>
    aim.for !== 'value within' || changesBetween(puzzle, before!, plan).cost <= aim.changes;
  let best: Found = {
    plan: start ?? { groups: [] },
    value: start ? worthOf(start) : -Infinity,
    bound: Infinity,
  };
  const keep = (plan: Plan | undefined, bound: number) => {
    const value = plan && isWithin(plan) ? worthOf(plan) : -Infinity;
    const isBetter = plan !== undefined && value > best.value + 1e-7;
    if (!isBetter && bound >= best.bound) return;
    best = { ...(isBetter ? { plan, value } : best), bound: Math.min(bound, best.bound) };
    watch.found(best);
  };
  const apart = new Set<string>();
  for (;;) {
    const model = modelOf(puzzle, apart, aim);
    const seconds = end - clock();
    if (seconds <= 0) return best;
    const seen: Seen = {
      isStopped: watch.isStopped,
      found: (values, bound) => keep(values && planOf(model, values, aim), bound),
      isEnough: () => gapOf(best) <= Math.max(limits.gap, 1e-9),
    };
    const all = { highs, model, limits: { ...limits, seconds }, seen };
    if (apart.size === 0) improve(all, () => best.plan);
    if (seen.isEnough()) return best;
    const left = end - clock();
    if (left <= 0) return best;
    const last = run(
      { ...all, limits: { ...limits, seconds: left } },
      best.value > -Infinity ? best.plan : undefined,
    );
    if (!last || gapOf(best) <= Math.max(limits.gap, 1e-9)) return best;
    const blurs = blurred(model, last);
    if (blurs.length === 0) return best;
    for (const slot of blurs) apart.add(slot);
  }
}

export function gapOf({ value, bound }: { value: number; bound: number }): number {
  return Math.max(0, bound - value) / Math.max(1, Math.abs(value));
}
