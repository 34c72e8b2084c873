import type pg from 'pg';
import type { Effects } from '../effects.ts';
import { Versions } from '../versions.ts';
import { gatherWrites, kyselyOn } from './connection.ts';
import { type Context, type Mark, remember } from './context.ts';
import { isRetryable, isUnavailable } from './errors.ts';
import { writeLeft } from './left.ts';
import { createPool, type WatchedPool } from './pool.ts';
import type { Position } from './position.ts';
import { Replica, type ReplicaReport, reach } from './replica.ts';
import type { TenantScope, TenantTx, Transactions } from './transaction.ts';
import type { DB } from './types.ts';
import type { Watch } from './watch.ts';

export type { GlobalTx, TenantScope, TenantTx, Transactions, Via, Waiting } from './transaction.ts';

export interface Database extends Transactions {
  readonly pool: pg.Pool;
  /** Says whether the database answers at all. */
  readonly watch: Pick<Watch, 'isSilent'>;
  /** Moved by every tenant transaction that wrote. Only with a bus is anything kept that is made under them. */
  readonly versions: Versions;
  readonly effects: Effects;
  /** The replica that lists are read from, if there is one. */
  readonly replica: ReplicaReport | undefined;
  /** Like `read`, for lists: at the replica, if it has all that was done before this call. */
  list<T>(scope: TenantScope, work: (tx: TenantTx) => Promise<T>): Promise<T>;
  /** The same connections, with other effects. */
  with(effects: Effects): Database;
  /** The same connections, for work whose statements may take longer than those that somebody at a screen waits for. */
  patient(statementLimitMs: number): Database;
  close(): Promise<void>;
}

const maxAttempts = 4;

export interface DatabaseOptions {
  url: string;
  effects?: Effects;
  max?: number;
  /** How long one statement may take: {@link usualStatementMs} unless told. */
  queryTimeoutMs?: number;
  /** Whether the address is that of a pooler in transaction mode. */
  pooler?: boolean;
  /** The database itself, behind the pooler. */
  directUrl?: string;
  /** The same database on a streaming replica. */
  replicaUrl?: string | undefined;
}

/** A little less than the five seconds in which everybody is answered, whatever the database does. */
const usualStatementMs = 3_500;

export function openDatabase({ effects = {}, ...options }: DatabaseOptions): Database {
  const { url, max = 16, queryTimeoutMs = usualStatementMs, pooler, directUrl, replicaUrl } = options;
  const alike = { max, queryTimeoutMs, application: 'bandeja' };
  const pool = createPool({ ...alike, url, pooler, directUrl });
  const replica = replicaUrl === undefined ? undefined : new Replica(pool, { ...alike, url: replicaUrl });
  return databaseOn({ pool, versions: new Versions(), replica }, effects);
}

interface Connections {
  pool: WatchedPool;
  versions: Versions;
  replica: Replica | undefined;
}

function databaseOn(connections: Connections, effects: Effects, limitMs?: number): Database {
  const { pool, versions, replica } = connections;
  const patience: Settings = {
    ...pool.settings,
    ...(limitMs !== undefined && { statement_timeout: String(limitMs) }),
  };
  if (effects.bus) versions.connect(effects.bus);
  const run =
    (settings: Settings, scope?: TenantScope, begin: Begin = 'begin', there?: There) =>
    async <T>(work: (tx: never) => Promise<T>): Promise<T> => {
      for (let attempt = 1; ; attempt++) {
        try {
          const context: Context = {
            ...{ scope, effects, versions, left: [] },
            ...{ afterCommit: [], posted: [], touched: new Set<string>() },
            ...{ unwritten: begin === 'begin read only', mark: there?.mark },
          };
          const opening = {
            settings: { ...settings, ...patience },
            begin,
            context,
            limitMs,
            goal: there?.goal,
          };
          return await transact(there?.pool ?? pool, opening, work);
        } catch (error) {
          if (!isRetryable(error) || attempt === maxAttempts || there) throw error;
        }
      }
    };
  const read =
    (there?: There): Database['read'] =>
    (scope, work) =>
      run({ ...settingsOf(scope), ...planOnce }, scope, 'begin read only', there)(work);
  const list: Database['list'] = (scope, work) => {
    if (!replica) return read()(scope, work);
    const mark = { version: versions.of(scope.organization_id), drops: effects.caches?.drops };
    return replica.read(
      (goal) => read({ pool: replica.pool, goal, mark })(scope, work),
      () => read()(scope, work),
    );
  };
  return {
    pool,
    watch: pool.watch,
    versions,
    effects,
    tenant: (scope, work) => run({ ...settingsOf(scope), ...planOnce }, scope)(work),
    replica,
    read: read(),
    snapshot: (scope, work) => run({ ...settingsOf(scope), ...planOnce }, scope, oneMoment)(work),
    list,
    global: (userId, work) => run({ 'app.user_id': userId ?? '', 'app.actor': '' })(work),
    system: (work) => run({ 'app.system': 'on', 'app.actor': '' })(work),
    with: (others) => databaseOn(connections, others, limitMs),
    patient: (statementLimitMs) => databaseOn(connections, effects, statementLimitMs),
    close: async () => {
      versions.disconnect();
      await Promise.all([pool.end(), replica?.close()]);
    },
  };
}

/** A replica that is asked instead, once it is so far; `mark` is older than the question how far that is. */
interface There {
  pool: WatchedPool;
  goal: Position;
  mark: Mark;
}

