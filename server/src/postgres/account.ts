import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/**
 * The system account that runs PostgreSQL. `undefined` means: the account of this process.
 * PostgreSQL refuses to run as root, so root has to hand it to somebody else.
 */
export type Account = { uid: number; gid: number; name: string } | undefined;

/**
 * Chooses who runs the database of `pgdata`. Who owns an existing cluster keeps it; otherwise root hands it
 * to `bandeja` or `postgres`, makes the account `bandeja` when there is neither, and falls back to `nobody`.
 */
export function accountFor(pgdata: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  return (
    ownerOf(pgdata) ??
    existing('bandeja') ??
    existing('postgres') ??
    created('bandeja') ??
    existing('nobody') ??
    failed()
  );
}

/** Whether `account` passes `sh`'s file test (`x`, `r`, `d`, …) on `path`, with every parent folder counted in. */
export function accountCan(account: Account, test: string, path: string): boolean {
  const script = `test -${test} "$1"`;
  return (
    spawnSync('/bin/sh', ['-c', script, 'sh', path], { ...asAccount(account), stdio: 'ignore' }).status === 0
  );
}

/** Spawn options that run a program as `account`, from a folder that everybody can enter. */
export function asAccount(account: Account): { cwd: string; uid?: number; gid?: number } {
  return account ? { cwd: '/', uid: account.uid, gid: account.gid } : { cwd: '/' };
}

function ownerOf(path: string): Account {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.uid === 0) return undefined;
  return { uid: stat.uid, gid: stat.gid, name: `uid ${stat.uid}` };
}

function existing(name: string): Account {
  const uid = idOf('-u', name);
  const gid = idOf('-g', name);
  return uid && gid ? { uid, gid, name } : undefined;
}

function idOf(flag: string, name: string): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return status === 0 ? Number(stdout.trim()) : undefined;
}

function created(name: string): Account {
  const options = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'];
  spawnSync('useradd', [...options, '--home-dir', '/var/lib/bandeja', name], { stdio: 'ignore' });
  return existing(name);
}

function failed(): never {
  throw new Error(
    'PostgreSQL does not run as root, and no other account was found (tried: bandeja, postgres, nobody). ' +
      'Make one with: useradd --system bandeja',
  );
}
