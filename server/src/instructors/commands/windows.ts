import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getInstructor } from '../queries/instructors.ts';
import { weekOf } from '../rules/windows.ts';
import type { Instructor, PutWindows } from '../schemas.ts';
import { lockInstructor, told } from './around.ts';
import { replaceWeek } from './belongings.ts';

/** Replaces the whole week. Throws 404, 403, and 422 with the path of each window that is wrong or overlaps. */
export async function putWindows(scope: Scope, id: string, input: PutWindows): Promise<Instructor> {
  await lockInstructor(scope, id);
  const before = await getInstructor(scope, id);
  authorize(before.abilities.change);
  await replaceWeek(scope, before, weekOf(input));
  return told(scope, id);
}
