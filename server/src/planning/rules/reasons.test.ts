import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smallPuzzle } from '../../../test/planning/small.ts';
import { violations } from './check.ts';
import { greedyPlan } from './greedy.ts';
import type { Obstacle, Way } from './obstacles.ts';
import type { Group, Plan } from './plan.ts';
import type { Puzzle } from './puzzle.ts';
import { whyHere, whyLeft, whyUnmet } from './reasons.ts';

const seeds = fc.integer({ min: 0, max: 0xffffffff });

/** The puzzle in which this no longer stands in this person's way. */
function without(puzzle: Puzzle, person: string, way: Way, obstacle: Obstacle): Puzzle {
  const mine = (change: (one: Puzzle['people'][number]) => object) => ({
    ...puzzle,
    people: puzzle.people.map((one) => (one.id === person ? { ...one, ...change(one) } : one)),
  });
  const kind = (change: (one: Puzzle['kinds'][number]) => object) => ({
    ...puzzle,
    kinds: puzzle.kinds.map((one) => (one.id === way.kind ? { ...one, ...change(one) } : one)),
  });
  const start = puzzle.starts.find(({ id }) => id === way.start)!;
  switch (obstacle.what) {
    case 'time':
      return mine((one) => ({ starts: [...one.starts, obstacle.start] }));
    case 'club':
      return mine((one) => ({ clubs: [...one.clubs, obstacle.club] }));
    case 'level':
      return kind(() => ({ level: [0, 7], untested: true }));
    case 'age':
      return kind(() => ({ age: [0, 99] }));
    case 'full':
      return kind(({ size }) => ({ size: [size[0], size[1] + 1] }));
    case 'closed':
      return { ...puzzle, locks: puzzle.locks.map((lock) => ({ ...lock, closed: false })) };
    case 'not_with':
      return {
        ...puzzle,
        people: puzzle.people.map((one) => {
          const other = one.id === person ? obstacle.person : one.id === obstacle.person ? person : undefined;
          return other ? { ...one, notWith: one.notWith.filter((id) => id !== other) } : one;
        }),
      };
    case 'one_a_day':
      return mine(() => ({ twoOnOneDay: true }));
    case 'coach':
      return {
        ...puzzle,
        coaches: [
          ...puzzle.coaches,
          { id: 'new coach', starts: [start.id], kinds: [way.kind], minutes: 600 },
        ],
      };
    case 'court':
      return {
        ...puzzle,
        courts: [...puzzle.courts, { id: 'new court', club: start.club, starts: [start.id] }],
      };
    case 'company': {
      const one = puzzle.people.find(({ id }) => id === person)!;
      const others = Array.from({ length: obstacle.missing }, (_, n) => ({
        ...one,
        id: `new ${n}`,
        level: puzzle.kinds.find(({ id }) => id === way.kind)!.level[1],
        age: null,
        starts: [start.id],
        clubs: [start.club],
        notWith: [],
      }));
      return { ...puzzle, people: [...puzzle.people, ...others] };
    }
  }
}

/** The plan with this person on this way; everybody else stays where they are. */
function taking(puzzle: Puzzle, plan: Plan, person: string, way: Way): Plan[] {
  if (way.group !== undefined)
    return [
      {
        groups: plan.groups.map((group, n) =>
          n === way.group ? { ...group, members: [...group.members, person] } : group,
        ),
      },
    ];
  const added = puzzle.people.filter(({ id }) => id.startsWith('new ')).map(({ id }) => id);
  const members = [person, ...way.company, ...added];
  return puzzle.coaches.flatMap((coach) =>
    recourted(puzzle, [
      ...plan.groups,
      { kind: way.kind, start: way.start, coach: coach.id, court: '', members },
    ]),
  );
}

/** Every way to give these groups courts: who says that a court is free may exchange them. */
function recourted(puzzle: Puzzle, groups: readonly Group[]): Plan[] {
  let all: Group[][] = [[]];
  for (const group of groups)
    all = all.flatMap((some) => puzzle.courts.map(({ id }) => [...some, { ...group, court: id }]));
  return all.map((groups) => ({ groups }));
}

function isIn(puzzle: Puzzle, plan: Plan, person: string, way: Way): boolean {
  return taking(puzzle, plan, person, way).some((taken) => violations(puzzle, taken).length === 0);
}

test('without what is said to stand in the way they get in, and without less they do not', {
  timeout: 120_000,
}, () => {
  const seen = new Set<string>();
  const check = (seed: number) => {
    const puzzle = smallPuzzle(seed);
    const plan = greedyPlan(puzzle)!;
    for (const { person, ways } of whyLeft(puzzle, plan))
      for (const way of ways) {
        const obstacles = way.obstacles;
        for (const { what } of obstacles) seen.add(what);
        const remove = (some: readonly Obstacle[]) =>
          some.reduce((rest, obstacle) => without(rest, person, way, obstacle), puzzle);
        expect(isIn(remove(obstacles), plan, person, way)).toBe(true);
        for (const kept of obstacles)
          expect(isIn(remove(obstacles.filter((one) => one !== kept)), plan, person, way)).toBe(false);
      }
  };
  fc.assert(fc.property(seeds, check), { numRuns: 300 });
  expect([...seen].sort()).toEqual(
    expect.arrayContaining(['age', 'coach', 'company', 'court', 'full', 'level', 'time']),
  );
});

test('a wish is met by the change that is said to be needed for it', { timeout: 120_000 }, () => {
  let count = 0;
  const check = (seed: number) => {
    const puzzle = smallPuzzle(seed);
    const plan = greedyPlan(puzzle)!;
    for (const { person, leaves, ways } of whyUnmet(puzzle, plan))
      for (const way of ways.filter(({ leftBehind }) => !leftBehind)) {
        count++;
        const left = {
          groups: plan.groups.map((group, n) =>
            n === leaves ? { ...group, members: group.members.filter((id) => id !== person) } : group,
          ),
        };
        const free = way.obstacles.reduce((rest, one) => without(rest, person, way, one), puzzle);
        expect(isIn(free, left, person, way)).toBe(true);
      }
  };
  fc.assert(fc.property(seeds, check), { numRuns: 300 });
  expect(count).toBeGreaterThan(20);
});

test('who has a class is told what it has of their wishes', () => {
  const check = (seed: number) => {
    const puzzle = smallPuzzle(seed);
    const plan = greedyPlan(puzzle)!;
    const reasons = whyHere(puzzle, plan);
    expect(reasons.length).toBe(plan.groups.reduce((sum, { members }) => sum + members.length, 0));
    for (const { person, group, loved, with: friends, coach } of reasons) {
      const wish = puzzle.people.find(({ id }) => id === person)!;
      const its = plan.groups[group]!;
      expect(its.members).toContain(person);
      expect(loved).toBe(wish.loved.includes(its.start));
      expect(coach).toBe(wish.coaches.includes(its.coach));
      expect(friends).toEqual(wish.with.filter((id) => its.members.includes(id)));
    }
  };
  fc.assert(fc.property(seeds, check), { numRuns: 100 });
});
