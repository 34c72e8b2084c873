import { sql } from 'kysely';
import type { Scope } from '../kernel/scope.ts';
import type { Pair } from './load.ts';
import type { takenOver } from './rules.ts';

/** An empty name that says whom it has become; it is found no more, and answers with the other's id. */
export async function closeProfile({ tx }: Scope, { kept, other }: Pair): Promise<void> {
  // Whoever had become the other one has become the kept one by it.
  await tx
    .updateTable('client_profiles')
    .set({ merged_into: kept })
    .where('merged_into', '=', other)
    .execute();
  await tx
    .updateTable('client_profiles')
    .set({ merged_into: kept, is_active: false, user_id: null, updated_at: sql`now()` })
    .where('id', '=', other)
    .execute();
}

/** Kept, and in use from now on, whichever of the two was. */
export async function fillProfile(
  { tx }: Scope,
  id: string,
  fields: ReturnType<typeof takenOver>,
): Promise<void> {
  await tx
    .updateTable('client_profiles')
    .set({ ...fields, updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
}
