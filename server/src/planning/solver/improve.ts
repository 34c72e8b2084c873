import type { Plan } from '../rules/plan.ts';
import { type All, clockOf, type Narrow, relaxedBound, run } from './run.ts';
import { startOf } from './start.ts';

/** Of the time, this share at most goes to single clubs. */
const share = 0.8;

/**
 * Several clubs are first solved one after the other, all else held: coaches and people who go between them tie them
 * together, but loosely. Each is a program of a size that HiGHS is good at. That proves nothing of the whole, so the
 * bound of the divisible program is taken first; often what the clubs end with is already within the gap of it.
 */
export function improve(all: All, current: () => Plan): void {
  const { model, limits, seen } = all;
  const clubs = [...new Set([...model.places.values()].map(({ start }) => start.club))];
  if (clubs.length < 2) return;
  const clock = clockOf(limits);
  const end = clock() + limits.seconds * share;
  const left = () => end - clock();
  seen.found(undefined, relaxedBound(all));
  for (const [n, club] of clubs.entries()) {
    if (seen.isStopped() || seen.isEnough() || left() <= 0) return;
    const seconds = left() / (clubs.length - n);
    // The gap is of the whole, and every club may add to it.
    const gap = (0.8 * limits.gap) / clubs.length;
    const plan = current();
    run({ ...all, limits: { ...limits, gap, seconds } }, plan, narrowTo(all, club, plan));
  }
}

/** Groups of other clubs stay as they are, and so does who is in them; who waits may join. */
function narrowTo({ model }: All, club: string, plan: Plan): Narrow {
  const { indices, values } = startOf(model, plan);
  const now = new Map(indices.map((column, n) => [column, values[n]!]));
  const from = [...model.sheet.from];
  const to = [...model.sheet.to];
  for (const place of model.places.values()) {
    if (place.start.club === club) continue;
    for (const column of place.coaches.values()) from[column] = to[column] = now.get(column)!;
    for (const seats of place.seats.values())
      for (const column of seats.values()) from[column] = now.get(column)!;
  }
  return { from, to };
}
