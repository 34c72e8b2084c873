import { touch } from '../../kernel/cache.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { StandingChanged } from '../facts.ts';
import { getInstructor } from '../queries/instructors.ts';
import type { Instructor } from '../schemas.ts';
import { lockProfile } from '../store/profiles.ts';

/** Every write to a profile and its week takes this lock first. Throws 404. */
export async function lockInstructor(scope: Scope, id: string): Promise<void> {
  found(await lockProfile(scope, id), 'instructor');
}

/** After a write: the caches (the standing of people among them), the screens, and the answer. */
export function told(scope: Scope, id: string): Promise<Instructor> {
  touch(scope.tx, 'instructors');
  announce(scope.tx, 'instructors', [id]);
  return getInstructor(scope, id);
}

/** Whoever waits for something of a coach hears that they come, go, or are elsewhere. */
export const standingChanged = (scope: Scope, instructor_id: string, is_back = false): Promise<void> =>
  append(scope, [
    {
      type: 'instructors.standing_changed',
      payload: { instructor_id, is_back },
    } satisfies StandingChanged,
  ]);
