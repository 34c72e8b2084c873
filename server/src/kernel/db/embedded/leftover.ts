import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPostmasterOf, isRunning, waitUntilGone } from './processes.ts';

/** A fast shutdown writes a checkpoint first; only a very slow disk needs longer. */
const FAST_STOP_MS = 60_000;

/**
 * Stops the PostgreSQL that a crashed parent left running on `pgdata`. The caller holds the directory's lock.
 * Signals only a process that is proven to be this cluster's server; its number may belong to anybody by now.
 */
export async function stopLeftover(pgdata: string, log: (line: string) => void): Promise<void> {
  const pid = recordedPid(pgdata);
  if (pid === undefined || !isRunning(pid) || !isPostmasterOf(pid, pgdata)) return;
  log(`stopping the PostgreSQL that an earlier run left behind (process ${pid})`);
  await stopPostmaster(pid, pgdata);
}

/** Fast shutdown, then an immediate one: both keep every committed transaction. */
export async function stopPostmaster(pid: number, pgdata: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!send(pid, signal) || (await waitUntilGone(pid, patience))) return;
    if (!isPostmasterOf(pid, pgdata)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) on ${pgdata} does not stop.`);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function recordedPid(pgdata: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(pgdata, 'postmaster.pid'), 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}
