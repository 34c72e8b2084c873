import { touch } from '../../kernel/cache.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { RoleGiven, RoleRemoved } from '../../people/facts.ts';
import { clubsOfRole, enterClubs } from '../store/belongings.ts';
import { addProfileOf, retireProfileOf, reviveProfileOf } from '../store/profiles.ts';
import { standingChanged } from './around.ts';

type Given = RoleGiven['payload'];

/**
 * Gives somebody who became an instructor their profile: the one they have (an old one comes back to life), else
 * a new one. Doing it again changes nothing. A profile that the desk had made before is theirs once the desk says
 * so (`user_id`): a name proves nothing.
 */
export async function giveProfile(scope: Scope, given: Given): Promise<void> {
  if (given.role !== 'instructor') return;
  const before = await reviveProfileOf(scope, given.user_id);
  const id = before?.id ?? (await addProfileOf(scope, given));
  await enterClubs(scope, id, await clubsOfRole(scope, given.club_id));
  if (before?.was_away) await standingChanged(scope, id, true);
  touch(scope.tx, 'instructors');
  announce(scope.tx, 'instructors', [id]);
}

/**
 * Puts the profile of somebody who is an instructor nowhere any more out of service, and with it their standing
 * as the coach of their classes. What becomes of those ahead is decided where the role is taken.
 */
export async function retireProfile(scope: Scope, removed: RoleRemoved['payload']): Promise<void> {
  if (removed.role !== 'instructor') return;
  const ids = await retireProfileOf(scope, removed.user_id);
  for (const id of ids) await standingChanged(scope, id);
  touch(scope.tx, 'instructors');
  announce(scope.tx, 'instructors', ids);
}
