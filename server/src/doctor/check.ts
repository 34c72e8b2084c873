import type { RawBuilder } from 'kysely';

/** One thing that is not as it must be, in words. */
export interface Offender {
  object: string;
}

export interface Check {
  /** The invariant's number in docs and tests, and a word for it. */
  name: string;
  /** What it means for people when it does not hold. */
  why: string;
  /** Finds the offenders inside one organization. */
  sql: (now: Date) => RawBuilder<Offender>;
}
