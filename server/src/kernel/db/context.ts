import type { CompiledQuery, DatabaseConnection } from 'kysely';
import type { Effects } from '../effects.ts';
import type { Fact } from '../facts.ts';
import type { Versions } from '../versions.ts';
import type { TenantScope, TenantTx } from './transaction.ts';

/**
 * What was in force before a replica was told how far it has to be. What is read there may be older than what was
 * heard of meanwhile, and is kept only as what was read back then.
 */
export interface Mark {
  version: string | undefined;
  drops: number | undefined;
}

/** What a transaction remembers until its end. */
export interface Context {
  scope: TenantScope | undefined;
  effects: Effects;
  versions: Versions;
  /** Facts for the worker, written with the commit. */
  left: Fact[];
  afterCommit: (() => void)[];
  /** Where `post` sends to. */
  connection?: DatabaseConnection;
  posted: Promise<unknown>[];
  touched: Set<string>;
  /** Nothing was written: nobody has to wait for the end. */
  unwritten: boolean;
  /** Where it reads at a replica. */
  mark: Mark | undefined;
}
const contexts = new WeakMap<object, Context>();

/** Lets `tx`, as work is given it, be known by what it remembers. */
export const remember = (tx: object, context: Context): void => void contexts.set(tx, context);

/** The scope that `tx` was opened with. */
export function scopeOf(tx: TenantTx): TenantScope {
  const scope = contexts.get(tx)?.scope;
  if (!scope) throw new Error('not a tenant transaction');
  return scope;
}

/** What the database was opened with: whom `tx` wakes and what follows from its facts. */
export function effectsOf(tx: TenantTx): Effects {
  return contexts.get(tx)?.effects ?? {};
}

/** What `tx` shows is no newer than this for sure; undefined at the primary, where everything is as of now. */
export const markOf = (tx: TenantTx): Mark | undefined => contexts.get(tx)?.mark;

/** The kinds of rows that `tx` says it has written (`touch`). */
export function touchedIn(tx: TenantTx): Set<string> {
  return contexts.get(tx)?.touched ?? new Set();
}

/** Runs `action` once the transaction is committed; never if it is rolled back. */
export function afterCommit(tx: TenantTx, action: () => void): void {
  contexts.get(tx)?.afterCommit.push(action);
}

/**
 * Sends writes whose outcome nothing else in the transaction depends on: they leave in one trip with what follows
 * them, the commit included. If one fails, the transaction fails with its error.
 */
export function post(tx: TenantTx, ...writes: Compilable[]): void {
  const context = contexts.get(tx);
  if (!context?.connection) throw new Error('not a transaction of ours');
  for (const write of writes) {
    const sent = context.connection.executeQuery(write.compile(tx));
    sent.catch(() => {}); // told by the transaction
    context.posted.push(sent);
  }
}

/** Says that nothing was written: the result is given while the transaction is still being closed. */
export function closeEarly(tx: TenantTx): void {
  const context = contexts.get(tx);
  if (context) context.unwritten = true;
}

/** What `sql` makes; a builder of Kysely is one too. */
interface Compilable {
  compile(executor: TenantTx): CompiledQuery;
}

/** Leaves facts to be done later by whoever reacts to them; gone with the transaction if that is rolled back. */
export function leave(tx: TenantTx, facts: readonly Fact[]): void {
  for (const fact of facts) contexts.get(tx)?.left.push(fact);
}

/** Remembers where a savepoint begins; the answer undoes what was left and announced since. */
export function rememberLeft(tx: TenantTx): () => void {
  const { left, afterCommit } = contexts.get(tx) ?? { left: [], afterCommit: [] };
  const [facts, actions] = [left.length, afterCommit.length];
  return () => {
    left.length = facts;
    afterCommit.length = actions;
  };
}
