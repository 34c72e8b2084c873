import { sql } from 'kysely';
import { afterCommit, effectsOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addMs } from '../../kernel/time/index.ts';
import type { Outcome } from '../rules/retries.ts';

export interface NewDelivery {
  /** Where whoever queues it wants to know it. */
  id?: string;
  endpoint_id: string;
  message: string;
  event: string;
  body: string;
}

const perStatement = 500;

/** Queues deliveries; a message that an endpoint has already is queued once. */
export async function insertDeliveries(scope: Scope, deliveries: readonly NewDelivery[]): Promise<void> {
  const all = deliveries.map((one) => ({ id: newId(), ...one }));
  for (let at = 0; at < all.length; at += perStatement)
    await sql`
      insert into webhook_deliveries (organization_id, id, endpoint_id, message, event, body, created_at, next_at)
      select ${organizationOf(scope)}::uuid, v.id, v.endpoint_id, v.message, v.event, v.body, ${scope.now}::timestamptz, ${scope.now}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(all.slice(at, at + perStatement))}::jsonb)
             as v(id uuid, endpoint_id uuid, message text, event text, body text)
      on conflict on constraint webhook_deliveries_once do nothing`.execute(scope.tx);
  if (all.length > 0) tellSenders(scope.tx);
}

/** Said after the commit of what is due at once: workers that rest look for it then. */
export const dueTopic = 'webhooks.due';

function tellSenders(tx: TenantTx): void {
  const { bus } = effectsOf(tx);
  if (bus) afterCommit(tx, () => bus.publish({ topic: dueTopic }));
}

/** One that this worker is at, with what its endpoint signs by. */
export interface Claimed {
  id: string;
  endpoint_id: string;
  message: string;
  body: string;
  tries: number;
  leased_until: Date;
  url: string;
  secret_salt: string;
  secret_check: string;
  former_salt: string | null;
  former_until: Date | null;
}

/** So many go to one endpoint at a time; to one at which nothing arrives, one. */
export const perEndpoint = 4;
/** Longer than a receiver may take: what a worker left that was killed is due again by then. */
export const leaseSeconds = 60;

/**
 * Takes up to `most` deliveries that are due: nobody else takes them while the lease runs. The endpoints' rows are held
 * meanwhile, so that workers do not add up to more than one is given at a time; what others took is seen by the second
 * statement, which begins after that. Where there is room for less, each endpoint's first goes before any other's second.
 */
export async function claimDue(scope: Scope, most: number): Promise<Claimed[]> {
  const { tx, now } = scope;
  const held = await holdDue(scope);
  if (held.length === 0) return [];
  const until = addMs(now, leaseSeconds * 1_000);
  const { rows } = await sql<Claimed>`
    with open as (
      select e.*, greatest(0, case when e.failing_since is null then ${sql.lit(perEndpoint)} else 1 end - (
               select count(*) from webhook_deliveries l
                where l.organization_id = e.organization_id and l.endpoint_id = e.id and l.leased_until > ${now}::timestamptz)) as room
        from webhook_endpoints e where e.id = any(${held}::uuid[])
    ), due as (
      select d.id, d.organization_id from open e cross join lateral (
        select * from (
          select d.id, d.organization_id, d.next_at from webhook_deliveries d
           where d.organization_id = e.organization_id and d.endpoint_id = e.id and d.status = 'waiting' and d.next_at <= ${now}::timestamptz
           order by d.next_at limit ${sql.lit(perEndpoint)} for update skip locked) first
         order by next_at limit e.room) d
       order by row_number() over (partition by e.id order by d.next_at), d.next_at
       limit ${most}::int
    )
    update webhook_deliveries d
       set leased_until = ${until}::timestamptz, next_at = ${until}::timestamptz
      from due, open e
     where d.organization_id = due.organization_id and d.id = due.id and e.id = d.endpoint_id
    returning d.id, d.endpoint_id, d.message, d.body, d.tries, d.leased_until,
              e.url, e.secret_salt, e.secret_check, e.former_salt, e.former_until`.execute(tx);
  return rows;
}

