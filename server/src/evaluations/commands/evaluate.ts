import { actsFor, ownClientId } from '../../clients/public.ts';
import { conflict, found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { getMine } from '../queries/mine.ts';
import { areEnough, changeableUntil, monthOf, shownOn, whyNot } from '../rules/evaluate.ts';
import type { ChangeEvaluation, Evaluate, MyEvaluation } from '../schemas.ts';
import {
  insertEvaluation,
  instructorOf,
  loadAttended,
  lockRated,
  lockWritten,
  saveEvaluation,
  showWaiting,
  whoWaits,
} from '../store.ts';

const said = {
  'evaluation.not_attended': 'Only who came to a class says what they think of its coach.',
  'evaluation.not_taught': 'Somebody else gave that class.',
  'evaluation.already': 'That class has been evaluated; the evaluation can be changed.',
  'evaluation.too_late': 'An evaluation can be changed for 14 days.',
};
const refusal = (why: keyof typeof said) => conflict(why, said[why]);

/**
 * What a student (or a guardian for them) thinks of who gave a class that they attended; the rating follows in the same
 * transaction. Throws 404 for others' classes, 409 for one that was missed, that somebody else gave, or that they have
 * evaluated before.
 */
export async function evaluate(scope: Scope, instructor_id: string, input: Evaluate): Promise<MyEvaluation> {
  const student_id = input.student_id ?? ownClientId(scope.actor);
  if (student_id === undefined || !actsFor(scope.actor, student_id)) throw notFound('client');
  await lockRated(scope, instructor_id);
  const { session_id } = input;
  const attended = found(await loadAttended(scope, { session_id, student_id }), 'session');
  const why = whyNot(attended, instructor_id);
  if (why) throw refusal(why);
  const { is_anonymous = false } = input;
  const shown_on = shownOn({ is_anonymous, local_date: attended.local_date });
  const id = await insertEvaluation(scope, {
    ...input,
    ...{ instructor_id, student_id, class_type_id: attended.class_type_id, shown_on },
  });
  if (id === undefined) throw refusal('evaluation.already');
  if (shown_on === null) await showIfEnough(scope, instructor_id, attended.timezone);
  return getMine(scope, id);
}

/** Its author says it otherwise, for 14 days. Throws 404, 409. */
export async function changeEvaluation(
  scope: Scope,
  id: string,
  input: ChangeEvaluation,
): Promise<MyEvaluation> {
  await lockRated(scope, found(await instructorOf(scope, id), 'evaluation'));
  const before = await lockWritten(scope, id);
  if (!before || !actsFor(scope.actor, before.student_id)) throw notFound('evaluation');
  if (scope.now >= changeableUntil(before.created_at)) throw refusal('evaluation.too_late');
  const { is_anonymous = before.is_anonymous } = input;
  const shown_on = shownOn({ is_anonymous, local_date: before.local_date }, before);
  await saveEvaluation(scope, id, { ...input, is_anonymous, shown_on });
  if (shown_on === null) await showIfEnough(scope, before.instructor_id, before.timezone);
  return getMine(scope, id);
}

/** What was written without a name is shown when nobody can be told from the others (docs/domain/evaluations.md). */
async function showIfEnough(scope: Scope, instructor_id: string, timezone: string): Promise<void> {
  if (areEnough(await whoWaits(scope, instructor_id)))
    await showWaiting(scope, instructor_id, monthOf(localDateOf(scope.now, timezone)));
}
