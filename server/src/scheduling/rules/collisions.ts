import {
  addDays,
  earlierDate,
  type Interval,
  type LocalDate,
  laterDate,
  localDateOf,
} from '../../kernel/time/index.ts';
import { type Closure, occurrences, type Recurrence } from './recurrence.ts';

/** A series of classes, or one stretch of time, that takes courts and coaches (`keys`) for itself. */
export interface Claim {
  keys: readonly string[];
  /** Walked from `from` on; what lies before is over, or is there as sessions of their own. */
  series?: Recurrence & { from: LocalDate; closures: readonly Closure[] };
  at?: Interval;
}

/** Two claims that meet at `key` for the first time when the later of their classes starts. Indexes of the claims. */
export interface Collision {
  first: number;
  second: number;
  key: string;
  starts_at: Date;
  /** Their two classes. */
  first_at: Interval;
  second_at: Interval;
}

/** A year and a little: whatever repeats weekly, monthly or with the clocks has met by then, if it ever does. */
const windowDays = 54 * 7;
/** One class is compared with so many others that it runs into; more would say nothing new. */
const mostAtOnce = 20;

/**
 * Every two claims that want the same court or coach at once, over their whole terms: in the year after each series
 * begins, wherever that lies. The first `settled` claims are there already and not compared with each other.
 */
export function collisions(claims: readonly Claim[], settled: number): Collision[] {
  const byKey = new Map<string, number[]>();
  claims.forEach((claim, index) => {
    for (const key of new Set(claim.keys)) {
      const others = byKey.get(key);
      if (others) others.push(index);
      else byKey.set(key, [index]);
    }
  });
  return [...byKey].flatMap(([key, indexes]) =>
    indexes.length < 2 || indexes.every((index) => index < settled)
      ? []
      : meetings(walked(claims, indexes), { settled, key }),
  );
}

type Stretch = Interval & { index: number };

function walked(claims: readonly Claim[], indexes: readonly number[]): Stretch[] {
  const windows = windowsOf(indexes.flatMap((index) => beginningOf(claims[index] as Claim)));
  const once = walkedOnce(windows);
  return indexes
    .flatMap((index) =>
      once(claims[index] as Claim).map(({ starts_at, ends_at }) => ({ starts_at, ends_at, index })),
    )
    .sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime() || a.index - b.index);
}

/** Many rows of a file stand at the same hour for the same term: such a series is walked once. */
function walkedOnce(windows: readonly Window[]): (claim: Claim) => readonly Interval[] {
  const walks = new Map<string, readonly Interval[]>();
  const calendars = new Map<readonly Closure[], number>();
  return (claim) => {
    if (!claim.series) return stretchesOf(claim, windows);
    const { closures, ...dates } = claim.series;
    if (!calendars.has(closures)) calendars.set(closures, calendars.size);
    const key = JSON.stringify([calendars.get(closures), seriesParts.map((part) => dates[part])]);
    const known = walks.get(key) ?? stretchesOf(claim, windows);
    walks.set(key, known);
    return known;
  };
}

/** All that says when a series is, but for the days on which its club is closed. */
const seriesParts = [
  ...['recurrence', 'recurrence_days', 'start_date', 'end_date', 'start_time', 'duration_minutes'],
  ...['timezone', 'rrule', 'exdates', 'from'],
] as (keyof Omit<NonNullable<Claim['series']>, 'closures'>)[];

interface Window {
  from: LocalDate;
  until: LocalDate;
}

/** A day of slack on each side: claims may lie in different time zones, and reach over midnight. */
const beginningOf = ({ series, at }: Claim): LocalDate[] => {
  if (series) return [addDays(laterDate(series.from, series.start_date), -2)];
  return at ? [addDays(localDateOf(at.starts_at, 'UTC'), -2)] : [];
};

/** The stretches of dates in which something may meet for the first time, joined where they touch. */
function windowsOf(beginnings: readonly LocalDate[]): Window[] {
  const windows: Window[] = [];
  for (const from of [...beginnings].sort()) {
    const last = windows.at(-1);
    const until = addDays(from, windowDays);
    if (last && from <= last.until) last.until = until;
    else windows.push({ from, until });
  }
  return windows;
}

function stretchesOf({ series, at }: Claim, windows: readonly Window[]): Interval[] {
  if (at) return [at];
  if (!series) return [];
  return windows.flatMap((window) => walk(series, laterDate(window.from, series.from), window.until));
}

function walk(series: NonNullable<Claim['series']>, from: LocalDate, until: LocalDate): Interval[] {
  const last = earlierDate(until, series.end_date ?? until);
  if (from > last) return [];
  const { kept, complete_until } = occurrences(series, { from, until: last, closures: series.closures });
  return complete_until < last ? [...kept, ...walk(series, addDays(complete_until, 1), last)] : kept;
}

/**
 * A thousand rows at one hour meet in millions of pairs, week after week: a pair is known by one number, and what is
 * over is let go only when something is.
 */
function meetings(
  stretches: readonly Stretch[],
  { settled, key }: { settled: number; key: string },
): Collision[] {
  const found: Collision[] = [];
  const claims = stretches.reduce((most, { index }) => Math.max(most, index), 0) + 1;
  const met = new Set<number>();
  let running: Stretch[] = [];
  let firstEnd = Number.POSITIVE_INFINITY;
  for (const one of stretches) {
    const starts = one.starts_at.getTime();
    if (firstEnd <= starts) {
      running = running.filter((other) => other.ends_at.getTime() > starts);
      firstEnd = running.reduce(
        (end, other) => Math.min(end, other.ends_at.getTime()),
        Number.POSITIVE_INFINITY,
      );
    }
    for (const other of running) {
      if (other.index === one.index || (other.index < settled && one.index < settled)) continue;
      const [a, b] = other.index < one.index ? [other, one] : [one, other];
      const pair = a.index * claims + b.index;
      if (met.has(pair)) continue;
      met.add(pair);
      found.push({
        ...{ first: a.index, second: b.index, key, starts_at: one.starts_at },
        ...{ first_at: intervalOf(a), second_at: intervalOf(b) },
      });
    }
    if (running.length < mostAtOnce) {
      running.push(one);
      firstEnd = Math.min(firstEnd, one.ends_at.getTime());
    }
  }
  return found;
}

const intervalOf = ({ starts_at, ends_at }: Interval): Interval => ({ starts_at, ends_at });
