import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Place } from './home.ts';

/** The superuser and owner of the cluster. */
export const OWNER = 'bandeja';

/** Makes the cluster when there is none, and returns the owner's password (generated once, mode 0600). */
export function prepareCluster(place: Place, binaries: Binaries, durable: boolean): string {
  const password = ownerPassword(place);
  if (!existsSync(place.pgdata)) initialise(place, binaries, password, durable);
  refuseOtherMajor(place, binaries);
  return password;
}

/** The owner's password, when there is one already. */
export function knownPassword(place: Place): string | undefined {
  const file = passwordFile(place);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

function passwordFile(place: Place): string {
  return join(place.dir, 'postgres-password');
}

function ownerPassword(place: Place): string {
  const file = passwordFile(place);
  const known = knownPassword(place);
  if (known) return known;
  if (existsSync(place.pgdata)) {
    throw new Error(`The password of the database is missing: ${file}. Put the file back from a backup.`);
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(`${file}.new`, password, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return password;
}

/** Works in a folder beside the final one, so that an interrupted initdb leaves no half cluster behind. */
function initialise(place: Place, binaries: Binaries, password: string, durable: boolean): void {
  const draft = `${place.pgdata}.new`;
  const secret = `${place.pgdata}.secret`;
  rmSync(draft, { recursive: true, force: true });
  rmSync(secret, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(secret, password, { mode: 0o600 });
  try {
    if (place.account)
      for (const path of [draft, secret]) chownSync(path, place.account.uid, place.account.gid);
    runInitdb(place, binaries, [
      `--pgdata=${draft}`,
      `--pwfile=${secret}`,
      ...(durable ? [] : ['--no-sync']),
    ]);
    renameSync(draft, place.pgdata);
  } finally {
    rmSync(secret, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

function runInitdb(place: Place, binaries: Binaries, options: string[]): void {
  const fixed = ['--encoding=UTF8', '--locale=C', '--auth=scram-sha-256', '--no-instructions'];
  const result = spawnSync(binaries.initdb, [`--username=${OWNER}`, ...fixed, ...options], {
    ...asAccount(place.account),
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  const reason = result.error?.message ?? (result.stderr.trim() || `exit ${result.status ?? result.signal}`);
  throw new Error(`initdb could not make the database in ${place.dir}: ${reason}`);
}

function refuseOtherMajor(place: Place, binaries: Binaries): void {
  const file = join(place.pgdata, 'PG_VERSION');
  const major = readOrExplain(file, place).trim();
  if (major === binaries.major) return;
  throw new Error(
    `The database in ${place.pgdata} was made by PostgreSQL ${major}, but PostgreSQL ${binaries.major} is installed. ` +
      `Dump it with version ${major} and load it into a fresh data directory.`,
  );
}

function readOrExplain(file: string, place: Place): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason = (error as Error).message;
    throw new Error(
      `The database in ${place.pgdata} cannot be read by this account (${reason}). Start as its owner.`,
    );
  }
}
