import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

export interface Confirmed {
  id: string;
  student_id: string;
  level: number;
  before: number | null;
  reason: string;
  by: string | null;
  club_id: string | null;
}

/** Confirmations of levels: those that stand, or those that were taken back. */
export async function entriesOf(
  { tx }: Scope,
  entry_ids: readonly string[],
  kind: 'confirmed' | 'withdrawn',
): Promise<Confirmed[]> {
  const { rows } = await sql<Confirmed>`
    select e.id, e.student_id, e.level::float8 as level, e.before::float8 as before, e.reason, u.name as by, c.home_club_id as club_id
      from level_entries e
      join client_profiles c on c.id = e.student_id
      left join users u on u.id = e.created_by
     where e.id = any(${[...entry_ids]}::uuid[]) and e.kind = ${kind} and e.level is not null`.execute(tx);
  return rows;
}
