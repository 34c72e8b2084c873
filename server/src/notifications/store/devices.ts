import { sql } from 'kysely';
import type { GlobalTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';

/** A browser that somebody is told things on. */
export interface Device {
  id: string;
  session_id: string;
  user_agent: string;
  created_at: Date;
  last_used_at: Date;
  last_message_at: Date | null;
}

export interface Subscribed {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** One at a time for a person, so that nobody has one more than they may. */
export const addAlone = (tx: GlobalTx, userId: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('devices ' || ${userId}::text, 0))`.execute(tx);

/** Those of sign-ins that have not run out, the newest first. */
export async function devicesOf(tx: GlobalTx, userId: string, now: Date): Promise<Device[]> {
  const { rows } = await sql<Device>`
    select d.id, d.session_id, d.user_agent, d.created_at, s.updated_at as last_used_at, d.last_message_at
      from user_devices d join user_sessions s on s.id = d.session_id
     where d.user_id = ${userId}::uuid and s.expires_at > ${now}::timestamptz
     order by d.created_at desc, d.id desc`.execute(tx);
  return rows;
}

/**
 * A browser's subscription is of whoever signed in there last, and of one sign-in alone: whosever it was before is told
 * nothing there any more. The same sign-in that comes with another subscription has that one.
 */
export async function saveDevice(
  tx: GlobalTx,
  whose: { user_id: string; session_id: string; user_agent: string; now: Date },
  { endpoint, p256dh, auth }: Subscribed,
): Promise<void> {
  const { user_id, session_id, user_agent, now } = whose;
  await sql`delete from user_devices where endpoint = ${endpoint} and session_id <> ${session_id}::uuid`.execute(
    tx,
  );
  await sql`
    insert into user_devices (id, user_id, session_id, endpoint, p256dh, auth, user_agent, created_at)
    values (${newId()}, ${user_id}::uuid, ${session_id}::uuid, ${endpoint}, ${p256dh}, ${auth}, ${user_agent}, ${now}::timestamptz)
    on conflict on constraint user_devices_session do update
       set endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth, user_agent = excluded.user_agent,
           failing_since = null`.execute(tx);
}

/** @returns whether they had it */
export async function deleteDevice(tx: GlobalTx, userId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('user_devices')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export const addressOf = (
  tx: GlobalTx,
  userId: string,
  id: string,
): Promise<(Subscribed & { id: string }) | undefined> =>
  tx
    .selectFrom('user_devices')
    .select(['id', 'endpoint', 'p256dh', 'auth'])
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();

/** A message was taken by its push service. */
export const noteArrived = (tx: GlobalTx, id: string, now: Date): Promise<unknown> =>
  tx
    .updateTable('user_devices')
    .set({ last_message_at: now, failing_since: null })
    .where('id', '=', id)
    .execute();
