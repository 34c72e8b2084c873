import { authorize } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubsOutOfReach } from '../access.ts';
import { checkWeek, type WeeklyWindow } from '../rules/windows.ts';
import {
  enterClubs,
  knownClubs,
  knownTypes,
  leaveClubs,
  saveSpecialties,
  saveWeek,
} from '../store/belongings.ts';

/**
 * Sets where an instructor teaches. Throws 422 for clubs that do not exist, 403 when a club that the actor does
 * not run would gain or lose them.
 */
export async function replaceClubs(
  scope: Scope,
  instructor_id: string,
  { before, after }: { before: readonly string[]; after: readonly string[] },
): Promise<void> {
  const added = after.filter((id) => !before.includes(id));
  const removed = before.filter((id) => !after.includes(id));
  refuseUnknown('club_ids', { ids: added, given: after, known: await knownClubs(scope, added) });
  const outOfReach = clubsOutOfReach(scope.actor, [...added, ...removed]);
  authorize(outOfReach.length === 0, 'Not all of these clubs are yours to staff.');
  await leaveClubs(scope, instructor_id, removed);
  await enterClubs(scope, instructor_id, added);
}

/** Sets what an instructor teaches. Throws 422 for class types that do not exist. */
export async function replaceSpecialties(
  scope: Scope,
  instructor_id: string,
  specialties: readonly string[],
): Promise<void> {
  const known = await knownTypes(scope, specialties);
  refuseUnknown('specialties', { ids: specialties, given: specialties, known });
  await saveSpecialties(scope, instructor_id, specialties);
}

/** Sets the week; without one the old one stays. Throws 422 for windows that are wrong. */
export async function replaceWeek(
  scope: Scope,
  instructor: { id: string; club_ids: readonly string[] },
  windows: readonly WeeklyWindow[] | undefined,
): Promise<void> {
  if (!windows) return;
  const errors = checkWeek(windows, instructor.club_ids);
  if (errors.length > 0) throw invalid(errors);
  await saveWeek(scope, instructor.id, windows);
}

/** `given` is the whole list in which the ids stand: a message says where. */
function refuseUnknown(
  field: 'club_ids' | 'specialties',
  { ids, given, known }: { ids: readonly string[]; given: readonly string[]; known: ReadonlySet<string> },
): void {
  const errors = ids
    .filter((id) => !known.has(id))
    .map((id) => ({ path: `/${field}/${given.indexOf(id)}`, code: 'unknown', message: 'does not exist' }));
  if (errors.length > 0) throw invalid(errors);
}
