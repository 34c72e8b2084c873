import { expect, test } from 'vitest';
import { madeUpClub } from '../../../../bench/planning/club.ts';
import { plantedPuzzle } from '../../../test/planning/planted.ts';
import { violations } from '../rules/check.ts';
import { type Progress, solve } from './solve.ts';

const limits = { gap: 0, seconds: 120, seed: 1, megabytes: 1000 };
/** Too large to be finished while a test waits. */
const large = madeUpClub({ people: 180, clubs: 1, courts: 6, coaches: 5, groups: 45, seed: 1 });

test('solves in a thread, says how it stands, and only ever gets better', { timeout: 60_000 }, async () => {
  const { puzzle, worth } = plantedPuzzle(3);
  const seen: Progress[] = [];
  const outcome = await solve({ do: 'plan', puzzle, limits }, (progress) => seen.push(progress)).done;
  expect(outcome).toMatchObject({ status: 'optimal' });
  if (outcome.status !== 'optimal') return;
  expect(outcome.value).toBeCloseTo(worth, 5);
  expect(violations(puzzle, outcome.plan)).toEqual([]);
  expect(seen.length).toBeGreaterThan(0);
  for (const [n, { value, bound }] of seen.entries()) {
    expect(value).toBeGreaterThanOrEqual(seen[n - 1]?.value ?? Number.NEGATIVE_INFINITY);
    expect(bound).toBeLessThanOrEqual(seen[n - 1]?.bound ?? Number.POSITIVE_INFINITY);
  }
});

test('stopped, it gives the best plan so far within a second', { timeout: 60_000 }, async () => {
  let first: (() => void) | undefined;
  const found = new Promise<void>((resolve) => {
    first = resolve;
  });
  let last: Progress | undefined;
  const solving = solve({ do: 'plan', puzzle: large, limits }, (progress) => {
    last = progress;
    first?.();
  });
  await found;
  const began = performance.now();
  solving.stop();
  const outcome = await solving.done;
  expect(performance.now() - began).toBeLessThan(1000);
  if (outcome.status !== 'stopped') throw new Error(outcome.status);
  expect(outcome.plan).toEqual(last!.plan);
  expect(violations(large, outcome.plan)).toEqual([]);
});

test('cancelled, it ends within a second, whatever HiGHS is doing', { timeout: 60_000 }, async () => {
  const solving = solve({ do: 'plan', puzzle: large, limits });
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const began = performance.now();
  solving.cancel();
  expect(await solving.done).toMatchObject({ status: 'cancelled' });
  expect(performance.now() - began).toBeLessThan(1000);
});

test('ends at its time limit with what it has', { timeout: 60_000 }, async () => {
  const outcome = await solve({ do: 'plan', puzzle: large, limits: { ...limits, seconds: 2 } }).done;
  if (outcome.status !== 'stopped') throw new Error(outcome.status);
  expect(violations(large, outcome.plan)).toEqual([]);
});

test('ends with what it has where memory would grow beyond what it may have', {
  timeout: 60_000,
}, async () => {
  const outcome = await solve({ do: 'plan', puzzle: large, limits: { ...limits, megabytes: 10 } }).done;
  if (outcome.status !== 'stopped') throw new Error(outcome.status);
  expect(violations(large, outcome.plan)).toEqual([]);
});

test('a thread that breaks is an answer, not an exception', async () => {
  const broken = new URL('data:text/javascript,throw new Error("broken on purpose")');
  const outcome = await solve({ do: 'plan', puzzle: large, limits }, undefined, broken).done;
  expect(outcome).toMatchObject({ status: 'failed', reason: 'crashed', message: 'broken on purpose' });
});

test('a thread that ends without a word is an answer, too', async () => {
  const silent = new URL('data:text/javascript,');
  const outcome = await solve({ do: 'plan', puzzle: large, limits }, undefined, silent).done;
  expect(outcome).toMatchObject({ status: 'failed', reason: 'crashed' });
});

test('the same seed gives the same plan, from thread to thread', { timeout: 60_000 }, async () => {
  const { puzzle } = plantedPuzzle(6);
  const [one, other] = await Promise.all([1, 2].map(() => solve({ do: 'plan', puzzle, limits }).done));
  if (one!.status !== 'optimal' || other!.status !== 'optimal') throw new Error('not solved');
  expect(one!.plan).toEqual(other!.plan);
});
