import { validate, version } from 'uuid';
import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

const epoch = Date.parse('2026-05-18T00:00:00Z');

describe('chance that repeats itself', () => {
  test('is the same for the same seed, and another for another', () => {
    const draw = (seed: number) => Array.from({ length: 20 }, createRandom(seed, epoch).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test('makes ids that are UUIDv7, all different, and in order', () => {
    const random = createRandom(7, epoch);
    const ids = Array.from({ length: 500 }, () => random.id());
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  test('shuffles without losing anybody, and reaches both ends of a range', () => {
    const random = createRandom(7, epoch);
    expect(random.shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(new Set(Array.from({ length: 200 }, () => random.whole(1, 3)))).toEqual(new Set([1, 2, 3]));
  });
});
