import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import { insertEntries, type NewEntry } from '../store/entries.ts';

type Movement = Omit<NewEntry, 'id' | 'enrollment_id' | 'created_by'>;

/** Moves classes that no booking is about, for whoever asks. */
export async function write(scope: Scope, movements: readonly Movement[]): Promise<void> {
  const entries = movements.map((one) => ({
    ...one,
    ...{ id: newId(), enrollment_id: null, created_by: scope.actor.user_id },
  }));
  await insertEntries(scope.tx, entries, scope.now).execute(scope.tx);
}
