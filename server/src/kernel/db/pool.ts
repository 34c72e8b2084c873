import pg from 'pg';
import { StatementNames } from './connection.ts';
import { Overloaded } from './errors.ts';
import { prepareNothing } from './unnamed.ts';
import { Watch } from './watch.ts';

const { builtins } = pg.types;

/** Wall times come as 'HH:MM' (seconds only when there are any), dates as 'YYYY-MM-DD', int8 and numeric as numbers. */
const parsers: Record<number, (value: string) => unknown> = {
  [builtins.DATE]: (value) => value,
  [builtins.TIME]: (value) => (value.endsWith(':00') && value.length === 8 ? value.slice(0, 5) : value),
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: Number,
};
const dateArrayOid = 1182;

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === dateArrayOid) return (value: string) => (value === '{}' ? [] : value.slice(1, -1).split(','));
    return parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text');
  },
};

export interface PoolOptions {
  url: string;
  max: number;
  /** Milliseconds after which PostgreSQL gives a statement up; a connection that does not say so is cut (`Watch`). */
  queryTimeoutMs: number;
  application: string;
  /** The address is that of a pooler which gives each transaction any connection. */
  pooler?: boolean | undefined;
  /** The database itself, behind the pooler: asked whether it is there. */
  directUrl?: string | undefined;
  /** How long one waits for a connection. */
  connectWithinMs?: number;
}

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/** Tells whoever gets no connection in time whether that is because the database is away or because all are at work. */
export class WatchedPool extends pg.Pool {
  readonly watch: Watch;
  /** What each transaction has to say itself, where a connection cannot be told once for all. */
  readonly settings: Readonly<Record<string, string>>;
  /** Under which names its connections have prepared what. */
  readonly names = new StatementNames();

  constructor(
    options: pg.PoolConfig & { directUrl?: string | undefined },
    statementLimitMs: number,
    settings: Record<string, string>,
  ) {
    super(options);
    this.watch = new Watch(this, statementLimitMs, options.directUrl);
    this.settings = settings;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: Connected): void;
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (!callback)
      return super.connect().catch((error) => {
        throw this.#explained(error);
      });
    super.connect((error, client, done) => callback(error && this.#explained(error), client, done));
    return undefined;
  }

  override end(): Promise<void> {
    this.watch.close();
    return super.end();
  }

  #explained(error: Error): Error {
    const waited = error.message.startsWith('timeout exceeded when trying to connect');
    return waited && !this.watch.isSilent ? new Overloaded('no connection was free in time') : error;
  }
}

const idleInTransactionMs = 30_000;

/** A pool of pipelined connections: statements queue on the wire instead of waiting for each answer. */
export function createPool(given: PoolOptions): WatchedPool {
  const { url, max, queryTimeoutMs, application, pooler, directUrl, connectWithinMs = 4_000 } = given;
  const said = {
    statement_timeout: queryTimeoutMs,
    idle_in_transaction_session_timeout: idleInTransactionMs,
    options: '-c timezone=UTC',
  };
  const each = {
    timezone: 'UTC',
    statement_timeout: String(queryTimeoutMs),
    idle_in_transaction_session_timeout: String(idleInTransactionMs),
  };
  const options = {
    connectionString: url,
    max,
    directUrl,
    types: types as never,
    pipeline: true,
    application_name: application,
    connectionTimeoutMillis: connectWithinMs,
    ...(!pooler && said),
  };
  const pool = new WatchedPool(options, queryTimeoutMs, pooler ? each : {});
  // A connection that dies while idle is replaced at the next use; nobody waits for it.
  pool.on('error', () => {});
  // One that dies at work fails the statement that waits; as an event without a listener it would end the process.
  pool.on('connect', (client) => void client.on('error', () => {}));
  if (pooler) pool.on('connect', prepareNothing);
  return pool;
}
