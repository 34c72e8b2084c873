import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** The questions that are open about these classes, with who gives these as they are now. */
export async function openAbout({ tx }: Scope, session_ids: readonly string[]) {
  const { rows } = await sql<{
    id: string;
    session_id: string;
    absent_id: string | null;
    instructor_id: string | null;
    substitute_instructor_id: string | null;
  }>`
    select r.id, r.session_id, r.absent_id, s.instructor_id, s.substitute_instructor_id
      from substitute_requests r
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
     where r.session_id = any(${[...session_ids]}::uuid[]) and r.state = 'open'`.execute(tx);
  return rows;
}

/** The questions about classes that a coach can give again: open, in this time, and of which no other leave of theirs has a minute. */
export async function openWithin(
  { tx }: Scope,
  back: { instructor_id: string; starts_at: string; ends_at: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.id
      from substitute_requests r
      join class_sessions s on s.organization_id = r.organization_id and s.id = r.session_id
     where r.absent_id = ${back.instructor_id}::uuid and r.state = 'open'
       and s.scheduled_datetime < ${back.ends_at}::timestamptz and s.ends_at > ${back.starts_at}::timestamptz
       and not exists (select from instructor_exceptions x
             where x.instructor_id = r.absent_id and x.kind = 'unavailable'
               and x.starts_at < s.ends_at and x.ends_at > s.scheduled_datetime)`.execute(tx);
  return rows.map(({ id }) => id);
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
