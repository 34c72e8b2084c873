import pg from 'pg';
import { Overloaded } from './errors.ts';
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
}

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, done: () => void) => void;

/** Tells whoever gets no connection in time whether that is because the database is away or because all are at work. */
export class WatchedPool extends pg.Pool {
  readonly watch: Watch;

  constructor(options: pg.PoolConfig & { statement_timeout: number }) {
    super(options);
    this.watch = new Watch(this, options.statement_timeout);
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

/** A pool of pipelined connections: statements queue on the wire instead of waiting for each answer. */
export function createPool({ url, max, queryTimeoutMs, application }: PoolOptions): WatchedPool {
  const pool = new WatchedPool({
    connectionString: url,
    max,
    types: types as never,
    pipeline: true,
    application_name: application,
    connectionTimeoutMillis: 4_000,
    statement_timeout: queryTimeoutMs,
    idle_in_transaction_session_timeout: 30_000,
    options: '-c timezone=UTC',
  });
  // A connection that dies while idle is replaced at the next use; nobody waits for it.
  pool.on('error', () => {});
  // One that dies at work fails the statement that waits; as an event without a listener it would end the process.
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}
