import { authorize } from '../../kernel/actor.ts';
import { intervalOf } from '../../kernel/http/range.ts';
import { newId } from '../../kernel/ids.ts';
import { append } from '../../kernel/outbox.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';
import type { ExceptionAdded, ExceptionRemoved } from '../facts.ts';
import { exceptionAnswer } from '../queries/exceptions.ts';
import { getInstructor } from '../queries/instructors.ts';
import type { AddException, Exception } from '../schemas.ts';
import { deleteException, insertException } from '../store/exceptions.ts';
import { lockInstructor, told } from './around.ts';

const maxDays = 366;

/** Leave (unless told otherwise) or extra hours. What becomes of classes is for a later domain. Throws 404, 403, 422. */
export async function addException(
  scope: Scope,
  instructor_id: string,
  input: AddException,
): Promise<Exception> {
  const interval = await checkAddException(scope, instructor_id, input);
  await lockInstructor(scope, instructor_id);
  const { kind = 'unavailable', reason = '' } = input;
  const exception = { id: newId(), kind, reason, ...interval };
  await insertException(scope, { ...exception, instructor_id });
  const shown = exceptionAnswer(exception);
  const { starts_at, ends_at } = shown;
  const fact: ExceptionAdded = {
    type: 'instructors.exception_added',
    payload: { instructor_id, kind, starts_at, ends_at },
  };
  await append(scope, [fact]);
  await told(scope, instructor_id);
  return shown;
}

/** The time that an exception would take; throws what `addException` would, and writes nothing: 404, 403, 422. */
export async function checkAddException(
  scope: Scope,
  instructor_id: string,
  input: AddException,
): Promise<Interval> {
  const instructor = await getInstructor(scope, instructor_id);
  authorize(instructor.abilities.change);
  return intervalOf(input, maxDays);
}

/** Throws 404, 403. */
export async function removeException(
  scope: Scope,
  { id: instructor_id, exception_id }: { id: string; exception_id: string },
): Promise<null> {
  const instructor = await getInstructor(scope, instructor_id);
  authorize(instructor.abilities.change);
  const removed = await deleteException(scope, instructor_id, exception_id);
  if (!removed) throw notFound('exception');
  const { kind, starts_at, ends_at } = exceptionAnswer(removed);
  const fact: ExceptionRemoved = {
    type: 'instructors.exception_removed',
    payload: { instructor_id, kind, starts_at, ends_at },
  };
  await append(scope, [fact]);
  await told(scope, instructor_id);
  return null;
}
