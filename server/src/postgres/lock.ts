import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { birthmark } from './processes.ts';

/** Another Bandeja works on the same data directory. */
export class DataDirectoryInUse extends Error {
  readonly code = 'database.in_use';
  readonly pid: number;
  constructor(dataDir: string, pid: number) {
    super(
      `The data directory ${dataDir} is in use by another Bandeja (process ${pid}). ` +
        'Stop that one first, or give this one its own BANDEJA_DATA_DIR.',
    );
    this.name = 'DataDirectoryInUse';
    this.pid = pid;
  }
}

export type DirectoryLock = { release(): void };

const LOCK = 'bandeja.lock';

type Holder = { pid: number; birthmark: string };

/**
 * Takes the one lock of `dir`, or throws DataDirectoryInUse. A lock whose process is gone counts as free, also
 * when its number was given to another process since.
 */
export function lockDirectory(dir: string, shownAs: string): DirectoryLock {
  const file = join(dir, LOCK);
  const own = JSON.stringify({ pid: process.pid, birthmark: birthmark(process.pid) ?? '' } satisfies Holder);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, own, { mode: 0o644 });
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      if (linked(draft, file)) return { release: () => releaseOwn(file, own) };
      const text = readOrUndefined(file);
      const pid = livingHolder(text);
      if (pid !== undefined) throw new DataDirectoryInUse(shownAs, pid);
      if (text !== undefined) clearStale(file, text);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`Could not take the lock ${file}: others keep taking and leaving it.`);
}

/** The process that holds the lock of `dir` now. */
export function holderOf(dir: string): number | undefined {
  return livingHolder(readOrUndefined(join(dir, LOCK)));
}

function livingHolder(text: string | undefined): number | undefined {
  const holder = text === undefined ? undefined : parseHolder(text);
  return holder && birthmark(holder.pid) === holder.birthmark ? holder.pid : undefined;
}

/** `link` fails when the file exists, so the lock appears whole or not at all. */
function linked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the stale lock aside first: were it replaced by a living one in between, that one is put back. */
function clearStale(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readOrUndefined(aside) !== stale) linked(aside, file);
  rmSync(aside, { force: true });
}

function releaseOwn(file: string, own: string): void {
  if (readOrUndefined(file) === own) rmSync(file, { force: true });
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, birthmark: mark } = JSON.parse(text) as Partial<Holder>;
    return typeof pid === 'number' && pid > 0 && mark ? { pid, birthmark: mark } : undefined;
  } catch {
    return undefined;
  }
}

function readOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
