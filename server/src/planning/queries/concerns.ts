import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { Concern } from '../../kernel/live/topic.ts';

/** Whom these wishes concern: their clubs, and whose they are; nobody whom they name. */
export async function wishConcerns(tx: TenantTx, ids: readonly string[]): Promise<Concern[]> {
  const { rows } = await sql<{ id: string; club_id: string; student_id: string }>`
    select x.id, t.club_id, x.student_id
      from wishes x join wish_windows w on w.id = x.window_id join terms t on t.id = w.term_id
     where x.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(({ id, club_id, student_id }) => ({ id, club_id, clients: [student_id] }));
}
