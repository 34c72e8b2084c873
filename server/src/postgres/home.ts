import { createHash } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Account, accountCan, accountFor } from './account.ts';

/** Where one database lives, and who runs it. `dir` holds the cluster, its password, its log and the lock. */
export type Home = { dir: string; pgdata: string; account: Account };

/** Names, inside the folder that was asked for, the folder where the database really is. */
const SIGNPOST = 'postgres-is-in';

/**
 * Decides where the database of `wanted` lives. Root's database runs as another account; when that account cannot
 * enter `wanted` (a checkout below /root, say), the database lives in a folder of its own below `refuge`,
 * and a signpost in `wanted` says so: it also holds when `wanted` is moved, and decides on every later start.
 */
export function findHome(wanted: string, refuge: string, log: (line: string) => void): Home {
  mkdirSync(wanted, { recursive: true, mode: 0o711 });
  const here = realpathSync(wanted);
  const elsewhere = readSignpost(here);
  if (elsewhere) return homeIn(writable(elsewhere));
  const home = homeIn(writable(here));
  if (existsSync(home.pgdata) || canEnter(home.account, here)) return home;
  const dir = settleElsewhere(here, refuge);
  log(
    `${here} is closed to the account that runs PostgreSQL (${home.account?.name}); the database is in ${dir}`,
  );
  return homeIn(dir);
}

/** Where an existing database of `wanted` lives; nothing is made or changed. */
export function knownHome(wanted: string): Home | undefined {
  if (!existsSync(wanted)) return undefined;
  const here = realpathSync(wanted);
  return homeIn(readSignpost(here) ?? here);
}

function writable(dir: string): string {
  try {
    accessSync(dir, constants.W_OK | constants.X_OK);
    return dir;
  } catch {
    const uid = statSync(dir).uid;
    throw new Error(
      `${dir} belongs to another account (uid ${uid}). Start Bandeja as that one, or give it its own BANDEJA_DATA_DIR.`,
    );
  }
}

function homeIn(dir: string): Home {
  const pgdata = join(dir, 'pgdata');
  return { dir, pgdata, account: accountFor(pgdata) };
}

function readSignpost(here: string): string | undefined {
  const signpost = join(here, SIGNPOST);
  if (!existsSync(signpost)) return undefined;
  const dir = readFileSync(signpost, 'utf8').trim();
  if (existsSync(dir)) return dir;
  throw new Error(
    `The database of ${here} is kept in ${dir}, which does not exist any more. ` +
      `Put it back, or remove ${signpost} to begin with an empty database.`,
  );
}

/** Opens the last door only (our own folder, for the account's group); parents are never changed. */
function canEnter(account: Account, here: string): boolean {
  if (accountCan(account, 'x', here)) return true;
  const { uid, mode } = statSync(here);
  const ours = uid === process.getuid?.() && here !== homedir();
  if (!account || !ours || (mode & 0o077) !== 0) return false;
  chownSync(here, uid, account.gid);
  chmodSync(here, (mode & 0o777) | 0o010);
  return accountCan(account, 'x', here);
}

/** Makes an empty folder below `refuge` and points to it; of two simultaneous starts, the first one's holds. */
function settleElsewhere(here: string, refuge: string): string {
  mkdirSync(refuge, { recursive: true, mode: 0o755 });
  const dir = freshFolder(
    join(realpathSync(refuge), createHash('sha256').update(here).digest('hex').slice(0, 12)),
  );
  const draft = join(here, `${SIGNPOST}.${process.pid}`);
  writeFileSync(draft, `${dir}\n`);
  try {
    linkSync(draft, join(here, SIGNPOST));
    return dir;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return readSignpost(here) ?? dir;
  } finally {
    rmSync(draft);
  }
}

/** An older database of the same path (whose signpost is gone) is neither adopted nor removed. */
function freshFolder(base: string): string {
  for (let number = 1; ; number++) {
    const dir = number === 1 ? base : `${base}-${number}`;
    try {
      mkdirSync(dir, { mode: 0o711 });
      return dir;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
