import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';

/** The superuser and owner of the cluster. */
export const OWNER = 'bandeja';

/** Makes the cluster when there is none, and returns the owner's password (generated once, mode 0600). */
export function prepareCluster(home: Home, binaries: Binaries, durable: boolean): string {
  const password = ownerPassword(home);
  if (!existsSync(home.pgdata)) initialise(home, binaries, password, durable);
  refuseOtherMajor(home, binaries);
  return password;
}

/** The owner's password, when there is one already. */
export function knownPassword(home: Home): string | undefined {
  const file = passwordFile(home);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function passwordFile(home: Home): string {
  return join(home.dir, 'postgres-password');
}

function ownerPassword(home: Home): string {
  const file = passwordFile(home);
  const known = knownPassword(home);
  if (known) return known;
  if (existsSync(home.pgdata)) {
    throw new Error(`The password of the database is missing: ${file}. Put the file back from a backup.`);
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(`${file}.new`, password, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

/** Works in a folder beside the final one, so that an interrupted initdb leaves no half cluster behind. */
function initialise(home: Home, binaries: Binaries, password: string, durable: boolean): void {
  const draft = `${home.pgdata}.new`;
  const secret = `${home.pgdata}.secret`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(secret, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  try {
    if (home.account) for (const path of [draft, secret]) chownSync(path, home.account.uid, home.account.gid);
    runInitdb(home, binaries, [`--pgdata=${draft}`, `--pwfile=${secret}`, ...(durable ? [] : ['--no-sync'])]);
    renameSync(draft, home.pgdata);
  } finally {
    rmSync(secret, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function runInitdb(home: Home, binaries: Binaries, options: string[]): void {
  const fixed = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--no-instructions'];
  const result = spawnSync(binaries.initdb, [`--username=${OWNER}`, ...fixed, ...options], {
    ...asAccount(home.account),
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  const reason = result.error?.message ?? (result.stderr.trim() || `exit ${result.status ?? result.signal}`);
  throw new Error(`initdb could not make the database in ${home.dir}: ${reason}`);
}

function refuseOtherMajor(home: Home, binaries: Binaries): void {
  const file = join(home.pgdata, 'PG_VERSION');
  const major = readOrExplain(file, home).trim();
  if (major === binaries.major) return;
  throw new Error(
    `The database in ${home.pgdata} was made by PostgreSQL ${major}, but PostgreSQL ${binaries.major} is installed. ` +
      `Dump it with version ${major} and load it into a fresh data directory.`,
  );
}

function readOrExplain(file: string, home: Home): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(
      `The database in ${home.pgdata} cannot be read by this account (${reason}). Start as its owner.`,
    );
  }
}
