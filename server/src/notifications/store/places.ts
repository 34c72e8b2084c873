import { sql } from 'kysely';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** The places and tickets in classes to come that these fixed places have given their holders. */
export async function bookingsOf(
  scope: Scope,
  placeIds: readonly string[],
): Promise<{ place_id: string; enrollment_id: string }[]> {
  const { rows } = await sql<{ place_id: string; enrollment_id: string }>`
    select e.schedule_enrollment_id as place_id, e.id as enrollment_id from class_enrollments e
     where e.organization_id = ${organizationOf(scope)}::uuid and e.schedule_enrollment_id = any(${[...placeIds]}::uuid[])
       and e.status in ('enrolled', 'waitlisted') and e.session_ends_at > ${scope.now}::timestamptz`.execute(
    scope.tx,
  );
  return rows;
}

/** The bookings in classes to come of the fixed places that were taken before these schedules were published. */
export async function bookedAsDraft(
  scope: Scope,
  published: readonly { schedule_id: string; at: string }[],
): Promise<{ schedule_id: string; enrollment_id: string }[]> {
  const { rows } = await sql<{ schedule_id: string; enrollment_id: string }>`
    select f.schedule_id, e.id as enrollment_id
      from jsonb_to_recordset(${JSON.stringify(published)}::jsonb) as p(schedule_id uuid, at timestamptz)
      join schedule_enrollments f on f.organization_id = ${organizationOf(scope)}::uuid
       and f.schedule_id = p.schedule_id and f.status = 'active' and f.created_at < p.at
      join class_sessions s on s.organization_id = f.organization_id and s.schedule_id = f.schedule_id
       and s.ends_at > ${scope.now}::timestamptz
      join class_enrollments e on e.organization_id = s.organization_id and e.session_id = s.id
       and e.student_id = f.student_id and e.status in ('enrolled', 'waitlisted')`.execute(scope.tx);
  return rows;
}

export interface PlaceNames {
  club_id: string;
  group_name: string;
  club_name: string;
  student_name: string;
}

/** What messages call these fixed places. */
export async function namesOfPlaces(
  { tx }: Scope,
  placeIds: readonly string[],
): Promise<Map<string, PlaceNames>> {
  const { rows } = await sql<PlaceNames & { id: string }>`
    select f.id, k.id as club_id, k.name as club_name, p.name as group_name, c.display_name as student_name
      from schedule_enrollments f
      join class_schedules p on p.id = f.schedule_id
      join clubs k on k.id = p.club_id
      join client_profiles c on c.id = f.student_id
     where f.id = any(${[...placeIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

export type RequestNames = PlaceNames & { timezone: string };

/** The same of those who wait for a fixed place. */
export async function namesOfRequests(
  { tx }: Scope,
  requestIds: readonly string[],
): Promise<Map<string, RequestNames>> {
  const { rows } = await sql<RequestNames & { id: string }>`
    select r.id, k.id as club_id, k.name as club_name, k.timezone, p.name as group_name, c.display_name as student_name
      from place_requests r
      join class_schedules p on p.id = r.schedule_id
      join clubs k on k.id = p.club_id
      join client_profiles c on c.id = r.student_id
     where r.id = any(${[...requestIds]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}
