import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { violations } from '../server/src/planning/rules/check.ts';
import { greedyPlan } from '../server/src/planning/rules/greedy.ts';
import { measure } from '../server/src/planning/rules/measure.ts';
import type { Plan } from '../server/src/planning/rules/plan.ts';
import type { Puzzle } from '../server/src/planning/rules/puzzle.ts';
import { type Progress, solve } from '../server/src/planning/solver/solve.ts';
import { madeUpClub, type Size } from './planning/club.ts';
import { firstCome } from './planning/first-come.ts';

/*
 * npm run bench:planning: how good a plan is found, and how far from the best it can be at most, beside first come first
 * served and the greedy plan that the solver begins with (docs/domain/planning.md). Seconds are those of one core: on a
 * machine that does something else too, the clock says more, and is printed beside them.
 */
const { values } = parseArgs({
  options: {
    case: { type: 'string', default: 'director,large' },
    seeds: { type: 'string', default: '1,2,3' },
  },
});

type Case = { name: string; size: Omit<Size, 'seed'>; seconds: number; gap: number };

const cases: Record<string, Case> = {
  director: {
    name: '180 people, 6 courts, 5 coaches, 45 groups',
    size: { people: 180, clubs: 1, courts: 6, coaches: 5, groups: 45 },
    seconds: 30,
    gap: 0.01,
  },
  large: {
    name: '600 people, 3 clubs, 18 courts, 16 coaches, 150 groups',
    size: { people: 600, clubs: 3, courts: 18, coaches: 16, groups: 150 },
    seconds: 120,
    gap: 0.03,
  },
};

console.log(
  `calibration: ${(await calibration()).toFixed(2)} s of one core for the sum below; load ${loadavg()[0]!.toFixed(1)}`,
);
for (const name of values.case.split(',')) {
  const one = cases[name];
  if (!one) throw new Error(`--case: ${Object.keys(cases).join(', ')}`);
  console.log(`\n${one.name}: wanted is a gap of ${percent(one.gap)} in ${one.seconds} s`);
  for (const seed of values.seeds.split(',').map(Number))
    await show(one, madeUpClub({ ...one.size, seed }), seed);
}

async function show(one: Case, puzzle: Puzzle, seed: number): Promise<void> {
  const wished = puzzle.people.reduce((sum, { classes }) => sum + classes, 0);
  console.log(`  seed ${seed}: ${wished} classes wished`);
  const found = await solved(one, puzzle);
  line('first come', puzzle, firstCome(puzzle), found.bound);
  line('greedy', puzzle, greedyPlan(puzzle)!, found.bound);
  line('solver', puzzle, found.plan, found.bound);
  console.log(
    `    gap ${percent(found.gap)} after ${found.cpuSeconds.toFixed(1)} s of one core (${found.seconds.toFixed(0)} s on the clock)` +
      `${found.gap <= one.gap && found.cpuSeconds <= one.seconds ? '' : ': not as wanted'}`,
  );
}

/** The first moment at which the gap was as wanted, or the last before its seconds of one core were over. */
function solved({ gap, seconds, size }: Case, puzzle: Puzzle): Promise<Progress> {
  const limits = { gap, seconds, ofWork: true, seed: 1, megabytes: 1500 };
  let last: Progress | undefined;
  return new Promise((resolve) => {
    const solving = solve({ do: 'plan', puzzle, limits }, (progress) => {
      if (progress.cpuSeconds <= seconds) last = progress;
      else solving.stop();
    });
    void solving.done.then((end) => {
      if (last) resolve('plan' in end && end.cpuSeconds <= seconds ? end : last);
      else throw new Error(`${size.people} people: ${end.status} before there was a plan`);
    });
  });
}

function line(name: string, puzzle: Puzzle, plan: Plan, bound: number): void {
  const broken = violations(puzzle, plan);
  if (broken.length > 0) throw new Error(`${name} breaks a rule: ${JSON.stringify(broken[0])}`);
  const value = measure(puzzle, plan);
  const classes = plan.groups.reduce((sum, { members }) => sum + members.length, 0);
  console.log(
    `    ${name.padEnd(11)} ${String(classes).padStart(4)} classes in ${String(plan.groups.length).padStart(3)} groups, ` +
      `${value.total.toFixed(0).padStart(6)} points, at most ${percent((bound - value.total) / value.total)} from the best`,
  );
}

/** A small puzzle to its end: how fast this machine is at just this. */
async function calibration(): Promise<number> {
  const puzzle = madeUpClub({ people: 60, clubs: 1, courts: 2, coaches: 2, groups: 14, seed: 1 });
  const limits = { gap: 0.002, seconds: 300, seed: 1, megabytes: 1500 };
  const end = await solve({ do: 'plan', puzzle, limits }).done;
  if (!('cpuSeconds' in end)) throw new Error(end.status);
  return end.cpuSeconds;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}