/** Endpoints for which something is due, and which no other worker is looking at. */
async function holdDue({ tx, now }: Scope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from webhook_endpoints e
     where e.disabled_at is null and exists (
       select from webhook_deliveries d
        where d.organization_id = e.organization_id and d.endpoint_id = e.id and d.status = 'waiting' and d.next_at <= ${now}::timestamptz)
       for no key update of e skip locked`.execute(tx);
  return rows.map(({ id }) => id);
}

const attemptsKept = 12;

/**
 * Notes what came of a try. @returns false where it is not this worker's any more: its lease has run out and another one
 * is at it, or it was ended meanwhile
 */
export async function noteTry(
  { tx, now }: Scope,
  { id, leased_until }: Pick<Claimed, 'id' | 'leased_until'>,
  { outcome, attempt }: { outcome: Outcome; attempt: object },
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update webhook_deliveries
       set status = ${outcome.status}, tries = tries + 1, leased_until = null,
           next_at = ${outcome.status === 'waiting' ? outcome.next_at : null}::timestamptz,
           ended_at = ${outcome.status === 'waiting' ? null : now}::timestamptz,
           attempts = (case when jsonb_array_length(attempts) >= ${sql.lit(attemptsKept)} then attempts - 0 else attempts end)
                      || ${JSON.stringify([attempt])}::jsonb
     where id = ${id}::uuid and status = 'waiting' and leased_until = ${leased_until}::timestamptz`.execute(
    tx,
  );
  return numAffectedRows === 1n;
}

/** Gives back what was taken and not sent. */
export async function giveBack({ tx, now }: Scope, id: string): Promise<void> {
  await tx
    .updateTable('webhook_deliveries')
    .set({ leased_until: null, next_at: now })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .execute();
}

/** Whether something is still to be sent there. */
export const isWaiting = async ({ tx }: Scope, endpoint_id: string): Promise<boolean> =>
  (await tx
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('endpoint_id', '=', endpoint_id)
    .where('status', '=', 'waiting')
    .limit(1)
    .executeTakeFirst()) !== undefined;

/**
 * What pauses after a failure goes at once, as if it had not failed: the receiver is another than before. What is under
 * way stays; beyond {@link replayedAtOnce} the rest comes when its pause is over.
 */
export async function sendWaitingNow({ tx, now }: Scope, endpoint_id: string): Promise<void> {
  await sql`
    update webhook_deliveries set tries = 0, next_at = ${now}::timestamptz, leased_until = null
     where id = any(array(
       select id from webhook_deliveries
        where endpoint_id = ${endpoint_id}::uuid and status = 'waiting' and next_at > ${now}::timestamptz
          and (leased_until is null or leased_until <= ${now}::timestamptz)
        order by next_at limit ${sql.lit(replayedAtOnce)} for update skip locked))`.execute(tx);
  tellSenders(tx);
}

const again = (now: Date) => ({
  status: 'waiting',
  tries: 0,
  next_at: now,
  ended_at: null,
  leased_until: null,
});

/** Sends one again, whatever became of it. @returns false where the endpoint has none such, or it waits and is under way */
export async function replayDelivery(
  { tx, now }: Scope,
  { id, endpoint_id }: { id: string; endpoint_id: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('webhook_deliveries')
    .set(again(now))
    .where('id', '=', id)
    .where('endpoint_id', '=', endpoint_id)
    .where(({ or, eb }) => or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
    .executeTakeFirst();
  tellSenders(tx);
  return numUpdatedRows === 1n;
}

export const replayedAtOnce = 5_000;

/** Sends again what was given up since, the oldest first. @returns how many, at most {@link replayedAtOnce} */
export async function replayFailed({ tx, now }: Scope, endpoint_id: string, since: Date): Promise<number> {
  const failed = sql<string>`any(array(
    select id from webhook_deliveries
     where endpoint_id = ${endpoint_id}::uuid and status = 'failed' and created_at >= ${since}::timestamptz
     order by created_at limit ${sql.lit(replayedAtOnce)} for update skip locked))`;
  const { numUpdatedRows } = await tx
    .updateTable('webhook_deliveries')
    .set(again(now))
    .where('id', '=', failed)
    .executeTakeFirstOrThrow();
  tellSenders(tx);
  return Number(numUpdatedRows);
}

/** What was sent to endpoints that are removed. @returns how many of at most `most` */
export async function deleteOfRemoved(tx: TenantTx, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from webhook_deliveries where id = any(array(
      select d.id from webhook_endpoints e cross join lateral (
        select d.id from webhook_deliveries d
         where d.organization_id = e.organization_id and d.endpoint_id = e.id limit ${sql.lit(most)}) d
       where e.removed_at is not null limit ${sql.lit(most)}))`.execute(tx);
  return Number(numAffectedRows);
}

/** Everything that is older, sent or not. @returns how many of at most `most` */
export async function deleteBefore(tx: TenantTx, before: Date, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from webhook_deliveries where id = any(array(
      select id from webhook_deliveries
       where created_at < ${before}::timestamptz order by created_at limit ${sql.lit(most)}))`.execute(tx);
  return Number(numAffectedRows);
}
