import type { Socket } from 'node:net';
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

const maxStatements = 1_000;

/**
 * A statement that comes again and again is prepared: PostgreSQL then parses and plans it once for a connection, which
 * is half the time of a booking. The number is bounded, because each costs memory in every connection.
 */
export class StatementNames {
  /** -1: came once. */
  readonly #seen = new Map<string, number>();
  #named = 0;

  /** Undefined for what has no parameters, comes for the first or second time, or is one too many. */
  nameOf(text: string, parameters: number): string | undefined {
    if (parameters === 0) return undefined;
    const known = this.#seen.get(text);
    if (known === undefined) {
      if (this.#seen.size < maxStatements) this.#seen.set(text, -1);
      return undefined;
    }
    if (known >= 0) return `s${known}`;
    this.#seen.set(text, this.#named++);
    return undefined;
  }
}

const gathering = new WeakSet<Socket>();

/**
 * Lets what is asked in one go leave in one write: a system call for each message costs more than the statement
 * behind it. In one go is until nothing is left to do at once (microtasks and ticks), and not until the turn of the
 * event loop ends: there the statements would wait for every request that has just come in.
 */
export function gatherWrites(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (gathering.has(stream)) return;
  gathering.add(stream);
  stream.cork();
  queueMicrotask(() =>
    process.nextTick(() => {
      gathering.delete(stream);
      stream.uncork();
    }),
  );
}

/** Kysely over one connection whose transaction is opened and closed by `database.ts`, and by nobody else. */
class OneConnection implements Driver, DatabaseConnection {
  #client: PoolClient;
  #names: StatementNames;
  #open = true;
  /** True once a statement said of itself that it was none that reads. */
  wrote = false;

  constructor(client: PoolClient, names: StatementNames) {
    this.#client = client;
    this.#names = names;
  }

  /** After this, a query that somebody forgot to await fails instead of running in a stranger's transaction. */
  close(): void {
    this.#open = false;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (!this.#open) throw new Error('query after the end of its transaction');
    gatherWrites(this.#client);
    const values = query.parameters as unknown[];
    const name = this.#names.nameOf(query.sql, values.length);
    const result = await this.#client.query(
      name === undefined ? { text: query.sql, values } : { name, text: query.sql, values },
    );
    if (result.command !== 'SELECT') this.wrote = true;
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

export function kyselyOn<DB>(
  client: PoolClient,
  names: StatementNames,
): {
  kysely: Kysely<DB>;
  connection: DatabaseConnection;
  close(): void;
  wrote(): boolean;
} {
  const connection = new OneConnection(client, names);
  const kysely = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => connection,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  return { kysely, connection, close: () => connection.close(), wrote: () => connection.wrote };
}
