import { sql } from 'kysely';
import { scopeOf, type TenantTx, type Via } from '../../kernel/db/database.ts';
import type { Changes } from '../rules/apply.ts';

/** The counts in the database were not those that the decision saw: decide again. */
export class LostRace extends Error {}

/** Who is behind each changed enrolment, for the audit log and `created_by`. */
export type Authors = ReadonlyMap<string, Via>;

/**
 * Writes a fold of decisions in one trip. The counters move only if the places are still free (G1): one guarded
 * statement for all sessions, with a CHECK behind it.
 */
export async function saveChanges(
  tx: TenantTx,
  changes: Changes,
  authors: Authors,
  now: Date,
): Promise<void> {
  if (changes.counts.size === 0) return;
  const { via } = scopeOf(tx);
  const rows = Object.fromEntries([...authors].map(([id, author]) => [id, author]));
  const [, counted] = await Promise.all([
    sql`select set_config('app.actor', ${JSON.stringify({ ...via, rows })}, true)`.execute(tx),
    moveCounts(tx, changes),
    changes.placed.length > 0 && insertPlaced(tx, changes, authors, now),
    changes.cancelled.length > 0 && updateCancelled(tx, changes, authors, now),
    changes.promoted.length > 0 && updatePromoted(tx, changes, now),
  ]);
  if (counted !== changes.counts.size) throw new LostRace('the places had changed');
}

async function moveCounts(tx: TenantTx, changes: Changes): Promise<number> {
  const moves = [...changes.counts].map(([id, by]) => ({ id, ...by }));
  const { rows } = await sql<{ id: string }>`
    update class_sessions s
       set enrolled_count = s.enrolled_count + d.enrolled,
           waitlisted_count = s.waitlisted_count + d.waitlisted,
           status = case
             when s.status = 'scheduled' and s.enrolled_count + d.enrolled >= s.min_participants then 'confirmed'
             when s.status = 'confirmed' and s.enrolled_count + d.enrolled < s.min_participants then 'scheduled'
             else s.status end
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as d(id uuid, enrolled int, waitlisted int)
     where s.id = d.id
       and (d.enrolled <= 0 or s.enrolled_count + d.enrolled <= s.max_participants)
       and (s.status in ('scheduled', 'confirmed', 'in_progress') or (d.enrolled <= 0 and d.waitlisted <= 0))
    returning s.id`.execute(tx);
  return rows.length;
}

/** The tickets of the waiting list are drawn in the order of the decisions. */
async function insertPlaced(tx: TenantTx, changes: Changes, authors: Authors, now: Date): Promise<void> {
  const { organization_id } = scopeOf(tx);
  const rows = changes.placed.map((placed, i) => ({
    ...placed,
    i,
    by: authors.get(placed.id)?.user_id ?? null,
  }));
  await sql`
    insert into class_enrollments (organization_id, id, session_id, student_id, schedule_enrollment_id, status,
      waitlist_sequence, waitlist_priority, source, price, currency, enrolled_at, created_by, created_at)
    select ${organization_id}::uuid, d.id, d.session_id, d.student_id, d.schedule_enrollment_id, d.status,
           case when d.status = 'waitlisted' then nextval('waitlist_sequence') end, d.waitlist_priority, d.source,
           d.price, d.currency, case when d.status = 'enrolled' then ${now}::timestamptz end, d.by, ${now}::timestamptz
      from (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(i int, id uuid, session_id uuid,
              student_id uuid, schedule_enrollment_id uuid, status text, waitlist_priority smallint, source text,
              price int, currency text, by uuid) order by i) d`.execute(tx);
}

async function updateCancelled(tx: TenantTx, changes: Changes, authors: Authors, now: Date): Promise<void> {
  const rows = changes.cancelled.map(({ enrollment, is_late, reason }) => ({
    id: enrollment.id,
    is_late,
    reason,
    by: authors.get(enrollment.id)?.user_id ?? null,
  }));
  await sql`
    update class_enrollments e
       set status = 'cancelled', cancelled_at = ${now}::timestamptz, cancelled_by = d.by, cancel_reason = d.reason,
           is_late_cancellation = d.is_late, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as d(id uuid, is_late boolean, reason text, by uuid)
     where e.id = d.id`.execute(tx);
}

async function updatePromoted(tx: TenantTx, changes: Changes, now: Date): Promise<void> {
  await sql`
    update class_enrollments
       set status = 'enrolled', enrolled_at = ${now}::timestamptz, promoted_at = ${now}::timestamptz, updated_at = now()
     where id = any(${changes.promoted.map((enrollment) => enrollment.id)}::uuid[])`.execute(tx);
}
