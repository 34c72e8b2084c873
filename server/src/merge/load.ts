import { sql } from 'kysely';
import { lockOfPerson } from '../clients/public.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Between, Collision, Profile } from './rules.ts';

export interface Pair {
  kept: string;
  other: string;
}

/** Both profiles, locked in one order where they are about to change. Throws 404. */
export async function loadProfiles(
  { tx }: Scope,
  { kept, other }: Pair,
  lock: boolean,
): Promise<{ kept: Profile; other: Profile }> {
  const rows = await tx
    .selectFrom('client_profiles')
    .selectAll()
    .where('id', 'in', [kept, other])
    .orderBy('id')
    .$if(lock, (query) => query.forUpdate())
    .execute();
  const one = (id: string) =>
    found(
      rows.find((row) => row.id === id),
      'client',
    );
  return { kept: one(kept), other: one(other) };
}

/** What is between the two. After their locks: whoever asks to be erased takes them, too. */
export async function between(scope: Scope, pair: Pair): Promise<Between> {
  return { areFamily: await areFamily(scope, pair), isBeingErased: await isBeingErased(scope, pair) };
}

async function isBeingErased({ tx }: Scope, { kept, other }: Pair): Promise<boolean> {
  const row = await tx
    .selectFrom('erasures')
    .select('id')
    .where('client_id', 'in', [kept, other])
    .where('status', 'in', ['asked', 'planned'])
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function areFamily({ tx }: Scope, { kept, other }: Pair): Promise<boolean> {
  const both = [kept, other];
  const row = await tx
    .selectFrom('guardians')
    .select('id')
    .where('guardian_id', 'in', both)
    .where('dependant_id', 'in', both)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type CollidingClass = Collision & { name: string; starts_at: Date };

/** Classes in which both have a booking that counts, by time. */
export async function collisionsOf({ tx, now }: Scope, { kept, other }: Pair): Promise<CollidingClass[]> {
  const { rows } = await sql<CollidingClass>`
    select a.session_id, a.id as kept_id, b.id as other_id, a.status as kept_status, b.status as other_status,
           coalesce(a.waitlist_sequence, 0) as kept_ticket, coalesce(b.waitlist_sequence, 0) as other_ticket,
           p.name, a.session_starts_at as starts_at,
           a.session_starts_at > ${now}::timestamptz and not a.checked_in and not b.checked_in as is_open
      from class_enrollments a
      join class_enrollments b on b.session_id = a.session_id and b.student_id = ${other}::uuid and b.status <> 'cancelled'
           and b.session_starts_at = a.session_starts_at
      join class_sessions s on s.id = a.session_id
      join class_schedules p on p.id = s.schedule_id
     where a.student_id = ${kept}::uuid and a.status <> 'cancelled'
     order by a.session_starts_at, a.session_id`.execute(tx);
  return rows;
}

export interface SameHour {
  session_id: string;
  name: string;
  starts_at: Date;
  other_session_id: string;
  other_name: string;
}

/** Classes to come of the one and of the other that take place at one time, by time. Both stay: the desk decides. */
export async function sameHourOf({ tx, now }: Scope, { kept, other }: Pair): Promise<SameHour[]> {
  const { rows } = await sql<SameHour>`
    select a.session_id, p.name, a.session_starts_at as starts_at, b.session_id as other_session_id, q.name as other_name
      from class_enrollments a
      join class_enrollments b on b.student_id = ${other}::uuid and b.status = 'enrolled' and b.session_id <> a.session_id
           and b.session_starts_at > ${now}::timestamptz - interval '1 day'
           and b.session_starts_at < a.session_ends_at and b.session_ends_at > a.session_starts_at
      join class_sessions s on s.id = a.session_id
      join class_schedules p on p.id = s.schedule_id
      join class_sessions r on r.id = b.session_id
      join class_schedules q on q.id = r.schedule_id
     where a.student_id = ${kept}::uuid and a.status = 'enrolled' and a.session_starts_at > ${now}::timestamptz
     order by a.session_starts_at, a.session_id, b.session_id`.execute(tx);
  return rows;
}

/**
 * Locks the classes to come of both and of the groups in which they hold places, then both people, as whoever books does (docs/domain/capacity.md). A booking that came
 * in between stands in a class that is not locked: then everything starts anew.
 */
export async function lockBookings(
  { tx, now }: Scope,
  { kept, other }: Pair,
  groups: readonly string[],
): Promise<void> {
  const both = [kept, other];
  const coming = sql`select e.session_id from class_enrollments e
     where e.student_id = any(${both}::uuid[]) and e.status <> 'cancelled' and e.session_starts_at > ${now}::timestamptz`;
  const { rows } = await sql<{ id: string }>`
    select s.id from class_sessions s where s.id = any(array(${coming} union select c.id from class_sessions c
     where c.schedule_id = any(${[...groups]}::uuid[]) and c.scheduled_datetime > ${now}::timestamptz)) order by s.id for no key update`.execute(
    tx,
  );
  await sql`select ${lockOfPerson(sql`id`)} from (select unnest(${both.sort()}::text[]) as id) people`.execute(
    tx,
  );
  await sql`select app.lost_race() from (${coming}) c where c.session_id <> all(${rows.map(({ id }) => id)}::uuid[]) limit 1`.execute(
    tx,
  );
}
