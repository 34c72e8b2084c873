import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { HeldSpan, Offer, Waiting } from '../rules/place-queue.ts';
import type { Standing } from '../rules/reorder.ts';

/** @returns its id; undefined when they wait for a place there already */
export async function insertRequest(
  scope: Scope,
  request: {
    schedule_id: string;
    student_id: string;
    wants_from: string;
    despite_level: boolean;
    priority: number;
  },
): Promise<string | undefined> {
  const id = newId();
  try {
    await scope.tx
      .insertInto('place_requests')
      .values({ organization_id: organizationOf(scope), id, ...request, created_by: scope.actor.user_id })
      .execute();
    return id;
  } catch (error) {
    if (violates(error, 'place_requests_once')) return undefined;
    throw error;
  }
}

/** Before everybody who waits, those who hold another place too. */
const inFront = 2;

/**
 * Who gives a place up waits for one in the group again, whatever level they are of by then. Somebody may wait there
 * already, for the time after the last day of their place: with that request, then, and an offer that they have stays.
 */
export async function insertReturn(
  scope: Scope,
  { schedule_id, student_id, wants_from }: { schedule_id: string; student_id: string; wants_from: string },
): Promise<void> {
  await sql`
    insert into place_requests (organization_id, id, schedule_id, student_id, wants_from, despite_level, priority, returns, created_by)
    values (${organizationOf(scope)}::uuid, ${newId()}::uuid, ${schedule_id}::uuid, ${student_id}::uuid, ${wants_from}::date, true,
            ${inFront}, true, ${scope.actor.user_id}::uuid)
    on conflict (organization_id, schedule_id, student_id) where status in ('waiting', 'offered') do update
       set returns = true, despite_level = true, priority = excluded.priority, updated_at = now(),
           wants_from = least(place_requests.wants_from, excluded.wants_from)`.execute(scope.tx);
}

/** Whether somebody holds a place in the group on or after a day, and in any group of its club. */
export async function holdsPlace(
  tx: TenantTx,
  asked: { schedule_id: string; student_id: string; from: string },
): Promise<{ here: boolean; at_club: boolean }> {
  const { rows } = await sql<{ here: boolean; at_club: boolean }>`
    select coalesce(bool_or(f.schedule_id = ${asked.schedule_id}::uuid), false) as here, count(*) > 0 as at_club
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
     where f.student_id = ${asked.student_id}::uuid and f.status = 'active'
       and (f.ends_on is null or f.ends_on >= ${asked.from}::date)
       and p.club_id = (select g.club_id from class_schedules g where g.id = ${asked.schedule_id}::uuid)`.execute(
    tx,
  );
  return rows[0] ?? { here: false, at_club: false };
}

/** The places of a group that are held today or later. */
export async function heldFrom(tx: TenantTx, scheduleId: string, today: string): Promise<HeldSpan[]> {
  const { rows } = await sql<HeldSpan>`
    select starts_on, ends_on from schedule_enrollments
     where schedule_id = ${scheduleId}::uuid and status = 'active' and (ends_on is null or ends_on >= ${today}::date)`.execute(
    tx,
  );
  return rows;
}

/** The places of a group that are on offer, in the order of the queue. */
export async function offersIn(tx: TenantTx, scheduleId: string): Promise<Offer[]> {
  const { rows } = await sql<Offer>`
    select id, student_id, offered_from as starts_on, null as ends_on from place_requests
     where schedule_id = ${scheduleId}::uuid and status = 'offered'
     order by priority desc, ticket`.execute(tx);
  return rows;
}