type Settings = Record<string, string>;
type Begin = 'begin' | 'begin read only' | typeof oneMoment;
const oneMoment = 'begin isolation level repeatable read';

const settingsOf = ({ organization_id, via }: TenantScope): Settings => ({
  'app.organization_id': organization_id,
  'app.actor': JSON.stringify(via),
});

/**
 * Planning a statement takes up to ten times as long as finding its rows, and PostgreSQL would do it again for every
 * reader and every batch of bookings. Statements are written so that one plan serves all values (docs/plans.md).
 */
const planOnce: Settings = { plan_cache_mode: 'force_generic_plan' };

interface Opening {
  settings: Settings;
  begin: Begin;
  context: Context;
  limitMs: number | undefined;
  /** What a replica has to have replayed. */
  goal: Position | undefined;
}

/** `begin` and the scope travel with the first statement of `work`: opening costs no round trip of its own. */
function open(client: pg.PoolClient, { settings, begin }: Opening): Promise<unknown> {
  gatherWrites(client);
  const names = Object.keys(settings);
  const text = `select ${names.map((_, i) => `set_config($${2 * i + 1}, $${2 * i + 2}, true)`).join(', ')}`;
  const opening = Promise.all([
    client.query(begin),
    client.query({
      name: `scope ${names.join(' ').replaceAll('app.', '')}`,
      text,
      values: Object.entries(settings).flat(),
    }),
  ]);
  opening.catch(() => {}); // reported by the statements behind it
  return opening;
}

/** A connection for whoever still waits for what will be done on it. Throws why they do not. */
async function acquire(pool: WatchedPool, { context, limitMs }: Opening): Promise<pg.PoolClient> {
  const client = await pool.connect();
  const gone = context.scope?.waiting?.gone;
  if (gone) {
    client.release();
    throw gone;
  }
  if (limitMs !== undefined) pool.watch.allow(client, limitMs);
  return client;
}

async function transact<T>(pool: WatchedPool, opening: Opening, work: (tx: never) => Promise<T>): Promise<T> {
  const client = await acquire(pool, opening);
  const { context } = opening;
  const { kysely, connection, close, wrote } = kyselyOn<DB>(client, pool.names);
  context.connection = connection;
  remember(kysely, context);
  try {
    const opened = open(client, opening);
    if (opening.goal) await reach(client, opening.goal);
    const result = await work(kysely as never);
    await opened;
    close();
    const ended = commit(client, opening, wrote()).then(() => client.release());
    const early = context.unwritten && !wrote() && context.posted.length + context.left.length === 0;
    if (!early) await ended;
    else ended.catch((error: Error) => client.release(error)); // the result stands all the same
    return result;
  } catch (failure) {
    close();
    const error = await causeOf(failure, context.posted);
    client.release(await brokenBy(client, error));
    throw error;
  }
}

/** Ends a failed transaction. @returns why the connection is of no use any more, if it is not */
async function brokenBy(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  if (isUnavailable(error)) return error as Error;
  return client.query('rollback').then(
    () => undefined,
    (failure: Error) => failure,
  );
}

/** What no statement shows (a function that writes) the database knows: it numbers a transaction at its first write. */
const askWhetherWritten = 'select pg_current_xact_id_if_assigned() is not null as written';

/**
 * Commits, with what was left for later in the same trip. Moves the organization's version when the transaction wrote,
 * and also when nobody can tell whether it did.
 */
async function commit(
  client: pg.PoolClient,
  { begin, context: { scope, versions, posted, left, effects, afterCommit, unwritten } }: Opening,
  seen: boolean,
): Promise<void> {
  const wrote = seen || posted.length > 0;
  const tells = scope !== undefined && begin !== 'begin read only';
  gatherWrites(client);
  const leaving = scope && left.length > 0 ? writeLeft(client, scope, left) : undefined;
  const unsure = tells && !wrote && !leaving && !unwritten;
  const asked = unsure ? client.query<{ written: boolean }>(askWhetherWritten) : undefined;
  try {
    const [answer, { command }] = await Promise.all([asked, client.query('commit'), leaving, ...posted]);
    if (command === 'ROLLBACK') throw new Error('the transaction had failed and was rolled back at commit');
    if (leaving) afterCommit.push(() => effects.bus?.publish({ topic: 'outbox' }));
    // First what hangs on single kinds of rows, then all the rest, in one go: nothing is made anew in between.
    for (const action of afterCommit) unharmed(action);
    if (tells && (wrote || leaving || answer?.rows[0]?.written)) versions.wrote(scope.organization_id);
  } catch (error) {
    // Cut off in the middle, it may be committed all the same.
    if (tells) versions.wrote(scope.organization_id);
    throw error;
  }
}

/** What is committed stays so, whatever goes wrong in telling it. */
function unharmed(action: () => void): void {
  try {
    action();
  } catch (error) {
    process.emitWarning(error as Error);
  }
}

const transactionAborted = '25P02';

/** A failed write makes every later statement fail too; its own error is the one to tell. */
async function causeOf(failure: unknown, writes: readonly Promise<unknown>[]): Promise<unknown> {
  const outcomes = await Promise.allSettled(writes);
  const reasons = outcomes.flatMap((one) =>
    one.status === 'rejected' ? [one.reason as { code?: string }] : [],
  );
  return reasons.find(({ code }) => code !== transactionAborted) ?? failure;
}
