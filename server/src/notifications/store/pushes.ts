import { sql } from 'kysely';
import { afterCommit, effectsOf } from '../../kernel/db/context.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { atOnceOfOne } from '../../kernel/sending.ts';
import { addMs } from '../../kernel/time/index.ts';
import type { Outcome } from '../rules/push-tries.ts';
import type { Push } from '../rules/pushes.ts';

export interface NewPush extends Push {
  notification_id: string;
  user_id: string;
}

/** Said after the commit of what is due at once: workers that rest look for it then. */
export const dueTopic = 'pushes.due';

/** The devices of these people on which they are signed in, of those who still belong here. */
async function devicesOf({ tx, now }: Scope, userIds: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ user_id: string; ids: string[] }>`
    select d.user_id, array_agg(d.id) as ids
      from user_devices d join user_sessions s on s.id = d.session_id
     where d.user_id = any(${[...new Set(userIds)]}::uuid[]) and s.expires_at > ${now}::timestamptz
       and exists (select from memberships m where m.user_id = d.user_id)
     group by d.user_id`.execute(tx);
  return new Map(rows.map(({ user_id, ids }) => [user_id, ids]));
}

/**
 * Queues notifications for every device of their readers who still belong here. What waits for a device of the same
 * matter is not sent any more.
 */
export async function queuePushes(scope: Scope, pushes: readonly NewPush[]): Promise<void> {
  if (pushes.length === 0) return;
  const { tx, now } = scope;
  const devices = await devicesOf(
    scope,
    pushes.map(({ user_id }) => user_id),
  );
  const queued = pushes.flatMap((one) =>
    (devices.get(one.user_id) ?? []).map((device_id) => ({ ...one, id: newId(), device_id })),
  );
  if (queued.length === 0) return;
  const told = sql`jsonb_to_recordset(${JSON.stringify(queued)}::jsonb) as t(id uuid, notification_id uuid, device_id uuid, topic text,
      urgency text, is_brief boolean, expires_at timestamptz)`;
  await sql`
    delete from pushes where id = any(array(
      select p.id from ${told} cross join lateral (
        select id from pushes
         where device_id = t.device_id and topic = t.topic and (leased_until is null or leased_until <= ${now}::timestamptz)
         limit 10) p))`.execute(tx);
  await sql`
    insert into pushes (organization_id, id, notification_id, device_id, topic, urgency, is_brief, next_at, expires_at)
    select ${organizationOf(scope)}::uuid, t.id, t.notification_id, t.device_id, t.topic, t.urgency, t.is_brief,
           ${now}::timestamptz, t.expires_at
      from ${told}
    on conflict on constraint pushes_once do nothing`.execute(tx);
  const { bus } = effectsOf(tx);
  if (bus) afterCommit(tx, () => bus.publish({ topic: dueTopic }));
}

/** One that this worker is at, with what it says and where it goes. */
export interface Claimed {
  id: string;
  device_id: string;
  topic: string;
  urgency: Push['urgency'];
  is_brief: boolean;
  tries: number;
  leased_until: Date;
  expires_at: Date;
  subject: string;
  body: string;
  link: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  failing_since: Date | null;
  /** Whether it is still to be sent: not read meanwhile, not too late, and its reader signed in there and of this organization. */
  is_wanted: boolean;
}

/** Longer than a push service may take: what a worker left that was killed is due again by then. */
export const leaseSeconds = 60;

/** Takes up to `most` that are due: nobody else takes them while the lease runs. What waits for a device that is gone goes. */
export async function claimDue(scope: Scope, most: number): Promise<Claimed[]> {
  const { tx, now } = scope;
  const until = addMs(now, leaseSeconds * 1_000);
  const { rows } = await sql<{ id: string }>`
    update pushes
       set leased_until = ${until}::timestamptz, next_at = ${until}::timestamptz
     where id = any(array(
       select id from (
         select id, next_at from pushes where next_at <= ${now}::timestamptz
          order by next_at limit ${sql.lit(atOnceOfOne)} for update skip locked) due
        order by next_at limit ${most}::int))
    returning id`.execute(tx);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const found = await claimed(scope, ids);
  const sent = new Set(found.map(({ id }) => id));
  const lost = ids.filter((id) => !sent.has(id));
  if (lost.length > 0) await sql`delete from pushes where id = any(${lost}::uuid[])`.execute(tx);
  return found;
}

async function claimed({ tx, now }: Scope, ids: string[]): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    select p.id, p.device_id, p.topic, p.urgency, p.is_brief, p.tries, p.leased_until, p.expires_at,
           n.subject, n.body, n.link, d.endpoint, d.p256dh, d.auth, d.failing_since,
           n.read_at is null and p.expires_at > ${now}::timestamptz and s.expires_at > ${now}::timestamptz
             and exists (select from memberships m where m.user_id = d.user_id) as is_wanted
      from pushes p
      join notifications n on n.organization_id = p.organization_id and n.id = p.notification_id
      join user_devices d on d.id = p.device_id
      join user_sessions s on s.id = d.session_id
     where p.id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}

/**
 * Notes what became of a try: what has arrived or will not arrive is gone from the queue, a device that is no more with
 * all that waits for it. Where it is not this worker's any more (its lease has run out and another one is at it), nothing.
 */
export async function notePush(
  { tx, now }: Scope,
  { id, device_id, leased_until }: Pick<Claimed, 'id' | 'device_id' | 'leased_until'>,
  outcome: Outcome,
): Promise<void> {
  const mine = sql`id = ${id}::uuid and leased_until = ${leased_until}::timestamptz`;
  const failing = sql`update user_devices set failing_since = coalesce(failing_since, ${now}::timestamptz) where id = ${device_id}::uuid`;
  if (outcome.became === 'gone')
    return void (await sql`
      with gone as (delete from user_devices where id = ${device_id}::uuid)
      delete from pushes where device_id = ${device_id}::uuid`.execute(tx));
  if (outcome.became !== 'waiting') {
    await sql`delete from pushes where ${mine}`.execute(tx);
    if (outcome.became === 'arrived')
      await sql`
        update user_devices set last_message_at = ${now}::timestamptz, failing_since = null where id = ${device_id}::uuid`.execute(
        tx,
      );
    else await failing.execute(tx);
    return;
  }
  const { next_at, is_brief = false, everything = false } = outcome;
  await sql`
    update pushes set tries = tries + 1, leased_until = null, next_at = ${next_at}::timestamptz, is_brief = is_brief or ${is_brief}
     where ${mine}`.execute(tx);
  if (!is_brief) await failing.execute(tx);
  if (everything)
    await sql`
      update pushes set next_at = ${next_at}::timestamptz
       where device_id = ${device_id}::uuid and leased_until is null and next_at < ${next_at}::timestamptz`.execute(
      tx,
    );
}

/** It is not to be sent any more. */
export const dropPush = ({ tx }: Scope, id: string): Promise<unknown> =>
  sql`delete from pushes where id = ${id}::uuid`.execute(tx);
