import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../demo/random.ts';
import { fitLogistic, sigmoid } from './logistic.ts';
import {
  aucOf,
  calibrationOf,
  gainOf,
  isBetter,
  isCalibrated,
  lossOf,
  measureChances,
  type Said,
} from './measures.ts';
import { priorOf, shrunk } from './shrink.ts';

const dice = createRandom(5, 0);
const many = (count: number, one: (n: number) => Said) => Array.from({ length: count }, (_, n) => one(n));
/** Chances from 2 to 42 %, and what happened by `truth` of what was said. */
const drawn = (truth: (said: number) => number, baseline = 0.22) =>
  many(4_000, (n) => {
    const chance = 0.02 + 0.4 * dice.next();
    return { chance, baseline, happened: dice.chance(truth(chance)), of: `${n}` };
  });

describe('measures', () => {
  test('AUC is the share of pairs in order, as counted one by one', () => {
    const said = many(200, (n) => ({
      chance: dice.whole(1, 9) / 10,
      baseline: 0.5,
      happened: dice.chance(0.4),
      of: `${n}`,
    }));
    let [pairs, right] = [0, 0];
    for (const a of said.filter((one) => one.happened))
      for (const b of said.filter((one) => !one.happened)) {
        pairs++;
        right += a.chance > b.chance ? 1 : a.chance === b.chance ? 0.5 : 0;
      }
    expect(aucOf(said)).toBeCloseTo(right / pairs, 12);
    expect(aucOf(said.map((one) => ({ ...one, chance: 0.3 })))).toBe(0.5);
    expect(aucOf([{ chance: 0.9, happened: true }])).toBeNull();
  });

  test('the loss is that of the books', () => {
    expect(lossOf(0.25, true)).toBeCloseTo(Math.log(4), 12);
    expect(lossOf(0.25, false)).toBeCloseTo(-Math.log(0.75), 12);
    expect(lossOf(0, true)).toBeLessThan(14);
  });

  test('chances that are true are calibrated; halved or doubled ones are not', () => {
    const bins = (truth: (said: number) => number) => calibrationOf(drawn(truth));
    expect(isCalibrated(bins((said) => said))).toBe(true);
    expect(isCalibrated(bins((said) => said / 2))).toBe(false);
    expect(isCalibrated(bins((said) => 2 * said))).toBe(false);
    expect(bins((said) => said).map(({ count }) => count)).toEqual([800, 800, 800, 800, 800]);
  });

  test('who orders them well and exaggerates is not better', () => {
    const wild = drawn((said) => 0.2 + said / 10).map((one) => ({
      ...one,
      chance: one.chance > 0.22 ? 0.9 : 0.01,
    }));
    expect(measureChances(wild).verdict).toBe('not_better');
    expect(measureChances(drawn((said) => said)).verdict).toBe('better');
  });

  test('what belongs together is one case: a gain of one person is none of all', () => {
    const gains = many(400, (n) => ({ chance: 0, baseline: 0, happened: true, of: `${n}` })).map(
      ({ of }, n) => ({
        gain: n < 100 ? 1 : 0,
        of: n < 100 ? 'one' : of,
      }),
    );
    expect(isBetter(gainOf(gains))).toBe(false);
    expect(isBetter(gainOf(gains.map((one, n) => ({ ...one, of: `${n}` }))))).toBe(true);
  });

  test('the error of a mean is that of the books where nothing belongs together', () => {
    const { mean, error } = gainOf([1, 2, 3, 6].map((gain, n) => ({ gain, of: `${n}` })));
    expect(mean).toBe(3);
    expect(error).toBeCloseTo(Math.sqrt(14 / 3 / 4), 12);
  });
});

describe('what is fitted', () => {
  test('logistic regression finds the odds that made the rows', () => {
    const rows = Array.from({ length: 20_000 }, () => [
      dice.chance(0.5) ? 1 : 0,
      2 * dice.next(),
      dice.next(),
    ]);
    const happened = rows.map(([a, b]) => dice.chance(sigmoid(-2 + 1.5 * a! - 0.8 * b!)));
    const { weights, spreads } = fitLogistic(rows, happened, 0.001);
    const [a, b, c] = weights.map((weight, at) => weight / spreads[at]!);
    expect(a).toBeCloseTo(1.5, 0);
    expect(Math.abs(a! - 1.5)).toBeLessThan(0.15);
    expect(Math.abs(b! + 0.8)).toBeLessThan(0.12);
    expect(Math.abs(c!)).toBeLessThan(0.2);
  });

  test('what always or never happens, or never differs, breaks nothing', () => {
    for (const happened of [true, false]) {
      const { intercept, weights } = fitLogistic(
        [
          [1, 0],
          [1, 1],
          [1, 0],
        ],
        [happened, happened, happened],
      );
      expect([intercept, ...weights].every(Number.isFinite)).toBe(true);
    }
  });

  test('people who differ as beta(2, 18) are shrunk as that says; people who do not, to the mean', () => {
    const beta = () => {
      // Of twenty draws, the second smallest of 19 is beta(2, 18).
      const [, second] = Array.from({ length: 19 }, () => dice.next()).sort((x, y) => x - y);
      return second!;
    };
    const tally = (p: number) => ({
      happened: Array.from({ length: 20 }, () => dice.chance(p)).filter(Boolean).length,
      of: 20,
    });
    const differ = priorOf(Array.from({ length: 3_000 }, () => tally(beta())));
    expect(differ.share).toBeCloseTo(0.1, 1);
    expect(differ.weight).toBeGreaterThan(15);
    expect(differ.weight).toBeLessThan(26);
    const alike = priorOf(Array.from({ length: 3_000 }, () => tally(0.1)));
    expect(alike.weight).toBeGreaterThan(150);
    expect(shrunk({ happened: 2, of: 2 }, { share: 0.1, weight: 18 })).toBeCloseTo(0.19, 12);
  });
});
