import { touch } from '../../kernel/cache.ts';
import { announce } from '../../kernel/live.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getInstructor } from '../queries/instructors.ts';
import type { Instructor } from '../schemas.ts';

/** Every write to a profile and its week takes this lock first, so that two of them do not mix. */
export async function lockInstructor({ tx }: Scope, id: string): Promise<void> {
  const row = await tx
    .selectFrom('instructors')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  found(row, 'instructor');
}

/** After a write: the caches (the standing of people among them), the screens, and the answer. */
export function told(scope: Scope, id: string): Promise<Instructor> {
  touch(scope.tx, 'instructors');
  announce(scope.tx, 'instructors', [id]);
  return getInstructor(scope, id);
}
