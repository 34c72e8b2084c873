import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Renewal } from '../../scheduling/public.ts';
import { termOfGroup } from './term-of-group.ts';

export interface Group {
  id: string;
  /** The same: what settings are asked for. */
  schedule_id: string;
  club_id: string;
  class_type_id: string;
  instructor_id: string | null;
  name: string;
  status: string;
  recurrence: string;
  max_participants: number;
  timezone: string;
  end_date: string | null;
  rating_min: number;
  rating_max: number;
  min_age: number | null;
  max_age: number | null;
  /** How places of its term are renewed; null where it belongs to none. */
  term: Renewal | null;
}

/**
 * Locks schedules in order of id, so that their fixed places are given one at a time. Taken before any session's lock.
 * `no key`: a session that is written twice in one transaction looks its schedule up again, after its own lock.
 */
export async function lockGroups(tx: TenantTx, ids: readonly string[]): Promise<Map<string, Group>> {
  const { rows } = await sql<Group>`
    select p.id, p.id as schedule_id, p.club_id, p.class_type_id, p.instructor_id, p.name, p.status, p.recurrence, p.max_participants, p.end_date, c.timezone, l.rating_min, l.rating_max, p.min_age, p.max_age, ${termOfGroup} as term
      from class_schedules p join clubs c on c.id = p.club_id join class_levels l on l.id = p.level_id
     where p.id = any(${ids}::uuid[]) order by p.id for no key update of p`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

type GroupBrief = Pick<Group, 'schedule_id' | 'club_id' | 'class_type_id' | 'timezone' | 'max_participants'>;

/** The club of a group, without its lock. */
export async function clubOfGroup(tx: TenantTx, id: string): Promise<GroupBrief> {
  const { rows } = await sql<GroupBrief>`
    select p.id as schedule_id, p.club_id, p.class_type_id, c.timezone, p.max_participants from class_schedules p join clubs c on c.id = p.club_id
     where p.id = ${id}::uuid`.execute(tx);
  return found(rows[0], 'schedule');
}

/**
 * How many hold a place on the fullest day between two dates (`until` null = for ever), and how many do with those who
 * have an offer, which keeps a place free (`except`: not for this student). Pauses do not free it.
 */
export async function holdersWithin(
  tx: TenantTx,
  scheduleId: string,
  from: string,
  until: string | null,
  { except = null }: { except?: string | null } = {},
): Promise<{ held: number; with_offers: number }> {
  const { rows } = await sql<{ held: number; with_offers: number }>`
    with spans as (
      select starts_on, ends_on, true as is_held from schedule_enrollments
       where schedule_id = ${scheduleId}::uuid and status = 'active'
      union all
      select offered_from, null, false from place_requests
       where schedule_id = ${scheduleId}::uuid and status = 'offered' and student_id is distinct from ${except}::uuid),
    holders as (
      select greatest(starts_on, ${from}::date) as starts_on, ends_on, is_held from spans
       where daterange(starts_on, ends_on, '[]') && daterange(${from}::date, ${until}::date, '[]'))
    select coalesce(max(n.held), 0)::int as held, coalesce(max(n.with_offers), 0)::int as with_offers
      from holders d, lateral (
        select count(*) filter (where h.is_held) as held, count(*) as with_offers from holders h
         where d.starts_on >= h.starts_on and (h.ends_on is null or d.starts_on <= h.ends_on)) n`.execute(tx);
  return rows[0] ?? { held: 0, with_offers: 0 };
}

/** What of a client is judged when they get a place. */
export interface Candidate {
  level: number | null;
  birth_date: string | null;
  certificate_until: string | null;
  blocked: boolean;
}

/** What is judged of somebody when they are given a fixed place; undefined for one who is no client here. */
export async function candidateOf(tx: TenantTx, id: string): Promise<Candidate | undefined> {
  return tx
    .selectFrom('client_profiles')
    .select([
      'level',
      'birth_date',
      'certificate_until',
      sql<boolean>`blocked_at is not null or not is_active`.as('blocked'),
    ])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** @returns its id; undefined when the student already holds a place in the group at that time */
export async function insertFixedPlace(
  scope: Scope,
  place: {
    schedule_id: string;
    student_id: string;
    starts_on: string;
    ends_on: string | null;
    despite_overlap: boolean;
  },
): Promise<string | undefined> {
  const id = newId();
  try {
    await scope.tx
      .insertInto('schedule_enrollments')
      .values({ organization_id: organizationOf(scope), id, ...place, created_by: scope.actor.user_id })
      .execute();
    await closeRequest(scope.tx, place, id);
    return id;
  } catch (error) {
    if (violates(error, 'schedule_enrollments_once')) return undefined;
    throw error;
  }
}

/** Who has a place in a group waits for none any more. */
async function closeRequest(
  tx: TenantTx,
  { schedule_id, student_id }: { schedule_id: string; student_id: string },
  place_id: string,
): Promise<void> {
  await tx
    .updateTable('place_requests')
    .set({ status: 'placed', place_id, offered_from: null, offered_until: null, updated_at: sql`now()` })
    .where('schedule_id', '=', schedule_id)
    .where('student_id', '=', student_id)
    .where('status', 'in', ['waiting', 'offered'])
    .execute();
}

/**
 * Ends a fixed place after `ends_on`. A day before its first one means that it never was: it ends at once and holds
 * nothing. `notice_at`: by notice, which may be taken back.
 */
export async function endFixedPlace(
  { tx }: Scope,
  place: { id: string; starts_on: string; ends_on: string | null },
  ends_on: string,
  { reason, notice_at = null }: { reason: string; notice_at?: Date | null },
): Promise<void> {
  const never = ends_on < place.starts_on;
  await tx
    .updateTable('schedule_enrollments')
    .set({
      ends_on: never ? place.starts_on : ends_on,
      end_reason: reason,
      notice_given_at: notice_at,
      ended_before: notice_at && place.ends_on,
      ...(never && { status: 'ended' }),
      updated_at: sql`now()`,
    })
    .where('id', '=', place.id)
    .execute();
}

/**
 * A place to which notice was given goes on as it was before. @returns false when the student holds another one in the
 * group by then
 */
export async function keepFixedPlace({ tx }: Scope, id: string, ends_on: string | null): Promise<boolean> {
  try {
    await tx
      .updateTable('schedule_enrollments')
      .set({ ends_on, end_reason: '', notice_given_at: null, ended_before: null, updated_at: sql`now()` })
      .where('id', '=', id)
      .execute();
    return true;
  } catch (error) {
    if (violates(error, 'schedule_enrollments_once')) return false;
    throw error;
  }
}

interface Releasable {
  id: string;
  schedule_id: string;
  student_id: string;
  club_id: string;
  starts_on: string;
  ends_on: string | null;
}

/** Those of these places that are held today and longer. */
export async function releasable(
  { tx }: Scope,
  ids: readonly string[],
  today: string,
): Promise<Releasable[]> {
  const { rows } = await sql<Releasable>`
    select f.id, f.schedule_id, f.student_id, p.club_id, f.starts_on, f.ends_on
      from schedule_enrollments f join class_schedules p on p.id = f.schedule_id
     where f.id = any(${[...ids]}::uuid[]) and f.status = 'active' and f.starts_on <= ${today}::date
       and (f.ends_on is null or f.ends_on > ${today}::date) order by f.id`.execute(tx);
  return rows;
}

export const placesById = (
  { tx }: Scope,
  ids: readonly string[],
): Promise<{ id: string; schedule_id: string; starts_on: string; ends_on: string | null }[]> =>
  tx
    .selectFrom('schedule_enrollments')
    .select(['id', 'schedule_id', 'starts_on', 'ends_on'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .execute();
