import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Exception } from '../schemas.ts';
import { getInstructor } from './instructors.ts';

/** Leave and extra hours that are not over yet, by start; for the desk and for themselves. 404, 403. */
export async function listExceptions(scope: Scope, instructor_id: string): Promise<Exception[]> {
  const instructor = await getInstructor(scope, instructor_id);
  authorize(instructor.abilities.change);
  const rows = await scope.tx
    .selectFrom('instructor_exceptions')
    .select(['id', 'kind', 'starts_at', 'ends_at', 'reason'])
    .where('instructor_id', '=', instructor_id)
    .where('ends_at', '>', scope.now)
    .orderBy('starts_at')
    .orderBy('id')
    .execute();
  return rows.map(exceptionAnswer);
}

export const exceptionAnswer = (row: {
  id: string;
  kind: string;
  starts_at: Date;
  ends_at: Date;
  reason: string;
}): Exception =>
  ({ ...row, starts_at: row.starts_at.toISOString(), ends_at: row.ends_at.toISOString() }) as Exception;
