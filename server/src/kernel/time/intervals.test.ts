import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, parseInstant } from './instants.ts';
import {
  clipIntervals,
  covers,
  type Interval,
  mergeIntervals,
  overlaps,
  subtractIntervals,
} from './intervals.ts';

const noon = parseInstant('2026-11-22T12:00:00Z')!;
const between = (from: number, until: number): Interval => ({
  starts_at: addMinutes(noon, from),
  ends_at: addMinutes(noon, until),
});
const anyIntervals = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }))
    .map(([a, n]) => between(a, a + n)),
  { maxLength: 8 },
);
const holds = (intervals: Interval[], minute: number) =>
  intervals.some(
    (one) => one.starts_at <= addMinutes(noon, minute) && addMinutes(noon, minute) < one.ends_at,
  );

describe('intervals', () => {
  it('that touch do not overlap but are joined', () => {
    expect(overlaps(between(0, 60), between(60, 90))).toBe(false);
    expect(overlaps(between(0, 61), between(60, 90))).toBe(true);
    expect(mergeIntervals([between(60, 90), between(0, 60), between(95, 95)])).toEqual([between(0, 90)]);
  });

  it('are cut by what is taken', () => {
    expect(subtractIntervals([between(0, 60)], [between(10, 20), between(50, 70)])).toEqual([
      between(0, 10),
      between(20, 50),
    ]);
    expect(subtractIntervals([between(0, 60)], [between(-5, 60)])).toEqual([]);
  });

  it('are clipped to a frame', () => {
    expect(clipIntervals([between(0, 60), between(70, 80)], between(30, 70))).toEqual([between(30, 60)]);
  });

  it('cover together what none covers alone', () => {
    expect(covers([between(0, 60), between(60, 120)], between(30, 90))).toBe(true);
    expect(covers([between(0, 60), between(61, 120)], between(30, 90))).toBe(false);
    expect(covers([], between(0, 1))).toBe(false);
  });

  it('hold after merging and subtracting exactly the minutes that they should', () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (whole, taken) => {
        const [merged, left] = [mergeIntervals(whole), subtractIntervals(whole, taken)];
        for (let minute = 0; minute < 80; minute++) {
          expect(holds(merged, minute)).toBe(holds(whole, minute));
          expect(holds(left, minute)).toBe(holds(whole, minute) && !holds(taken, minute));
        }
      }),
    );
  });
});
