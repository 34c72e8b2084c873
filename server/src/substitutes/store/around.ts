import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** The questions that are open about these classes, with who gives these as they are now. */
export async function openAbout({ tx }: Scope, session_ids: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    session_id: string;
    absent_id: string | null;
    instructor_id: string | null;
    substitute_instructor_id: string | null;
    group_coach_id: string | null;
  }>`
    select r.id, r.session_id, r.absent_id, s.instructor_id, s.substitute_instructor_id, p.instructor_id as group_coach_id
      from substitute_requests r
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
      join class_schedules p on p.organization_id = s.organization_id and p.id = s.schedule_id
     where r.session_id = any(${[...session_ids]}::uuid[]) and r.state = 'open'`.execute(tx);
  return rows;
}

/** No leave of this coach has a minute of the class `s`. */
const isThere = (coach: string) => sql`not exists (
  select from instructor_exceptions x
   where x.instructor_id = ${sql.ref(coach)} and x.kind = 'unavailable'
     and x.starts_at < s.ends_at and x.ends_at > s.scheduled_datetime)`;

/** The open questions about classes that this coach could not give, and is there for. */
async function openOfAbsent(
  { tx }: Scope,
  instructor_id: string,
  condition: RawBuilder<unknown>,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id
      from substitute_requests r
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
     where r.absent_id = ${instructor_id}::uuid and r.state = 'open' and ${condition}
       and ${isThere('r.absent_id')}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The questions about classes that a coach can give again: open, in this time, and of which no other leave of theirs has a minute. */
export const openWithin = (
  scope: Scope,
  back: { instructor_id: string; starts_at: string; ends_at: string },
): Promise<string[]> =>
  openOfAbsent(
    scope,
    back.instructor_id,
    sql`s.scheduled_datetime < ${back.ends_at}::timestamptz and s.ends_at > ${back.starts_at}::timestamptz`,
  );

/** The questions about classes that a coach who is in service again still has, and of which no leave of theirs has a minute. */
export const openOfReturned = (scope: Scope, instructor_id: string): Promise<string[]> =>
  openOfAbsent(
    scope,
    instructor_id,
    sql`coalesce(s.substitute_instructor_id, s.instructor_id) = r.absent_id`,
  );

/** The questions that are open and were put to a coach, locked: whoever answers one is seen, or sees what follows. */
export async function lockOpenPutTo({ tx }: Scope, instructor_id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id from substitute_requests r
     where r.state = 'open' and r.id in (select a.request_id from substitute_asks a where a.instructor_id = ${instructor_id}::uuid)
     order by r.id for update`.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Those of these classes that somebody was found for: they accepted, give it still, and are neither away then nor out of
 * service.
 */
export async function foundFor({ tx }: Scope, session_ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.id
      from class_sessions s
      join substitute_requests r on r.organization_id = s.organization_id and r.session_id = s.id and r.state = 'accepted'
      join substitute_asks a on a.organization_id = r.organization_id and a.request_id = r.id and a.answer = 'accepted'
           and a.instructor_id = coalesce(s.substitute_instructor_id, s.instructor_id)
      join instructors i on i.organization_id = a.organization_id and i.id = a.instructor_id and i.is_active
     where s.id = any(${[...session_ids]}::uuid[])
       and ${isThere('i.id')}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Which of these coaches have an account: the others are reached by nobody. */
export async function withAccount({ tx }: Scope, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('instructors')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('user_id', 'is not', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
