import type { Transactions, Via } from './db/transaction.ts';
import type { Scope } from './scope.ts';

/** Something that happened, in the past tense. `type` is `domain.what_happened`. */
export interface Fact<T extends string = string, P extends object = Record<string, unknown>> {
  type: T;
  payload: P;
}

/** A fact as a later reaction gets it. `id` is unique in the installation and serves in dedupe keys. */
export interface DeliveredFact<F extends Fact = Fact> {
  organization_id: string;
  id: number;
  type: F['type'];
  payload: F['payload'];
  actor: Via | null;
  created_at: string;
}

/**
 * What a domain does when an earlier domain says that something happened. `now` runs inside the transaction of
 * the fact, for what must never be seen undone (a freed place is filled); `later` runs in the worker, at least
 * once, in a transaction of its own; `alone` runs there outside any, for what talks to the world. Reactions are listed on one page, `src/reactions.ts`.
 */
export interface Reaction<F extends Fact = Fact> {
  /** Unique; names the job. */
  name: string;
  on: F['type'];
  now?: (scope: Scope, facts: F['payload'][]) => Promise<void>;
  later?: (scope: Scope, fact: DeliveredFact<F>) => Promise<void>;
  alone?: (db: Transactions, fact: DeliveredFact<F>) => Promise<void>;
}

/** Gives a reaction the payload type of its fact. */
export const reaction = <F extends Fact>(it: Reaction<F>): Reaction => it as unknown as Reaction;
