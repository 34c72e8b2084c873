import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type { PoolClient } from 'pg';

/** Kysely over one connection whose transaction is opened and closed by `database.ts`, and by nobody else. */
class OneConnection implements Driver, DatabaseConnection {
  #client: PoolClient;
  #open = true;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** After this, a query that somebody forgot to await fails instead of running in a stranger's transaction. */
  close(): void {
    this.#open = false;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#open) throw new Error('query after the end of its transaction');
    const result = await this.#client.query(query.sql, query.parameters as unknown[]);
    const counted = result.command !== 'SELECT' && result.rowCount !== null;
    return counted
      ? { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount as number) }
      : { rows: (result.rows ?? []) as R[] };
  }

  // biome-ignore lint/correctness/useYield: streaming would keep a portal open on a pipelined connection
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('not supported: page through the rows instead');
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this;
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
  beginTransaction(): Promise<void> {
    throw new Error('the transaction is already open');
  }
  commitTransaction(): Promise<void> {
    throw new Error('the transaction is closed by whoever opened it');
  }
  rollbackTransaction(): Promise<void> {
    throw new Error('the transaction is closed by whoever opened it');
  }
}

export function kyselyOn<DB>(client: PoolClient): { kysely: Kysely<DB>; close(): void } {
  const connection = new OneConnection(client);
  const kysely = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => connection,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return { kysely, close: () => connection.close() };
}
