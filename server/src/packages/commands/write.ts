import { newId } from '../../kernel/ids.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { creditGained } from '../facts.ts';
import { insertEntries, type NewEntry } from '../store/entries.ts';

type Movement = Omit<NewEntry, 'id' | 'enrollment_id' | 'created_by'> & { student_id: string };

/** Moves classes that no booking is about, for whoever asks. */
export async function write(scope: Scope, movements: readonly Movement[]): Promise<void> {
  const entries = movements.map((one) => ({
    ...one,
    ...{ id: newId(), enrollment_id: null, created_by: scope.actor.user_id },
  }));
  await insertEntries(scope.tx, entries, scope.now).execute(scope.tx);
  const gaining = movements.filter(({ kind, delta }) => delta > 0 || kind === 'extended');
  await append(
    scope,
    gaining.map(({ student_id }) => creditGained(student_id)),
  );
}
