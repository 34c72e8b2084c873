import { type Selectable, sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { DB } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { addDays } from '../../kernel/time/index.ts';
import { movePauses } from './move-place.ts';

export interface Split {
  schedule_id: string;
  successor_id: string;
  from_date: string;
}
type FixedPlaceRow = Selectable<DB['schedule_enrollments']>;

/** The fixed places of a schedule that hold on or after the date at which it was split. */
export async function heldBeyond(tx: TenantTx, split: Split): Promise<FixedPlaceRow[]> {
  return tx
    .selectFrom('schedule_enrollments')
    .selectAll()
    .where('schedule_id', '=', split.schedule_id)
    .where('status', '=', 'active')
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', split.from_date)]))
    .execute();
}

/**
 * Notice that ends a place before the group was split cannot be taken back any more: the classes after it are in another
 * group.
 */
export async function closeNotices(tx: TenantTx, split: Split): Promise<void> {
  await tx
    .updateTable('schedule_enrollments')
    .set({ notice_given_at: null, ended_before: null })
    .where('schedule_id', '=', split.schedule_id)
    .where('status', '=', 'active')
    .where('notice_given_at', 'is not', null)
    .where('ends_on', '<', split.from_date)
    .execute();
}

/** Ends a fixed place where the schedule was split and goes on with it in the successor, enrolments and pauses included. */
export async function handOverFixedPlace(tx: TenantTx, old: FixedPlaceRow, split: Split): Promise<void> {
  const id = newId();
  const later = old.starts_on >= split.from_date;
  const gone = { end_reason: 'split', notice_given_at: null, ended_before: null };
  await tx
    .updateTable('schedule_enrollments')
    .set(later ? { ...gone, status: 'ended' } : { ...gone, ends_on: addDays(split.from_date, -1) })
    .where('id', '=', old.id)
    .execute();
  const { created_at, updated_at, ...kept } = old;
  const starts_on = later ? old.starts_on : split.from_date;
  await tx
    .insertInto('schedule_enrollments')
    .values({ ...kept, id, follows_id: old.id, schedule_id: split.successor_id, starts_on })
    .execute();
  await sql`update class_enrollments e set schedule_enrollment_id = ${id}::uuid from class_sessions s
             where s.id = e.session_id and s.schedule_id = ${split.successor_id}::uuid
               and e.schedule_enrollment_id = ${old.id}::uuid`.execute(tx);
  await movePauses(tx, { from: old.id, to: id, starts_on: split.from_date });
}
