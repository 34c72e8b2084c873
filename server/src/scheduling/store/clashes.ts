import { sql } from 'kysely';
import { lockOfPerson } from '../../clients/public.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addHours, type Interval } from '../../kernel/time/index.ts';

/** A class that moves, and when it was. */
export type Moving = Interval & { session_id: string; was: Interval };

/** Somebody in a class that moves who has another one at its new time. */
export type Clash = {
  session_id: string;
  student_id: string;
  student_name: string;
  with: Interval & { session_id: string; title: string };
};

/**
 * Keeps everybody who holds a place in these classes, which are locked, from booking elsewhere at the same moment: what
 * is under way is waited for and then seen, what comes later sees where the class has moved.
 */
export async function holdTheirBookings(scope: Scope, moving: readonly Moving[]): Promise<void> {
  const ids = moving.map((one) => one.session_id);
  await sql`
    select ${lockOfPerson(sql`student_id`)}
      from (select distinct student_id from class_enrollments
             where organization_id = ${organizationOf(scope)}::uuid and session_id = any(${ids}::uuid[]) and status = 'enrolled'
             order by student_id) ordered`.execute(scope.tx);
}

/**
 * Who holds a place in one of these classes and, at its new time, in a class that does not move with it; by time and
 * name. What overlapped before the move was somebody's decision already.
 */
export async function clashesOf(scope: Scope, moving: readonly Moving[]): Promise<Clash[]> {
  const ids = moving.map((one) => one.session_id);
  const moves = moving.map(({ was, ...one }) => ({
    ...one,
    was_from: was.starts_at,
    was_until: was.ends_at,
    // Reckoned here: a bound that PostgreSQL reckons from a row is no look-up under row-level security (docs/plans.md).
    earliest: addHours(one.starts_at, -25),
  }));
  // No class is longer than a day: the index by student and start serves both ends.
  const { rows } = await sql<Omit<Clash, 'with'> & Interval & { with_session_id: string; title: string }>`
    select m.session_id, e.student_id, p.display_name as student_name, o.session_id as with_session_id, c.name as title,
           o.session_starts_at as starts_at, o.session_ends_at as ends_at
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(
           session_id uuid, starts_at timestamptz, ends_at timestamptz, earliest timestamptz, was_from timestamptz, was_until timestamptz)
      join class_enrollments e on e.organization_id = ${organizationOf(scope)}::uuid and e.session_id = m.session_id
       and e.status = 'enrolled'
      join class_enrollments o on o.organization_id = e.organization_id and o.student_id = e.student_id
       and o.session_starts_at > m.earliest and o.session_starts_at < m.ends_at
       and o.session_ends_at > m.starts_at and o.status = 'enrolled' and o.session_id <> all(${ids}::uuid[])
       and not (o.session_starts_at < m.was_until and o.session_ends_at > m.was_from)
      join client_profiles p on p.organization_id = e.organization_id and p.id = e.student_id
      join class_sessions s on s.organization_id = o.organization_id and s.id = o.session_id
      join class_schedules c on c.organization_id = s.organization_id and c.id = s.schedule_id
     order by m.starts_at, m.session_id, p.display_name, e.student_id, o.session_starts_at`.execute(scope.tx);
  return rows.map(({ with_session_id, title, starts_at, ends_at, ...one }) => ({
    ...one,
    with: { session_id: with_session_id, title, starts_at, ends_at },
  }));
}
