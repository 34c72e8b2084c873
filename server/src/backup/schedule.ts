import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { noteBackup } from '../kernel/backups.ts';
import type { DutyContext } from '../kernel/duties.ts';
import { addHours } from '../kernel/time/index.ts';
import { takeBackupAside } from './aside.ts';

const named = /^nightly-\d{8}T\d{6}Z\.tar\.gz$/;
const partial = /^nightly-.*\.partial$/;

/** `20261125T021100Z`: names in the order of time, on every file system. */
export const stampOf = (at: Date): string => at.toISOString().replace(/[-:]|\.\d+/g, '');

/**
 * Duty: a backup of the installation, after which the oldest beyond what is kept go. One that fails leaves the older
 * ones alone; `doctor` and readiness say so until one succeeds.
 */
export async function backUp({ backups, clock, queue }: DutyContext): Promise<void> {
  if (!backups || !queue) return;
  const { dir, keep, ownerUrl } = backups;
  const now = clock.now();
  const file = join(dir, `nightly-${stampOf(now)}.tar.gz`);
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    await clearPartials(dir, addHours(now, -24));
    const { bytes } = await takeBackupAside({ ownerUrl, file });
    await noteBackup(queue, { file, bytes, error: '' });
  } catch (error) {
    await noteBackup(queue, { file, bytes: 0, error: (error as Error).message || 'unknown' });
    throw error;
  }
  await prune(dir, keep);
}

/** What a crash left behind; never what another process is writing now. */
async function clearPartials(dir: string, before: Date): Promise<void> {
  for (const name of (await readdir(dir)).filter((it) => partial.test(it))) {
    const { mtime } = await stat(join(dir, name));
    if (mtime < before) await rm(join(dir, name), { force: true });
  }
}

async function prune(dir: string, keep: number): Promise<void> {
  const newestFirst = (await readdir(dir))
    .filter((name) => named.test(name))
    .sort()
    .reverse();
  for (const name of newestFirst.slice(keep)) await rm(join(dir, name), { force: true });
}
