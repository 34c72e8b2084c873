import pg from 'pg';

/** The connections of the queue, of the owner of its tables. */
export function openQueue(ownerUrl: string, max: number): pg.Pool {
  const pool = new QueuePool({
    connectionString: ownerUrl,
    max,
    application_name: 'bandeja jobs',
    connectionTimeoutMillis: 10_000,
    // A statement whose answer never comes must not hold the relay for ever.
    query_timeout: 20_000,
    // Nor a process that froze while it relays all the others.
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  });
  // A lost connection shows in the statement that it interrupts; without these it would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => void client.on('error', () => {}));
  return pool;
}

type Taken = (error: Error | undefined, client: pg.PoolClient | undefined, release: Release) => void;
type Release = (error?: unknown) => void;

/**
 * graphile-worker gives the connection that it listens on back twice when it stops while the connection breaks under
 * its LISTEN, and waits for neither: the second time would end the process.
 */
class QueuePool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(taken: Taken): void;
  override connect(taken?: Taken): Promise<pg.PoolClient> | undefined {
    if (!taken) return super.connect();
    super.connect((error, client, release) => taken(error, client, once(release)));
    return undefined;
  }
}

/** A pool that was ended gives nothing to be given back. */
function once(release: Release | undefined): Release {
  let given = false;
  return (error) => {
    if (given) return;
    given = true;
    release?.(error);
  };
}
