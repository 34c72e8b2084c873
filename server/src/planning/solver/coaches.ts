import { collide, overlap } from '../rules/fits.ts';
import type { Start } from '../rules/puzzle.ts';
import type { Model } from './program.ts';
import { minus, type Sheet, type Terms } from './sheet.ts';

/** A coach is in one place at a time, with the way between two clubs, for so many minutes a week. */
export function addCoaches(model: Model): void {
  const { puzzle, sheet } = model;
  for (const coach of puzzle.coaches) {
    const work = workOf(model, coach.id);
    const starts = [...work.keys()];
    for (const start of starts) oneAtATime(sheet, start, work);
    for (const [n, one] of starts.entries())
      for (const other of starts.slice(n + 1))
        if (collide(one, other, puzzle.travel) && !overlap(one, other))
          sheet.atMost([...work.get(one)!, ...work.get(other)!], 1);
    const minutes = [...work].flatMap(([start, sum]) =>
      sum.map(([column]) => [column, start.minutes] as const),
    );
    sheet.atMost(minutes, coach.minutes);
    if (puzzle.weights.gaps > 0)
      for (const day of Map.groupBy(starts, ({ weekday }) => weekday).values()) addGaps(model, day, work);
  }
  for (const { start, coaches } of model.places.values())
    if (start.prime) for (const column of coaches.values()) sheet.worth[column]! -= puzzle.weights.prime;
}

/** By start, the sum that says whether the coach works then. */
function workOf({ places }: Model, coach: string): Map<Start, Terms> {
  const work = new Map<Start, Terms>();
  for (const { start, coaches } of places.values()) {
    const column = coaches.get(coach);
    if (column !== undefined) work.set(start, [...(work.get(start) ?? []), [column, 1]]);
  }
  return work;
}

/** Intervals that all meet share the moment at which one of them begins. */
function oneAtATime(sheet: Sheet, start: Start, work: ReadonlyMap<Start, Terms>): void {
  sheet.atMost(sumAt(start.weekday, start.minute, work), 1);
}

function sumAt(weekday: number, minute: number, work: ReadonlyMap<Start, Terms>): Terms {
  return [...work].flatMap(([one, sum]) =>
    one.weekday === weekday && one.minute <= minute && minute < one.minute + one.minutes ? sum : [],
  );
}

/**
 * A day is cut where classes could begin or end. A piece is idle when the coach works before and after it and not in it;
 * "before" and "after" only grow along the day, so continuous columns suffice.
 */
function addGaps({ puzzle, sheet }: Model, day: readonly Start[], work: ReadonlyMap<Start, Terms>): void {
  if (day.length < 2) return;
  const cuts = [...new Set(day.flatMap(({ minute, minutes }) => [minute, minute + minutes]))].sort(
    (a, b) => a - b,
  );
  const pieces = cuts.slice(0, -1).map((from, n) => ({
    minutes: cuts[n + 1]! - from,
    work: sumAt(day[0]!.weekday, from, work),
    before: sheet.column({}),
    after: sheet.column({}),
  }));
  pieces.forEach(({ minutes, work, before, after }, n) => {
    const last = pieces[n - 1];
    sheet.atLeast([[before, 1], ...minus(work)], 0);
    sheet.atLeast([[after, 1], ...minus(work)], 0);
    if (last) {
      sheet.atLeast(
        [
          [before, 1],
          [last.before, -1],
        ],
        0,
      );
      sheet.atLeast(
        [
          [last.after, 1],
          [after, -1],
        ],
        0,
      );
    }
    const idle = sheet.column({ worth: (-puzzle.weights.gaps * minutes) / 60 });
    sheet.atLeast([[idle, 1], [before, -1], [after, -1], ...work], -1);
  });
}
