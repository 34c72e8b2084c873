import { type RawBuilder, sql } from 'kysely';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { ToldClass } from '../rules/texts.ts';

/** A session with what messages and their conditions need. */
export interface ClassRow extends ToldClass {
  session_id: string;
  club_id: string;
  schedule_id: string;
  status: string;
  ends_at: Date;
  court_id: string | null;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  assistant_instructor_ids: string[];
  session_reason: string;
}

const columns = sql`s.id as session_id, s.club_id, s.schedule_id, s.status, s.scheduled_datetime as starts_at, s.ends_at,
  s.court_id, s.instructor_id, s.substitute_instructor_id, s.assistant_instructor_ids, s.cancel_reason as session_reason, p.name as class_name, c.name as club_name, c.timezone,
  t.name as court_name, i.display_name as instructor_name`;
const tables = sql`class_sessions s
  join class_schedules p on p.organization_id = s.organization_id and p.id = s.schedule_id
  join clubs c on c.organization_id = s.organization_id and c.id = s.club_id
  left join courts t on t.organization_id = s.organization_id and t.id = s.court_id
  left join instructors i on i.organization_id = s.organization_id
       and i.id = coalesce(s.substitute_instructor_id, s.instructor_id)`;

export interface EnrolledClass extends ClassRow {
  enrollment_id: string;
  student_id: string;
  /** Why it was cancelled: in somebody's words, or one of our codes. */
  reason: string;
  /** Until when the place is held for who pays it online. */
  pay_until: Date | null;
}

/** The enrolments that are still in one of these statuses, with their classes, by time. */
export async function enrolledClasses(
  scope: Scope,
  enrollmentIds: readonly string[],
  statuses: readonly string[],
): Promise<EnrolledClass[]> {
  const { rows } = await sql<EnrolledClass>`
    select e.id as enrollment_id, e.student_id, e.cancel_reason as reason, e.pay_until, ${columns}
      from class_enrollments e
      join ${tables} on s.organization_id = e.organization_id and s.id = e.session_id
     where e.organization_id = ${organizationOf(scope)}::uuid and e.id = any(${[...enrollmentIds]}::uuid[])
       and e.status = any(${[...statuses]})
     order by s.scheduled_datetime, s.id`.execute(scope.tx);
  return rows;
}

/** These sessions, by time. */
export const classesOf = (scope: Scope, sessionIds: readonly string[]): Promise<ClassRow[]> =>
  classesWhere(scope, sql`s.id = any(${[...sessionIds]}::uuid[])`);

/** The cancelled sessions to come of these schedules, by time. */
export const cancelledClassesOf = (scope: Scope, scheduleIds: readonly string[]): Promise<ClassRow[]> =>
  classesWhere(
    scope,
    sql`s.schedule_id = any(${[...scheduleIds]}::uuid[]) and s.status = 'cancelled'
        and s.ends_at > ${scope.now}::timestamptz`,
  );

/** Sessions of a club that start after `from` and not after `until`, and are to take place. */
export function startingBetween(
  scope: Scope,
  range: { club_id: string; from: Date; until: Date },
): Promise<ClassRow[]> {
  return classesWhere(
    scope,
    sql`s.club_id = ${range.club_id}::uuid and s.scheduled_datetime > ${range.from}::timestamptz
        and s.scheduled_datetime <= ${range.until}::timestamptz and s.status in ('scheduled', 'confirmed')`,
  );
}

async function classesWhere(scope: Scope, condition: RawBuilder<unknown>): Promise<ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select ${columns} from ${tables}
     where s.organization_id = ${organizationOf(scope)}::uuid and (${condition})
     order by s.scheduled_datetime, s.id`.execute(scope.tx);
  return rows;
}

/** Who holds a place in, or waits for, each of these sessions. */
export async function peopleIn(
  { tx }: Scope,
  sessionIds: readonly string[],
  statuses: readonly string[],
): Promise<
  {
    enrollment_id: string;
    session_id: string;
    student_id: string;
    status: string;
    enrolled_at: Date | null;
  }[]
> {
  if (sessionIds.length === 0) return [];
  return tx
    .selectFrom('class_enrollments')
    .select(['id as enrollment_id', 'session_id', 'student_id', 'status', 'enrolled_at'])
    .where('session_id', '=', sql<string>`any(${[...sessionIds]}::uuid[])`)
    .where('status', 'in', [...statuses])
    .orderBy('id')
    .execute();
}

/** The names of courts and instructors, by id. */
export async function namesOf(
  scope: Scope,
  ids: { courts: readonly string[]; instructors: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from courts
     where organization_id = ${organizationOf(scope)}::uuid and id = any(${[...ids.courts]}::uuid[])
    union all
    select id, display_name from instructors
     where organization_id = ${organizationOf(scope)}::uuid and id = any(${[...ids.instructors]}::uuid[])`.execute(
    scope.tx,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
