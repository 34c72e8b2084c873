import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../src/kernel/db/migrate.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/postgres/embedded.ts';

export interface OwnCluster {
  appUrl: string;
  ownerUrl: string;
  /** Stops every process of PostgreSQL in its tracks (or only those that serve connections), as a dying disk does. */
  freeze(which?: 'all' | 'backends'): void;
  thaw(): void;
  /** As `kill -9` of the postmaster. It is started again at the same port, as a machine's supervisor does. */
  kill(): void;
  close(): Promise<void>;
}

export const appPassword = 'bandeja-app-of-a-test';

/** A PostgreSQL that no other test shares, so that it can be frozen. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bandeja-frozen-'));
  const postgres = await startEmbeddedPostgres({ dataDir, durable: false });
  await migrate(postgres.url('bandeja'), appPassword);
  return clusterOf(postgres, dataDir);
}

/** What is running on `dataDir`, as tests use it; gone with everything of it when closed. */
export function clusterOf(postgres: EmbeddedPostgres, dataDir: string): OwnCluster {
  const frozen = new Set<number>();
  return {
    appUrl: postgres.url('bandeja', 'bandeja_app', appPassword),
    ownerUrl: postgres.url('bandeja'),
    freeze(which = 'all') {
      for (const pid of freezeTree(postgres.pid, which)) frozen.add(pid);
    },
    thaw: () => thawAll(frozen),
    kill: () => void process.kill(postgres.pid, 'SIGKILL'),
    async close() {
      thawAll(frozen);
      await postgres.stop();
      for (const folder of [dataDir, postgres.dataDir]) await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Stops a postmaster and its children, or the children alone; the postmaster first, so that there are no new ones.
 * @returns what is stopped
 */
export function freezeTree(pid: number, which: 'all' | 'backends'): Set<number> {
  const frozen = new Set<number>();
  signal(pid, 'SIGSTOP', frozen);
  for (const child of childrenOf(pid)) signal(child, 'SIGSTOP', frozen);
  if (which === 'backends') {
    signal(pid, 'SIGCONT', frozen);
    frozen.delete(pid);
  }
  return frozen;
}

export function thawAll(frozen: Set<number>): void {
  for (const pid of frozen) signal(pid, 'SIGCONT', frozen);
  frozen.clear();
}

/** Between a look and a signal a process may have ended. */
function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT', frozen: Set<number>): void {
  try {
    process.kill(pid, name);
    frozen.add(pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function childrenOf(pid: number): number[] {
  return parents()
    .filter(([, parent]) => parent === pid)
    .map(([child]) => child);
}

/** Every process and its parent. */
function parents(): [number, number][] {
  if (!existsSync('/proc/self/stat'))
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): [number, number][] => {
      try {
        const [, parent] = /\) \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
        return [[Number(name), Number(parent)]];
      } catch {
        return []; // ended meanwhile
      }
    });
}