/** Who had an offer waits again, where they stood. */
export async function takeBackOffer(tx: TenantTx, id: string): Promise<void> {
  await tx
    .updateTable('place_requests')
    .set({ status: 'waiting', offered_from: null, offered_until: null, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

/** Who waits for a place in a group, in the order of the queue, with what may stand in the way. */
export async function waitingIn({ tx, now }: Scope, scheduleId: string): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select r.id, r.student_id, r.wants_from, c.blocked_at is not null as blocked, c.level, c.birth_date, c.certificate_until, r.despite_level, r.returns,
           (select max(f.ends_on) from schedule_enrollments f
             where f.schedule_id = r.schedule_id and f.student_id = r.student_id and f.status = 'active') as holds_until,
           exists (select from class_sessions s
                     join class_enrollments e on e.student_id = r.student_id and e.status = 'enrolled' and e.session_id <> s.id
                          and e.session_starts_at < s.ends_at and e.session_ends_at > s.scheduled_datetime
                    where s.schedule_id = r.schedule_id and s.scheduled_datetime > ${now}::timestamptz
                      and s.status in ('scheduled', 'confirmed') and e.session_starts_at > ${now}::timestamptz) as overlaps
      from place_requests r
      join client_profiles c on c.id = r.student_id
     where r.schedule_id = ${scheduleId}::uuid and r.status = 'waiting'
     order by r.priority desc, r.ticket`.execute(tx);
  return rows;
}

export interface RequestRow {
  id: string;
  schedule_id: string;
  student_id: string;
  wants_from: string;
  status: string;
  offered_from: string | null;
  offered_until: Date | null;
  despite_level: boolean;
  returns: boolean;
}

export async function requestOf(tx: TenantTx, id: string): Promise<RequestRow | undefined> {
  return tx
    .selectFrom('place_requests')
    .select(['id', 'schedule_id', 'student_id', 'wants_from', 'status'])
    .select(['offered_from', 'offered_until', 'despite_level', 'returns'])
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function offerPlace(tx: TenantTx, id: string, from: string, until: Date): Promise<void> {
  await tx
    .updateTable('place_requests')
    .set({ status: 'offered', offered_from: from, offered_until: until, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}

type Ended = { id: string; student_id: string };

/** The end of requests that are open; what was on offer to them is free. */
export async function endRequest(tx: TenantTx, id: string, status: 'declined' | 'withdrawn'): Promise<void> {
  await tx
    .updateTable('place_requests')
    .set({ status, offered_from: null, offered_until: null, updated_at: sql`now()` })
    .where('id', '=', id)
    .where('status', 'in', ['waiting', 'offered'])
    .execute();
}

/** All that somebody waits for or is offered; what was on offer to them is free. */
export async function endRequestsOf(tx: TenantTx, student_id: string): Promise<void> {
  await tx
    .updateTable('place_requests')
    .set({ status: 'withdrawn', offered_from: null, offered_until: null, updated_at: sql`now()` })
    .where('student_id', '=', student_id)
    .where('status', 'in', ['waiting', 'offered'])
    .execute();
}

/** Offers of a group that nobody has answered in time. */
export async function expireOffers({ tx, now }: Scope, scheduleId: string): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    update place_requests set status = 'expired', offered_from = null, offered_until = null, updated_at = now()
     where schedule_id = ${scheduleId}::uuid and status = 'offered' and offered_until <= ${now}::timestamptz
    returning id, student_id`.execute(tx);
  return rows;
}

/** Requests of a group that are void: of somebody who is no client here any more, or who has the place. */
export async function closeVoid(tx: TenantTx, scheduleId: string): Promise<void> {
  await sql`
    update place_requests r set status = 'gone', offered_from = null, offered_until = null, updated_at = now()
      from client_profiles c
     where r.schedule_id = ${scheduleId}::uuid and r.status in ('waiting', 'offered') and c.id = r.student_id
       and (not c.is_active or exists (
         select from schedule_enrollments f
          where f.schedule_id = r.schedule_id and f.student_id = r.student_id and f.status = 'active' and f.ends_on is null))`.execute(
    tx,
  );
}

/** Who keeps their place after all need not come back to it. */
export async function closeReturn(
  tx: TenantTx,
  { schedule_id, student_id }: { schedule_id: string; student_id: string },
): Promise<void> {
  await tx
    .updateTable('place_requests')
    .set({ status: 'withdrawn', offered_from: null, offered_until: null, updated_at: sql`now()` })
    .where('schedule_id', '=', schedule_id)
    .where('student_id', '=', student_id)
    .where('returns', '=', true)
    .where('status', 'in', ['waiting', 'offered'])
    .execute();
}

type ClosedRequest = { id: string; student_id: string; schedule_id: string; goes_on: boolean };

/** All open requests of groups that are over. `goes_on`: they wait in the group's next season. */
export async function closeRequestsOf(
  tx: TenantTx,
  scheduleIds: readonly string[],
): Promise<ClosedRequest[]> {
  const { rows } = await sql<ClosedRequest>`
    update place_requests r set status = 'gone', offered_from = null, offered_until = null, updated_at = now()
     where r.schedule_id = any(${[...scheduleIds]}::uuid[]) and r.status in ('waiting', 'offered')
    returning r.id, r.student_id, r.schedule_id,
              exists (select from place_requests n where n.organization_id = r.organization_id and n.follows_id = r.id) as goes_on`.execute(
    tx,
  );
  return rows;
}

/** Who waits for a place in a group that was split waits in its successor. */
export async function moveRequests(
  tx: TenantTx,
  { schedule_id, successor_id }: { schedule_id: string; successor_id: string },
): Promise<void> {
  await sql`update place_requests set schedule_id = ${successor_id}::uuid, updated_at = now()
             where schedule_id = ${schedule_id}::uuid and status in ('waiting', 'offered')`.execute(tx);
}

/** The queue of a group in its order, those with an offer included. */
export async function queueOf(tx: TenantTx, scheduleId: string): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    select id, priority as waitlist_priority, ticket from place_requests
     where schedule_id = ${scheduleId}::uuid and status in ('waiting', 'offered')
     order by priority desc, ticket`.execute(tx);
  return rows;
}

export async function saveQueue(
  tx: TenantTx,
  order: readonly Standing[],
  moved: { id: string; reason: string },
): Promise<void> {
  await sql`
    update place_requests r
       set priority = d.waitlist_priority, ticket = d.ticket, updated_at = now(),
           moved_reason = case when r.id = ${moved.id}::uuid then ${moved.reason} else r.moved_reason end
      from jsonb_to_recordset(${JSON.stringify(order)}::jsonb) as d(id uuid, waitlist_priority smallint, ticket bigint)
     where r.id = d.id`.execute(tx);
}

/** Groups in which anybody waits or has an offer, in order of id; all of them, or where these clients do. */
export async function groupsQueued(
  tx: TenantTx,
  { after, limit, students }: { after: string; limit: number; students?: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct r.schedule_id as id from place_requests r
     where r.status in ('waiting', 'offered') and r.schedule_id > ${after}::uuid
       ${students === undefined ? sql`` : sql`and r.student_id = any(${[...students]}::uuid[])`}
     order by 1 limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}
