import pg from 'pg';

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
  /** Milliseconds after which the client gives a query up, whatever the server does. */
  queryTimeoutMs?: number;
  application: string;
}

/** A pool of pipelined connections: statements queue on the wire instead of waiting for each answer. */
export function createPool({ url, max, queryTimeoutMs = 10_000, application }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: types as never,
    pipeline: true,
    application_name: application,
    connectionTimeoutMillis: 4_000,
    query_timeout: queryTimeoutMs,
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
