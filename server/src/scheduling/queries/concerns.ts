import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Concern } from '../../kernel/live/topic.ts';

/** Whom these schedules concern: the coaches of the group. A draft is nobody else's business. */
export async function scheduleConcerns(tx: TenantTx, ids: string[]): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    select id, club_id, array[instructor_id] || assistant_instructor_ids as instructors from class_schedules where id = any(${ids}::uuid[])`.execute(
    tx,
  );
  return rows;
}
