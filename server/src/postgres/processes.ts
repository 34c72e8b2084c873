import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Whether this system shows what its processes are (Linux); elsewhere `ps` has to do. */
export function canTell(): boolean {
  return existsSync('/proc/self/stat');
}

/**
 * A mark that tells a process from a later one with the same number: boot and start time.
 * `undefined` when no such process runs.
 */
export function birthmark(pid: number): string | undefined {
  if (!canTell()) return birthmarkFromPs(pid);
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, start] = [fields[0], fields[19]];
    return state === 'Z' || state === 'X' ? undefined : `${bootId()}/${start}`;
  } catch {
    return undefined;
  }
}

export function isRunning(pid: number): boolean {
  return birthmark(pid) !== undefined;
}

/** Waits until the process is gone; false when it still runs after `milliseconds`. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  const mark = birthmark(pid);
  const deadline = performance.now() + milliseconds;
  while (mark !== undefined && birthmark(pid) === mark) {
    if (performance.now() > deadline) return false;
    await pause(15);
  }
  return true;
}

/** Whether `pid` is the PostgreSQL server of `pgdata`, or one of its processes: they work in its data directory. */
export function worksOn(pid: number, pgdata: string): boolean {
  if (!canTell()) return commandOf(pid).includes(pgdata);
  try {
    const program = readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
    return program.endsWith('/postgres') && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(pgdata);
  } catch {
    return false;
  }
}

/** Every PostgreSQL process that works on `pgdata`; empty where the system cannot tell. */
export function workersOn(pgdata: string): number[] {
  if (!canTell()) return [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => isRunning(pid) && worksOn(pid, pgdata));
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'unknown boot';
  }
}

/** For systems without /proc (macOS). */
function birthmarkFromPs(pid: number): string | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

function commandOf(pid: number): string {
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
