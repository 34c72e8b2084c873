import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, expect, test } from 'vitest';
import { drawFrom } from '../../../../bench/planning/draw.ts';
import { bestOfAll } from '../../../test/planning/exhaustive.ts';
import { plantedPuzzle } from '../../../test/planning/planted.ts';
import { smallPuzzle } from '../../../test/planning/small.ts';
import { changesBetween } from '../rules/changes.ts';
import { violations } from '../rules/check.ts';
import { conflictsOf } from '../rules/conflicts.ts';
import { holding, waitingOf } from '../rules/hold.ts';
import { measure } from '../rules/measure.ts';
import type { Plan } from '../rules/plan.ts';
import type { Lock, Puzzle } from '../rules/puzzle.ts';
import { answer } from './answer.ts';
import { withChange } from './helps.ts';
import { loadHighs } from './highs.ts';
import { modelOf } from './model.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const limits = { gap: 0, seconds: 60, seed: 1, megabytes: 1000 };
const deaf = { found: () => undefined, isStopped: () => false };
const seeds = fc.integer({ min: 0, max: 0xffffffff });

function planFor(puzzle: Puzzle): Plan {
  const found = answer(highs, { do: 'plan', puzzle, limits }, deaf);
  if (found.status !== 'found') throw new Error(found.status);
  return found.found.plan;
}

/** The puzzle on the morning after: a coach is ill on one day, or somebody no longer wants to come. */
function nextMorning(puzzle: Puzzle, seed: number): Puzzle {
  const draw = drawFrom(seed);
  if (draw() < 0.3) return { ...puzzle, people: puzzle.people.slice(1) };
  const ill = draw() < 0.5 ? 'ana' : 'ben';
  const coaches = puzzle.coaches.map((coach) =>
    coach.id === ill ? { ...coach, starts: coach.starts.slice(1) } : coach,
  );
  return { ...puzzle, coaches };
}

test('a new plan changes no more than the least of all plans, and is the best of those', {
  timeout: 300_000,
}, () => {
  const check = (seed: number) => {
    const puzzle = smallPuzzle(seed);
    const before = planFor(puzzle);
    const after = nextMorning(puzzle, seed + 1);
    const least = -bestOfAll(after, (plan) => -changesBetween(after, before, plan).cost).worth;
    const best = bestOfAll(after, (plan) =>
      changesBetween(after, before, plan).cost > least
        ? Number.NEGATIVE_INFINITY
        : measure(after, plan).total,
    );
    const found = answer(highs, { do: 'replan', puzzle: after, before, limits }, deaf);
    if (found.status !== 'found') throw new Error(found.status);
    expect(violations(after, found.found.plan)).toEqual([]);
    expect(changesBetween(after, before, found.found.plan).cost).toBe(least);
    expect(found.fewestProven).toBe(true);
    expect(found.found.value).toBeCloseTo(best.worth, 5);
  };
  fc.assert(fc.property(seeds, check), { numRuns: 150 });
});

test('nothing changes when nothing happened', { timeout: 60_000 }, () => {
  const { puzzle } = plantedPuzzle(7);
  const before = planFor(puzzle);
  const found = answer(highs, { do: 'replan', puzzle, before, limits }, deaf);
  expect(found).toMatchObject({ status: 'found', changes: { cost: 0 }, fewestProven: true });
});

function someLocks(puzzle: Puzzle, seed: number): Lock[] {
  const draw = drawFrom(seed);
  const one = <One>(all: readonly One[]) => all[Math.floor(draw() * all.length)]!;
  const locks = [0, 1].slice(0, draw() < 0.5 ? 1 : 2).map((n) => {
    const coach = one(puzzle.coaches);
    return {
      id: `lock ${n}`,
      kind: one(puzzle.kinds).id,
      start: coach.starts.length > 0 && draw() < 0.9 ? one(coach.starts) : one(puzzle.starts).id,
      coach: coach.id,
      members: puzzle.people.filter(() => draw() < 0.2).map(({ id }) => id),
      closed: draw() < 0.3,
    };
  });
  return [...new Map(locks.map((lock) => [lock.kind + lock.start + lock.coach, lock])).values()];
}

