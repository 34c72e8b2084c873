import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { asAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { OWNER } from './cluster.ts';
import type { Home } from './home.ts';

/** How one PostgreSQL server is run. `settings` are PostgreSQL's own, given with `-c`. */
export type ServerPlan = {
  home: Home;
  binaries: Binaries;
  password: string;
  settings: Record<string, string>;
};

/**
 * One running server process. `exited` resolves when it is gone, and lets our process end before that; `awaitExit`
 * keeps our process waiting.
 */
export type RunningServer = { pid: number; port: number; exited: Promise<void>; awaitExit(): Promise<void> };

const HOST = '127.0.0.1';

/** Starts the server on a free port; another program may take the port first, so it tries several. */
export async function startOnFreePort(plan: ServerPlan): Promise<RunningServer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnPort(plan, await freePort());
    } catch (error) {
      if (!(error instanceof ServerDied) || !error.retryable || attempt >= 10) throw error;
      await pause(50 * attempt);
    }
  }
}

/** Starts the server on `port` and resolves when it answers queries. Throws ServerDied when it ends first. */
export async function startOnPort(plan: ServerPlan, port: number): Promise<RunningServer> {
  const child = launch(plan, port);
  let failure: Error | undefined;
  let ended = false;
  child.once('error', (error) => {
    failure = error;
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      ended = true;
      resolve();
    });
  });
  while (!failure && !ended && !(await answers(plan, port))) await pause(20);
  if (failure) throw failure;
  if (ended) throw new ServerDied(logTail(plan.home));
  child.unref();
  const awaitExit = () => {
    child.ref();
    return exited;
  };
  return { pid: child.pid as number, port, exited, awaitExit };
}

/** PostgreSQL ended before it answered; the message carries the end of its log. */
export class ServerDied extends Error {
  readonly retryable: boolean;
  constructor(tail: string) {
    super(`PostgreSQL did not start:\n${tail}`);
    this.name = 'ServerDied';
    // A taken port, or processes of a killed server that have not let go of the cluster yet.
    this.retryable = /could not (bind|create any TCP)|pre-existing shared memory|postmaster\.pid/.test(tail);
  }
}

/** Keeps the log of the run before under another name. */
export function rotateLog(home: Home): void {
  const file = logFile(home);
  if (existsSync(file)) renameSync(file, `${file}.1`);
}

/** A process group of its own: Ctrl-C in the terminal is for Bandeja, which stops the database last. */
function launch(plan: ServerPlan, port: number): ChildProcess {
  const log = openSync(logFile(plan.home), 'a', 0o600);
  try {
    const settings = {
      ...plan.settings,
      port: String(port),
      listen_addresses: HOST,
      unix_socket_directories: '',
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    return spawn(plan.binaries.postgres, ['-D', plan.home.pgdata, ...flags], {
      ...asAccount(plan.home.account),
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', log, log],
      detached: true,
    });
  } finally {
    closeSync(log);
  }
}

async function answers({ password }: ServerPlan, port: number): Promise<boolean> {
  const client = new pg.Client({
    host: HOST,
    port,
    user: OWNER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    // Not waited for: a server that dies at this moment may never say goodbye.
    client.end().catch(() => {});
  }
}

/**
 * A free port below the ones that the system gives to outgoing connections: among those, a pool that reconnects
 * while the server is down could be given the server's own port, and keep it.
 */
async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = await tryListen(randomInt(20_000, 32_000));
    if (port) return port;
  }
  throw new Error('No free port for PostgreSQL between 20000 and 32000 on 127.0.0.1.');
}

function tryListen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, HOST, () => probe.close(() => resolve(port)));
  });
}

function logFile(home: Home): string {
  return join(home.dir, 'postgres.log');
}

function logTail(home: Home): string {
  return readFileSync(logFile(home), 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}
