import { changeClient, getClient } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { assesses, takesBack } from '../access.ts';
import type { LevelConfirmed, LevelTakenBack } from '../facts.ts';
import { progressOf } from '../queries/progress.ts';
import { dayBegan, judgedOf } from '../queries/seen.ts';
import type { ConfirmLevel, StudentProgress, TakeBackLevel } from '../schemas.ts';
import { hasConfirmed, insertConfirmation, lastEntry, lockLevel, nameEntry } from '../store.ts';

/**
 * Confirms a level, this or another one; the student is told. Who confirms again on one day what stands is answered what
 * there is. Throws 403 for who does not teach them, 404, 409 `clients.merged | progress.level_changed`.
 */
export async function confirmLevel(
  scope: Scope,
  student_id: string,
  { level, before, reason = '' }: ConfirmLevel,
): Promise<StudentProgress> {
  const student = await mayAssess(scope, student_id);
  const now = await lockLevel(scope, student_id);
  const since = await dayBegan(scope, student);
  const stands = now.level === level && (await hasConfirmed(scope, { student_id, level, since }));
  if (stands) return progressOf(scope, student_id);
  if (now.level !== before) throw conflict('progress.level_changed', 'It is another level by now.');
  const entry_id =
    before === level
      ? await insertConfirmation(scope, {
          ...{ student_id, level, reason: reason.trim() },
          number: ((await lastEntry(scope, student_id))?.number ?? 0) + 1,
        })
      : await moveLevel(scope, student_id, { level, kind: 'confirmed', reason: reason.trim() });
  announce(scope.tx, 'progress', [student_id]);
  await append(scope, [confirmed({ entry_id, student_id })]);
  return progressOf(scope, student_id);
}

/**
 * Takes the confirmation back that was seen; who was told of it is told. Throws 403 for who has not confirmed it and is not of
 * the desk, 404, 409 `clients.merged`, `progress.nothing_to_take_back` where something came after it.
 */
export async function takeBackLevel(
  scope: Scope,
  student_id: string,
  { entry_id }: TakeBackLevel,
): Promise<StudentProgress> {
  await mayAssess(scope, student_id);
  await lockLevel(scope, student_id);
  const last = await lastEntry(scope, student_id);
  if (last?.kind !== 'confirmed' || last.id !== entry_id)
    throw conflict('progress.nothing_to_take_back', 'This confirmation is not the last that was said.');
  authorize(takesBack(scope.actor, last), 'It was confirmed by somebody else.');
  await nameEntry(scope, last.id, { kind: 'withdrawn' });
  if (last.before !== last.level)
    await moveLevel(scope, student_id, { level: last.before, kind: 'taken_back' });
  announce(scope.tx, 'progress', [student_id]);
  await append(scope, [takenBack({ entry_id, student_id })]);
  return progressOf(scope, student_id);
}

async function mayAssess(scope: Scope, student_id: string) {
  const student = await getClient(scope, student_id);
  authorize(assesses(scope.actor, await judgedOf(scope, student_id)), 'Coaches assess whom they teach.');
  return student;
}

/** The profile's own operation changes the level; its trace is given a name. @returns the entry's id */
async function moveLevel(
  scope: Scope,
  student_id: string,
  { level, ...entry }: { level: number | null; kind: 'confirmed' | 'taken_back'; reason?: string },
): Promise<string> {
  await changeClient(scope, student_id, { level });
  const { id } = (await lastEntry(scope, student_id)) as { id: string };
  await nameEntry(scope, id, entry);
  return id;
}

const confirmed = (payload: LevelConfirmed['payload']): LevelConfirmed => ({
  type: 'progress.level_confirmed',
  payload,
});

const takenBack = (payload: LevelTakenBack['payload']): LevelTakenBack => ({
  type: 'progress.level_taken_back',
  payload,
});
