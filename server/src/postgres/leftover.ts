import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { canTell, waitUntilGone, workersOn, worksOn } from './processes.ts';

/** A fast shutdown writes a checkpoint first; only a very slow disk needs longer. */
const FAST_STOP_MS = 60_000;

/**
 * Clears what a crashed run left on `pgdata`: a server that still runs is stopped, processes of a killed server are
 * waited for, and a stale postmaster.pid goes. The caller holds the directory's lock. Signals only processes that
 * are proven to be this cluster's; a recorded number may belong to anybody by now.
 */
export async function clearLeftovers(pgdata: string, log: (line: string) => void): Promise<void> {
  const { pid } = readPostmasterFile(pgdata) ?? {};
  if (pid === undefined) return;
  if (worksOn(pid, pgdata)) {
    log(`stopping the PostgreSQL that an earlier run left behind (process ${pid})`);
    await stopPostmaster(pid, pgdata);
  }
  await endOrphans(pgdata);
  // PostgreSQL would take any process with this number for its own server: another one, or a zombie that nobody reaps.
  if (canTell() && numberTaken(pid)) rmSync(join(pgdata, 'postmaster.pid'), { force: true });
}

/** Fast shutdown, then an immediate one: both keep every committed transaction. */
export async function stopPostmaster(pid: number, pgdata: string): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', FAST_STOP_MS],
    ['SIGQUIT', 10_000],
  ] as const) {
    if (!worksOn(pid, pgdata)) return;
    if (!send(pid, signal) || (await waitUntilGone(pid, patience))) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) on ${pgdata} does not stop.`);
}

/** The processes of a killed server leave by themselves when they notice; a busy one is asked to. */
async function endOrphans(pgdata: string): Promise<void> {
  for (const pid of workersOn(pgdata)) {
    if (await waitUntilGone(pid, 2_000)) continue;
    if (worksOn(pid, pgdata)) send(pid, 'SIGQUIT');
    if (!(await waitUntilGone(pid, 10_000))) {
      throw new Error(`Process ${pid} of a killed PostgreSQL still works on ${pgdata}.`);
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}

function numberTaken(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/** What a running server writes into its data directory; `port` is NaN until it listens. */
export function readPostmasterFile(pgdata: string): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(pgdata, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number.parseInt(lines[0] ?? '', 10), Number.parseInt(lines[3] ?? '', 10)];
    return pid > 1 ? { pid, port } : undefined;
  } catch {
    return undefined;
  }
}
