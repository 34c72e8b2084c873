import { type RawBuilder, sql } from 'kysely';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addHours } from '../../kernel/time/index.ts';
import { discreetName } from '../../scheduling/public.ts';
import { type BookingRow, type ClassRow, reach } from '../rules/entries.ts';

/** More than any person has, and a club of sixty classes a day shows: nobody's calendar makes the server work for long. */
const mostRows = 3_000;

const columns = sql`s.id as session_id, k.name as club_name, k.address, k.timezone, o.name as court_name,
  s.scheduled_datetime as starts_at, s.ends_at, s.cancelled_at, s.revision`;
/** A court that is renamed changes what stands in the entry, too. */
const changed = sql`greatest(s.updated_at, p.updated_at, k.updated_at, o.updated_at, i.updated_at)`;
const tables = sql`join class_schedules p on p.organization_id = s.organization_id and p.id = s.schedule_id and p.status <> 'draft'
  join clubs k on k.organization_id = s.organization_id and k.id = s.club_id
  left join courts o on o.organization_id = s.organization_id and o.id = s.court_id
  left join instructors i on i.organization_id = s.organization_id
       and i.id = coalesce(s.substitute_instructor_id, s.instructor_id)`;

const rangeOf = ({ now }: Scope) => ({
  from: addHours(now, -24 * reach.back),
  until: addHours(now, 24 * reach.ahead),
});

/** What these students have booked, waited for or given up; `mine` is whoever reads it. */
export async function bookingsOf(
  scope: Scope,
  students: readonly string[],
  mine: string | undefined,
): Promise<BookingRow[]> {
  const { from, until } = rangeOf(scope);
  const { rows } = await sql<BookingRow>`
    select ${columns}, p.name as class_name, i.display_name as coach_name, greatest(${changed}, e.updated_at, c.updated_at) as updated_at, e.student_id,
           case when e.student_id is distinct from ${mine ?? null}::uuid then c.display_name end as student_name,
           e.status as booking_status, e.cancelled_at as booking_cancelled_at, e.revision as booking_revision
      from class_enrollments e
      join class_sessions s on s.organization_id = e.organization_id and s.id = e.session_id
      join client_profiles c on c.organization_id = e.organization_id and c.id = e.student_id
      ${tables}
     where e.organization_id = ${organizationOf(scope)}::uuid and e.student_id = any(${[...students]}::uuid[])
       and e.session_starts_at >= ${from}::timestamptz and e.session_starts_at < ${until}::timestamptz
     order by e.session_starts_at, e.id
     limit ${mostRows}`.execute(scope.tx);
  return rows;
}

/** What a coach gives or helps in, and what of it is cancelled. */
export function classesOfCoach(scope: Scope, coach: string): Promise<ClassRow[]> {
  const { from, until } = rangeOf(scope);
  const organization = organizationOf(scope);
  return classes(
    scope,
    sql`s.id in (
      select t.session_id from session_instructors t
       where t.organization_id = ${organization}::uuid and t.instructor_id = ${coach}::uuid
         and t.starts_at >= ${from}::timestamptz and t.starts_at < ${until}::timestamptz
      union all
      select c.id from class_sessions c
       where c.organization_id = ${organization}::uuid and coalesce(c.substitute_instructor_id, c.instructor_id) = ${coach}::uuid
         and c.scheduled_datetime >= ${from}::timestamptz and c.scheduled_datetime < ${until}::timestamptz and c.status = 'cancelled'
      union all
      select h.id from class_sessions h
       where h.organization_id = ${organization}::uuid and ${coach}::uuid = any(h.assistant_instructor_ids) and h.assistant_instructor_ids <> '{}'
         and h.scheduled_datetime >= ${from}::timestamptz and h.scheduled_datetime < ${until}::timestamptz and h.cancelled_at is not null)`,
    { coach: sql`i.display_name`, name: sql`p.name` },
  );
}

/** How far ahead a club's calendar looks, and how far back it says what was cancelled, in days: see `mostRows`. */
const shown = { back: 7, ahead: 42 };

/** What a club shows to anybody. */
export const classesOfClub = (scope: Scope, club: string): Promise<ClassRow[]> =>
  classes(
    scope,
    sql`s.club_id = ${club}::uuid and s.scheduled_datetime >= ${addHours(scope.now, -24 * shown.back)}::timestamptz
        and s.scheduled_datetime < ${addHours(scope.now, 24 * shown.ahead)}::timestamptz`,
    { coach: sql`case when i.is_public then i.display_name end`, name: discreetName('p', 't') },
  );

async function classes(
  scope: Scope,
  condition: RawBuilder<unknown>,
  { coach, name }: { coach: RawBuilder<unknown>; name: RawBuilder<unknown> },
): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select ${columns}, ${name} as class_name, ${coach} as coach_name, ${changed} as updated_at
      from class_sessions s ${tables}
      join class_types t on t.organization_id = p.organization_id and t.id = p.class_type_id
     where s.organization_id = ${organizationOf(scope)}::uuid and ${condition}
     order by s.scheduled_datetime, s.id
     limit ${mostRows}`.execute(scope.tx);
  return rows;
}
