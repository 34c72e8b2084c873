import type { Transactions, Via } from './db/transaction.ts';
import type { Scope } from './scope.ts';

/** Something that happened, in the past tense. `type` is `domain.what_happened`. */
export interface Fact<T extends string = string, P extends object = Record<string, unknown>> {
  type: T;
  payload: P;
}

/** A fact as a later reaction gets it. */
export interface DeliveredFact<F extends Fact = Fact> {
  organization_id: string;
  /** The transaction that it was said in: an edit, a generation, a batch of bookings, an import. Serves in dedupe keys. */
  cause_id: string;
  /** Unique in the installation. */
  id: string;
  type: F['type'];
  payload: F['payload'];
  actor: Via | null;
  created_at: string;
}

/**
 * What a domain does when an earlier domain says that something happened. `now` runs inside the transaction of
 * the fact, for what must never be seen undone (a freed place is filled); `later` runs in the worker, at least
 * once, in a transaction of its own; `alone` runs there outside any, fact by fact, for what talks to the world.
 * Reactions are listed on one page, `src/reactions.ts`.
 */
export interface Reaction<F extends Fact = Fact> {
  /** Unique; names the job. */
  name: string;
  /** One fact, or several of which it hears in one go what a cause did. */
  on: F['type'] | readonly F['type'][];
  /** The names that its jobs had in an earlier version, and the fact that they were of: some may still be queued. */
  formerly?: Readonly<Record<string, F['type']>>;
  now?: (scope: Scope, facts: F['payload'][]) => Promise<void>;
  /**
   * Gets the facts of a cause together, those of several causes one cause after the other. After a failure the same
   * facts come again, perhaps in other company: what must be once has a key made of the cause.
   */
  later?: (scope: Scope, facts: DeliveredFact<F>[]) => Promise<void>;
  alone?: (db: Transactions, fact: DeliveredFact<F>) => Promise<void>;
  /** Facts for which this is false are not left for later at all. */
  wants?: (payload: F['payload']) => boolean;
  /** What stays in one job when a large cause is divided; without it, or for any fact of it, a cause is never divided. */
  together?: (payload: F['payload']) => string | undefined;
}

/** Gives a reaction the payload type of its fact. */
export const reaction = <F extends Fact>(it: Reaction<F>): Reaction => it as unknown as Reaction;

/** Whether it is on this fact that it acts. */
export const hears = ({ on }: Reaction, type: string): boolean =>
  typeof on === 'string' ? on === type : on.includes(type);

/** Whether `fact` is to be left for this reaction in the worker. */
export const waitsFor = (it: Reaction, { type, payload }: Fact): boolean =>
  hears(it, type) && (it.later ?? it.alone) !== undefined && it.wants?.(payload) !== false;
