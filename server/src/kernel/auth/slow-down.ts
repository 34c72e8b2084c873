import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, GlobalTx } from '../db/database.ts';
import { Problem } from '../problem.ts';

/** Where tries at a password are counted: after `free` of them each one waits, twice as long as the last. */
export interface Door {
  key: string;
  free: number;
  most_seconds: number;
  /** Others come through it too: one right password does not open it for all. */
  shared?: boolean;
}

export interface Guess {
  /** An address, whether it has an account or not. */
  account: string;
  /** The network that it comes from. */
  network: string;
  /** A device that has signed in to the account before. */
  device: string | undefined;
}

/** After this long without a try everything begins anew. */
export const forgottenAfterSeconds = 3_600;

const keyOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/**
 * The doors that a guess goes through. A known device has one of its own, which nobody else can close; everybody else
 * is counted by account and network, and all of them together by account, gently: that door is never closed for longer
 * than some seconds, whoever stands in front of it.
 */
export function doorsOf({ account, network, device }: Guess): Door[] {
  if (device !== undefined) return [{ key: keyOf('device', account, device), free: 10, most_seconds: 60 }];
  return [
    { key: keyOf('network', account, network), free: 10, most_seconds: 900 },
    { key: keyOf('account', account), free: 60, most_seconds: 10, shared: true },
  ];
}

/** The one door of somebody who has signed in and is asked for the password again. */
export const ownDoor = (user_id: string): Door[] => [
  { key: keyOf('user', user_id), free: 10, most_seconds: 900 },
];

/**
 * Counts the try before it is judged, so that many at once are many. Throws 429 `auth.slow_down` with the seconds to
 * wait; a refused try is not counted, so that nobody makes the wait of another longer.
 */
export const knock = (db: Database, doors: readonly Door[], now: Date): Promise<void> =>
  db.global(null, async (tx) => {
    for (const door of doors) if (!(await isOpen(tx, door, now))) throw await tooSoon(tx, door, now);
  });

async function isOpen(tx: GlobalTx, { key, free, most_seconds }: Door, now: Date): Promise<boolean> {
  const tries = sql`case when known.seen_at < excluded.seen_at - make_interval(secs => ${sql.lit(forgottenAfterSeconds)})
                         then 1 else known.tries + 1 end`;
  const { rows } = await sql`
    insert into sign_in_tries as known (id, tries, free_at, seen_at)
    values (${key}, 1, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (id) do update
       set tries = ${tries}, seen_at = excluded.seen_at,
           free_at = excluded.seen_at + make_interval(secs => case when ${tries} < ${sql.lit(free)} then 0
             else least(${sql.lit(most_seconds)}, power(2, least(${tries} - ${sql.lit(free)}, 20))) end)
     -- A clock that was put back must keep nobody out.
     where known.free_at <= excluded.seen_at or known.seen_at > excluded.seen_at
    returning tries`.execute(tx);
  return rows.length > 0;
}

async function tooSoon(tx: GlobalTx, { key }: Door, now: Date): Promise<Problem> {
  const { free_at } = await tx
    .selectFrom('sign_in_tries')
    .select('free_at')
    .where('id', '=', key)
    .executeTakeFirstOrThrow();
  const seconds = Math.max(1, Math.ceil((free_at.getTime() - now.getTime()) / 1_000));
  return new Problem(429, 'auth.slow_down', `Too many wrong passwords. Try again in ${seconds} seconds.`, {
    extra: { retry_after: seconds, params: { seconds } },
  });
}

/** The password was right: the door is as if nothing had been; one that others come through has one try less. */
export const welcome = (db: Database, doors: readonly Door[]): Promise<void> =>
  db.global(null, async (tx) => {
    const keys = (shared: boolean) =>
      doors.filter((door) => (door.shared ?? false) === shared).map(({ key }) => key);
    await tx
      .deleteFrom('sign_in_tries')
      .where('id', 'in', ['', ...keys(false)])
      .execute();
    if (keys(true).length > 0)
      await sql`update sign_in_tries set tries = greatest(0, tries - 1) where id = any(${keys(true)})`.execute(
        tx,
      );
  });
