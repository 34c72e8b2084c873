/** Where "now" comes from. Everything that needs the time is handed a clock or an instant. */
export type Clock = { now(): Date };

/** The machine's clock. Built once, at the edge; rules and commands receive values. */
export const systemClock: Clock = { now: () => new Date() };

export type FixedClock = Clock & {
  /** Moves the clock by `ms` milliseconds (negative goes back). */
  advance(ms: number): void;
  /** Sets the clock to an RFC 3339 instant. */
  set(iso: string): void;
};

/**
 * A clock that stands still until it is moved, for tests and replays.
 *
 * @param iso RFC 3339 instant
 */
export function fixedClock(iso: string): FixedClock {
  let current = readInstant(iso);
  return {
    // A fresh Date each time: a caller that mutates it must not move the clock.
    now: () => new Date(current),
    advance: (ms) => {
      current += ms;
    },
    set: (next) => {
      current = readInstant(next);
    },
  };
}

/** Milliseconds of a clock that never goes back; only differences mean something. For durations in logs. */
export function monotonicMs(): number {
  return performance.now();
}

function readInstant(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new RangeError(`not an instant: ${iso}`);
  return ms;
}
