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
      : meetings(walked(claims, indexes), settled).map((one) => ({ ...one, key })),
  );
}

type Stretch = Interval & { index: number };

function walked(claims: readonly Claim[], indexes: readonly number[]): Stretch[] {
  const windows = windowsOf(indexes.flatMap((index) => beginningOf(claims[index] as Claim)));
  return indexes
    .flatMap((index) => stretchesOf(claims[index] as Claim, windows).map((one) => ({ ...one, index })))
    .sort((a, b) => a.starts_at.getTime() - b.starts_at.getTime() || a.index - b.index);
}

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

function meetings(stretches: readonly Stretch[], settled: number): Omit<Collision, 'key'>[] {
  const found = new Map<string, Omit<Collision, 'key'>>();
  let running: Stretch[] = [];
  for (const one of stretches) {
    running = running.filter((other) => other.ends_at > one.starts_at);
    for (const other of running) {
      const [a, b] = other.index < one.index ? [other, one] : [one, other];
      const pair = `${a.index} ${b.index}`;
      if (a.index === b.index || b.index < settled || found.has(pair)) continue;
      found.set(pair, {
        ...{ first: a.index, second: b.index, starts_at: one.starts_at },
        ...{ first_at: intervalOf(a), second_at: intervalOf(b) },
      });
    }
    if (running.length < mostAtOnce) running.push(one);
  }
  return [...found.values()];
}

const intervalOf = ({ starts_at, ends_at }: Interval): Interval => ({ starts_at, ends_at });
