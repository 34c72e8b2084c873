import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Claim, ClassDate } from '../rules/claims.ts';

export type LockedClass = ClassDate & { schedule_id: string };

/** A fixed place, as its dates are judged. */
export interface HeldClaim extends Claim {
  id: string;
  schedule_id: string;
  student_id: string;
  status: 'active' | 'ended';
  despite_overlap: boolean;
}

/**
 * Locks the classes of these groups that are still to come (or some of them), in order of id, after the groups
 * themselves. Whose they are is read by later statements, as it was when the lock was had.
 */
export async function lockComing(
  { tx, now }: Scope,
  of: { schedule_ids: readonly string[]; session_ids?: readonly string[] },
): Promise<LockedClass[]> {
  const { rows } = await sql<LockedClass & { starts_at: Date }>`
    select s.id, s.schedule_id, s.occurrence_date, s.local_date, s.status, s.scheduled_datetime as starts_at
      from class_sessions s
     where ${of.session_ids ? sql`s.id = any(${[...of.session_ids]}::uuid[])` : sql`s.schedule_id = any(${[...of.schedule_ids]}::uuid[])`}
       and s.scheduled_datetime > ${now}::timestamptz and s.status in ('scheduled', 'confirmed')
     order by s.id for no key update`.execute(tx);
  return rows.sort((a, b) => +a.starts_at - +b.starts_at);
}

/** Claims in the order in which they were given, with their exceptions. */
export async function claimsOf(
  tx: TenantTx,
  of: { schedule_ids: readonly string[]; place_ids?: readonly string[] | undefined },
): Promise<HeldClaim[]> {
  const { rows } = await sql<HeldClaim>`
    select f.id, f.schedule_id, f.student_id, f.starts_on, f.ends_on, f.status, f.despite_overlap,
           coalesce((select jsonb_agg(jsonb_build_object('starts_on', p.starts_on, 'ends_on', p.ends_on))
                       from schedule_enrollment_pauses p where p.schedule_enrollment_id = f.id), '[]') as pauses,
           array(select e.session_id from class_enrollments e
                  where e.schedule_enrollment_id = f.id and e.released) as released
      from schedule_enrollments f
     where ${of.place_ids ? sql`f.id = any(${[...of.place_ids]}::uuid[])` : sql`f.schedule_id = any(${[...of.schedule_ids]}::uuid[]) and f.status = 'active'`}
     order by f.created_at, f.id`.execute(tx);
  return rows;
}

/** By claim: the sessions, of these, in which its holder has a place or a ticket of it, with the booking's id. */
export async function heldDates(
  tx: TenantTx,
  sessionIds: readonly string[],
): Promise<Map<string, Map<string, string>>> {
  const { rows } = await sql<{ place_id: string; session_id: string; id: string }>`
    select e.schedule_enrollment_id as place_id, e.session_id, e.id from class_enrollments e
     where e.session_id = any(${[...sessionIds]}::uuid[]) and e.status in ('enrolled', 'waitlisted')
       and e.schedule_enrollment_id is not null`.execute(tx);
  const held = new Map<string, Map<string, string>>();
  for (const { place_id, session_id, id } of rows) {
    const own = held.get(place_id) ?? new Map<string, string>();
    held.set(place_id, own.set(session_id, id));
  }
  return held;
}

/** The groups of these classes in which anybody holds a fixed place. */
export async function groupsOf(tx: TenantTx, sessionIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct s.schedule_id as id from class_sessions s
     where s.id = any(${[...sessionIds]}::uuid[]) and exists (
       select from schedule_enrollments f where f.schedule_id = s.schedule_id and f.status = 'active')`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Groups in which somebody holds a fixed place today or later, in order of id. */
export async function groupsHeld(
  { tx, now }: Scope,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id from class_schedules p
      join clubs c on c.id = p.club_id
     where p.id > ${after}::uuid and p.status = 'published' and exists (
       select from schedule_enrollments f
        where f.schedule_id = p.id and f.status = 'active'
          and (f.ends_on is null or f.ends_on >= (${now}::timestamptz at time zone c.timezone)::date))
     order by p.id limit ${limit}`.execute(tx);
  return rows.map((row) => row.id);
}
