import { actsFor, ownClientId } from '../../clients/public.ts';
import { touch } from '../../kernel/cache.ts';
import { conflict, found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { writes } from '../access.ts';
import { getMine } from '../queries/mine.ts';
import { changeableUntil, standing, whyNot } from '../rules/evaluate.ts';
import type { ChangeEvaluation, Evaluate, MyEvaluation } from '../schemas.ts';
import {
  hasSaid,
  insertAuthor,
  insertEvaluation,
  instructorOf,
  loadAttended,
  lockRated,
  lockWritten,
  type Named,
  saveEvaluation,
} from '../store.ts';

const said = {
  'evaluation.not_attended': 'Only who came to a class says what they think of its coach.',
  'evaluation.not_taught': 'Somebody else gave that class.',
  'evaluation.already': 'That class has been evaluated; the evaluation can be changed.',
  'evaluation.too_late': 'An evaluation can be changed for 14 days.',
  'evaluation.long_ago': 'A class can be evaluated for 30 days.',
};
const refusal = (why: keyof typeof said) => conflict(why, said[why]);

/**
 * What a student (or a guardian, for one without an account) thinks of who gave a class that they attended; the rating
 * follows in the same transaction. Throws 404 for others' classes, 409 for one that was missed, that somebody else gave,
 * that is long ago, or that they have evaluated before.
 */
export async function evaluate(scope: Scope, instructor_id: string, input: Evaluate): Promise<MyEvaluation> {
  const { student_id = ownClientId(scope.actor), session_id, ...words } = input;
  if (student_id === undefined || !actsFor(scope.actor, student_id)) throw notFound('client');
  await lockRated(scope, instructor_id);
  const attended = found(await loadAttended(scope, { session_id, student_id }), 'session');
  if (!writes(scope.actor, attended)) throw notFound('session');
  const why = whyNot(attended, { instructor_id, today: localDateOf(scope.now, attended.timezone) });
  if (why) throw refusal(why);
  if (await hasSaid(scope, { session_id, student_id })) throw refusal('evaluation.already');
  const { is_anonymous = false } = input;
  const { shown_on } = standing({ is_anonymous, local_date: attended.local_date });
  const named = nameOf({ ...attended, is_anonymous });
  const evaluation_id = await insertEvaluation(scope, { ...words, ...named, instructor_id, shown_on });
  await insertAuthor(scope, { evaluation_id, student_id, session_id });
  touch(scope.tx, 'ratings');
  return getMine(scope, evaluation_id);
}

/** Its author says it otherwise, for 14 days. Throws 404, 409. */
export async function changeEvaluation(
  scope: Scope,
  id: string,
  input: ChangeEvaluation,
): Promise<MyEvaluation> {
  await lockRated(scope, found(await instructorOf(scope, id), 'evaluation'));
  const before = await lockWritten(scope, id);
  if (!before || before.written_by !== scope.actor.user_id) throw notFound('evaluation');
  if (scope.now >= changeableUntil(before.created_at)) throw refusal('evaluation.too_late');
  const { is_anonymous = before.is_anonymous } = input;
  const { shown_on, hidden } = standing({ is_anonymous, local_date: before.local_date }, before);
  const named = nameOf({ ...before, is_anonymous });
  const saved = await saveEvaluation(scope, id, { ...input, is_anonymous, ...named, shown_on, hidden });
  touch(scope.tx, 'ratings');
  return getMine(scope, saved);
}

type Whose = Record<keyof Named, string> & { is_anonymous: boolean };

const nameOf = ({ is_anonymous, student_id, session_id, class_type_id }: Whose): Named =>
  is_anonymous
    ? { student_id: null, session_id: null, class_type_id: null }
    : { student_id, session_id, class_type_id };
