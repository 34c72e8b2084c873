import type pg from 'pg';
import type { Effects } from '../effects.ts';
import { gatherWrites, kyselyOn } from './connection.ts';
import { isRetryable, isUnavailable } from './errors.ts';
import { createPool } from './pool.ts';
import type { TenantScope, TenantTx, Transactions } from './transaction.ts';
import type { DB } from './types.ts';

export type { GlobalTx, TenantScope, TenantTx, Transactions, Via } from './transaction.ts';

interface Context {
  scope: TenantScope | undefined;
  effects: Effects;
  afterCommit: (() => void)[];
}
const contexts = new WeakMap<object, Context>();

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

/** Runs `action` once the transaction is committed; never if it is rolled back. */
export function afterCommit(tx: TenantTx, action: () => void): void {
  contexts.get(tx)?.afterCommit.push(action);
}

export interface Database extends Transactions {
  readonly pool: pg.Pool;
  /** The same connections, with other effects. */
  with(effects: Effects): Database;
  close(): Promise<void>;
}

const maxAttempts = 4;

export interface DatabaseOptions {
  url: string;
  effects?: Effects;
  max?: number;
  queryTimeoutMs?: number;
}

export function openDatabase({ effects = {}, ...options }: DatabaseOptions): Database {
  const pool = createPool({ ...options, max: options.max ?? 16, application: 'bandeja' });
  return databaseOn(pool, effects);
}

function databaseOn(pool: pg.Pool, effects: Effects): Database {
  const run =
    (settings: Settings, scope?: TenantScope) =>
    async <T>(work: (tx: never) => Promise<T>): Promise<T> => {
      for (let attempt = 1; ; attempt++) {
        try {
          return await transact(pool, settings, { scope, effects, afterCommit: [] }, work);
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
    global: (userId, work) => run({ 'app.user_id': userId ?? '', 'app.actor': '' })(work),
    system: (work) => run({ 'app.system': 'on', 'app.actor': '' })(work),
    with: (others) => databaseOn(pool, others),
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
  context: Context,
  work: (tx: never) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  const { kysely, close } = kyselyOn<DB>(client);
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
