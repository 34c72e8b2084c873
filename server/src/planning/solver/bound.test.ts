import fc from 'fast-check';
import type { Highs } from 'highs';
import { beforeAll, expect, test } from 'vitest';
import { drawFrom } from '../../../../bench/planning/draw.ts';
import { bestOfAll } from '../../../test/planning/exhaustive.ts';
import { plantedPuzzle } from '../../../test/planning/planted.ts';
import { smallPuzzle } from '../../../test/planning/small.ts';
import { measure } from '../rules/measure.ts';
import { boundBy } from './bound.ts';
import { loadHighs } from './highs.ts';
import { modelOf } from './model.ts';
import { relaxedBound } from './run.ts';

let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const limits = { gap: 0, seconds: 60, seed: 1, megabytes: 1000 };
const seen = { found: () => undefined, isStopped: () => false, isEnough: () => false };

test('no plan exceeds a bound, by whatever prices', { timeout: 60_000 }, () => {
  const check = (seed: number) => {
    const puzzle = smallPuzzle(seed);
    const model = modelOf(puzzle, new Set());
    const best = bestOfAll(puzzle, (plan) => measure(puzzle, plan).total);
    const data = model.sheet.data();
    const draw = drawFrom(seed);
    const prices = Array.from({ length: data.numRows }, () => (draw() - 0.5) * 50);
    expect(boundBy(data, prices)).toBeGreaterThanOrEqual(best.worth - 1e-6);
    expect(relaxedBound({ highs, model, limits, seen })).toBeGreaterThanOrEqual(best.worth - 1e-6);
  };
  fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffffff }), check), { numRuns: 60 });
});

test('the bound by the prices of the divisible program is close', () => {
  const { puzzle, worth } = plantedPuzzle(8);
  const bound = relaxedBound({ highs, model: modelOf(puzzle, new Set()), limits, seen });
  expect(bound).toBeGreaterThanOrEqual(worth - 1e-6);
  expect(bound).toBeLessThan(worth * 1.02);
});
