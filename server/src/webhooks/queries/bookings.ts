import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import type { Shown } from './shown.ts';

/** Instants are told in the offset of the club, as the API does. */
type Row = Record<string, unknown> & { id: string; club_id: string; timezone: string };

const told = ({ timezone, ...row }: Row): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Date ? offsetDateTime(value, timezone) : value,
    ]),
  );

const sessionColumns = sql`
  s.id, s.club_id, k.timezone, s.schedule_id, c.name, c.class_type_id, c.level_id, s.instructor_id, s.substitute_instructor_id, s.court_id,
  s.scheduled_datetime, s.ends_at, s.duration_minutes, s.max_participants, s.enrolled_count, s.waitlisted_count, s.price, s.currency,
  s.status, s.cancelled_at`;
const sessionJoins = sql`
  join class_schedules c on c.organization_id = s.organization_id and c.id = s.schedule_id
  join clubs k on k.organization_id = s.organization_id and k.id = s.club_id`;

async function sessionRows({ tx }: Scope, which: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select ${sessionColumns} from class_sessions s ${sessionJoins} where ${which}`.execute(tx);
  return rows;
}

export async function sessions(scope: Scope, ids: readonly string[]): Promise<Shown[]> {
  const rows = await sessionRows(scope, sql`s.id = any(${[...ids]}::uuid[])`);
  return rows.map((row) => ({ id: row.id, club_id: row.club_id, data: { session: told(row) } }));
}

type OfStudent = Row & { student_id: string; student_name: string; session_id: string };

/** A booking, with its class and its student. */
export async function enrollments(scope: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<OfStudent>`
    select e.id, s.club_id, k.timezone, e.session_id, e.student_id, p.display_name as student_name, e.schedule_enrollment_id, e.status,
           e.source, e.price, e.currency, e.paid, e.payment_id, e.student_package_id, e.checked_in, e.enrolled_at, e.cancelled_at,
           e.is_late_cancellation, e.created_at
      from class_enrollments e
      join class_sessions s on s.organization_id = e.organization_id and s.id = e.session_id
      join clubs k on k.organization_id = s.organization_id and k.id = s.club_id
      join client_profiles p on p.organization_id = e.organization_id and p.id = e.student_id
     where e.id = any(${[...ids]}::uuid[])`.execute(scope.tx);
  const held = [...new Set(rows.map((row) => row.session_id))];
  const classes = new Map((await sessions(scope, held)).map((one) => [one.id, one.data.session]));
  return rows.map(({ club_id, ...row }) => ({
    ...{ id: row.id, club_id },
    data: { enrollment: told({ ...row, club_id }), session: classes.get(row.session_id) },
  }));
}

/** A group of classes. */
export async function schedules({ tx }: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select c.id, c.club_id, k.timezone, c.name, c.class_type_id, c.level_id, c.instructor_id, c.court_id, c.start_date::text as start_date,
           c.end_date::text as end_date, to_char(c.start_time, 'HH24:MI') as start_time, c.duration_minutes, c.recurrence,
           c.max_participants, c.price, c.currency, c.status
      from class_schedules c join clubs k on k.organization_id = c.organization_id and k.id = c.club_id
     where c.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map((row) => ({ id: row.id, club_id: row.club_id, data: { schedule: told(row) } }));
}

/** A fixed place, with its group. */
export async function places(scope: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row & { schedule_id: string }>`
    select f.id, c.club_id, k.timezone, f.schedule_id, f.student_id, p.display_name as student_name, f.starts_on::text as starts_on,
           f.ends_on::text as ends_on, f.status, f.renewal
      from schedule_enrollments f
      join class_schedules c on c.organization_id = f.organization_id and c.id = f.schedule_id
      join clubs k on k.organization_id = c.organization_id and k.id = c.club_id
      join client_profiles p on p.organization_id = f.organization_id and p.id = f.student_id
     where f.id = any(${[...ids]}::uuid[])`.execute(scope.tx);
  const groups = new Map(
    (await schedules(scope, [...new Set(rows.map((row) => row.schedule_id))])).map((one) => [
      one.id,
      one.data.schedule,
    ]),
  );
  return rows.map((row) => ({
    ...{ id: row.id, club_id: row.club_id },
    data: { place: told(row), schedule: groups.get(row.schedule_id) },
  }));
}
