import type { Kysely } from 'kysely';
import type pg from 'pg';
import { gatherWrites, kyselyOn } from './connection.ts';
import { isRetryable, isUnavailable } from './errors.ts';
import { createPool } from './pool.ts';
import type { DB } from './types.ts';

declare const brand: unique symbol;
/** A transaction inside one organization: the only way to a tenant's tables. */
export type TenantTx = Kysely<DB> & { readonly [brand]: 'tenant' };
/** A transaction outside any organization: identity, the directory, and (system) the outbox. */
export type GlobalTx = Kysely<DB> & { readonly [brand]: 'global' };

/** Who acts and from where; goes into the audit log and the outbox. */
export interface Via {
  user_id: string | null;
  /** 'web' | 'cli' | 'job' | … */
  via: string;
  request_id?: string;
  ip?: string;
  user_agent?: string;
}

export interface TenantScope {
  organization_id: string;
  via: Via;
}

interface Context {
  scope: TenantScope | undefined;
  afterCommit: (() => void)[];
}
const contexts = new WeakMap<object, Context>();

/** The scope that `tx` was opened with. */
export function scopeOf(tx: TenantTx): TenantScope {
  const scope = contexts.get(tx)?.scope;
  if (!scope) throw new Error('not a tenant transaction');
  return scope;
}

/** Runs `action` once the transaction is committed; never if it is rolled back. */
export function afterCommit(tx: TenantTx, action: () => void): void {
  contexts.get(tx)?.afterCommit.push(action);
}

export interface Database {
  tenant<T>(scope: TenantScope, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** Sees the directory of organizations and, given a user, that user's own memberships. */
  global<T>(userId: string | null, work: (tx: GlobalTx) => Promise<T>): Promise<T>;
  /** Crosses organizations: for the outbox relay only. */
  system<T>(work: (tx: GlobalTx) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const maxAttempts = 4;

export function openDatabase(options: { url: string; max?: number; queryTimeoutMs?: number }): Database {
  const pool = createPool({ ...options, max: options.max ?? 16, application: 'bandeja' });
  const run =
    (settings: Settings, scope: TenantScope | undefined) =>
    async <T>(work: (tx: never) => Promise<T>): Promise<T> => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await transact(pool, settings, scope, work);
        } catch (error) {
          if (!isRetryable(error) || attempt === maxAttempts) throw error;
        }
      }
    };
  return {
    pool,
    tenant: (scope, work) =>
      run(
        { 'app.organization_id': scope.organization_id, 'app.actor': JSON.stringify(scope.via) },
        scope,
      )(work),
    global: (userId, work) => run({ 'app.user_id': userId ?? '', 'app.actor': '' }, undefined)(work),
    system: (work) => run({ 'app.system': 'on', 'app.actor': '' }, undefined)(work),
    close: () => pool.end(),
  };
}

type Settings = Record<string, string>;

/** `begin` and the scope travel with the first statement of `work`: opening costs no round trip of its own. */
function open(client: pg.PoolClient, settings: Settings): Promise<unknown> {
  gatherWrites(client);
  const names = Object.keys(settings);
  const text = `select ${names.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`).join(', ')}`;
  const opening = Promise.all([
    client.query('begin'),
    client.query({ name: `scope ${names.join(' ')}`, text, values: Object.entries(settings).flat() }),
  ]);
  opening.catch(() => {}); // reported by the statements behind it
  return opening;
}

async function transact<T>(
  pool: pg.Pool,
  settings: Settings,
  scope: TenantScope | undefined,
  work: (tx: never) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const { kysely, close } = kyselyOn<DB>(client);
  const context: Context = { scope, afterCommit: [] };
  contexts.set(kysely, context);
  let broken: Error | undefined;
  try {
    const opening = open(client, settings);
    const result = await work(kysely as never);
    await opening;
    close();
    const { command } = await client.query('commit');
    if (command === 'ROLLBACK') throw new Error('the transaction had failed and was rolled back at commit');
    for (const action of context.afterCommit) action();
    return result;
  } catch (error) {
    close();
    if (isUnavailable(error)) broken = error as Error;
    else await client.query('rollback').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.release(broken);
  }
}
