import { earlierOf, laterOf } from './instants.ts';

/** Half-open stretches of time: `starts_at` belongs to it, `ends_at` does not. Touching ones do not overlap. */
export type Interval = { starts_at: Date; ends_at: Date };

/** Whether two intervals share an instant. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.starts_at.getTime() < b.ends_at.getTime() && b.starts_at.getTime() < a.ends_at.getTime();
}

/** Sorted by start, with touching and overlapping ones joined and empty ones dropped. */
export function mergeIntervals(intervals: readonly Interval[]): Interval[] {
  const merged: Interval[] = [];
  const sorted = intervals.filter((one) => one.starts_at < one.ends_at).sort(byStart);
  for (const one of sorted) {
    const last = merged.at(-1);
    if (!last || one.starts_at > last.ends_at)
      merged.push({ starts_at: one.starts_at, ends_at: one.ends_at });
    else if (one.ends_at > last.ends_at) last.ends_at = one.ends_at;
  }
  return merged;
}

/** What is left of `intervals` outside every one of `taken`; merged and sorted. */
export function subtractIntervals(intervals: readonly Interval[], taken: readonly Interval[]): Interval[] {
  const holes = mergeIntervals(taken);
  return mergeIntervals(intervals).flatMap((whole) => cut(whole, holes));
}

/** The parts of `intervals` that lie within `frame`. */
export function clipIntervals(intervals: readonly Interval[], frame: Interval): Interval[] {
  return mergeIntervals(intervals)
    .filter((one) => overlaps(one, frame))
    .map((one) => ({
      starts_at: laterOf(one.starts_at, frame.starts_at),
      ends_at: earlierOf(one.ends_at, frame.ends_at),
    }));
}

/** Whether every instant of `inner` lies in one or another of `outer`. */
export function covers(outer: readonly Interval[], inner: Interval): boolean {
  return subtractIntervals([inner], outer).length === 0;
}

/** `holes` are merged and sorted. */
function cut(whole: Interval, holes: readonly Interval[]): Interval[] {
  const left: Interval[] = [];
  let from = whole.starts_at;
  for (const hole of holes) {
    if (!overlaps(hole, whole)) continue;
    if (hole.starts_at > from) left.push({ starts_at: from, ends_at: hole.starts_at });
    from = hole.ends_at;
  }
  if (from < whole.ends_at) left.push({ starts_at: from, ends_at: whole.ends_at });
  return left;
}

function byStart(a: Interval, b: Interval): number {
  return a.starts_at.getTime() - b.starts_at.getTime();
}