test('a conflict is named just when there is no plan, by a minimal set', { timeout: 300_000 }, () => {
  const seen = { conflicts: 0, plans: 0 };
  const check = (seed: number) => {
    const puzzle = { ...smallPuzzle(seed), locks: someLocks(smallPuzzle(seed), seed + 1) };
    const conflicts = conflictsOf(puzzle);
    seen[conflicts.length === 0 ? 'plans' : 'conflicts']++;
    if (conflicts.length === 0) expect(violations(puzzle, planFor(puzzle))).toEqual([]);
    else
      expect(answer(highs, { do: 'plan', puzzle, limits }, deaf)).toEqual({ status: 'conflict', conflicts });
    for (const { rule, pins, at } of conflicts) {
      const only = (some: readonly string[]) => ({
        ...puzzle,
        groups: [],
        locks: puzzle.locks.filter(({ id }) => some.includes(id)),
      });
      const isThere = (some: readonly string[]) =>
        conflictsOf(only(some)).some((one) => one.rule === rule && one.at.join() === at.join());
      expect(isThere(pins)).toBe(true);
      for (const pin of pins) expect(isThere(pins.filter((one) => one !== pin))).toBe(false);
    }
  };
  fc.assert(fc.property(seeds, check), { numRuns: 200 });
  expect(Math.min(seen.conflicts, seen.plans)).toBeGreaterThan(20);
});

test('where the rules know no conflict HiGHS finds a plan, and where they know one of numbers it finds none', {
  timeout: 60_000,
}, () => {
  const check = (seed: number) => {
    const puzzle = { ...smallPuzzle(seed), locks: someLocks(smallPuzzle(seed), seed + 1) };
    const counted = conflictsOf(puzzle).filter(({ rule }) =>
      ['coach_twice', 'coach_minutes', 'courts', 'too_many', 'not_with', 'person_twice'].includes(rule),
    );
    const isFound = highs.withModel(modelOf(puzzle, new Set()).sheet.data(), (program) => {
      program.options.set({ output_flag: false });
      program.run();
      return program.getModelStatus() === highs.constants.modelStatus.optimal;
    });
    expect(isFound).toBe(counted.length === 0);
  };
  fc.assert(fc.property(seeds, check), { numRuns: 200, examples: [[604268082]] });
});

test('a change brings just the people that it is said to bring, and nobody is moved', {
  timeout: 300_000,
}, () => {
  const seen = new Set<string>();
  const check = (seed: number) => {
    const puzzle = smallPuzzle(seed);
    const plan = planFor(puzzle);
    const told = answer(highs, { do: 'helps', puzzle, plan, limits }, deaf);
    if (told.status !== 'helps') throw new Error(told.status);
    const isIn = (some: Plan, id: string) => some.groups.filter(({ members }) => members.includes(id)).length;
    for (const { change, people, waiting } of told.helps) {
      seen.add(change.what);
      const changed = withChange(puzzle, change);
      const held = holding(changed, plan);
      const best = bestOfAllHeld(held);
      const brought = puzzle.people.filter(({ id }) => isIn(best, id) > isIn(plan, id)).map(({ id }) => id);
      expect(waiting).toBe(waitingOf(puzzle, plan).length);
      expect(brought.length).toBe(people.length);
      for (const group of plan.groups)
        expect(best.groups).toContainEqual(
          expect.objectContaining({ start: group.start, coach: group.coach, kind: group.kind }),
        );
    }
  };
  fc.assert(fc.property(seeds, check), { numRuns: 60 });
  expect(seen.size).toBeGreaterThan(3);
});

/** By the usual way to a plan, with everything held: another start, and another weighing, than where the number came from. */
function bestOfAllHeld(held: Puzzle): Plan {
  const places = {
    ...held,
    weights: { loved: 0, friends: 0, level: 0, coach: 0, gaps: 0, prime: 0, changes: 0, revenue: 0 },
  };
  const plan = planFor(places);
  expect(violations(places, plan)).toEqual([]);
  return plan;
}
