import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

export interface ErasureState {
  id: string;
  client_id: string;
  status: string;
  due_at: Date | null;
  home_club_id: string | null;
  /** The club had decided it. */
  was_planned: boolean;
}

/** How these stand by now. */
export async function erasuresOf({ tx }: Scope, ids: readonly string[]): Promise<ErasureState[]> {
  const { rows } = await sql<ErasureState>`
    select e.id, e.client_id, e.status, e.due_at, c.home_club_id, e.planned_at is not null as was_planned
      from erasures e join client_profiles c on c.id = e.client_id where e.id = any(${[...ids]}::uuid[])`.execute(
    tx,
  );
  return rows;
}
