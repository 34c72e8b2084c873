import { changeClient, getClient } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { assesses } from '../access.ts';
import type { LevelConfirmed } from '../facts.ts';
import { progressOf } from '../queries/progress.ts';
import { judgedOf } from '../queries/seen.ts';
import type { ConfirmLevel, StudentProgress } from '../schemas.ts';
import { insertConfirmation, lastEntry, lockLevel, nameEntry } from '../store.ts';

/** Confirms a level, this or another one; the student is told. Throws 403 for who does not teach them, 404. */
export async function confirmLevel(
  scope: Scope,
  student_id: string,
  { level, reason = '' }: ConfirmLevel,
): Promise<StudentProgress> {
  await mayAssess(scope, student_id);
  const before = await lockLevel(scope, student_id);
  const entry_id =
    before.level === level
      ? await insertConfirmation(scope, {
          ...{ student_id, level, reason: reason.trim() },
          number: ((await lastEntry(scope, student_id))?.number ?? 0) + 1,
        })
      : await moveLevel(scope, student_id, { level, kind: 'confirmed', reason: reason.trim() });
  announce(scope.tx, 'progress', [student_id]);
  await append(scope, [confirmed({ entry_id, student_id })]);
  return progressOf(scope, student_id);
}

/** Takes the last confirmation back. Throws 403, 404, 409 `progress.nothing_to_take_back` where something came after it. */
export async function takeBackLevel(scope: Scope, student_id: string): Promise<StudentProgress> {
  await mayAssess(scope, student_id);
  await lockLevel(scope, student_id);
  const last = await lastEntry(scope, student_id);
  if (last?.kind !== 'confirmed')
    throw conflict('progress.nothing_to_take_back', 'The level was not confirmed last.');
  await nameEntry(scope, last.id, { kind: 'withdrawn' });
  if (last.before !== last.level)
    await moveLevel(scope, student_id, { level: last.before, kind: 'taken_back' });
  announce(scope.tx, 'progress', [student_id]);
  return progressOf(scope, student_id);
}

async function mayAssess(scope: Scope, student_id: string): Promise<void> {
  await getClient(scope, student_id);
  authorize(assesses(scope.actor, await judgedOf(scope, student_id)), 'Coaches assess whom they teach.');
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
