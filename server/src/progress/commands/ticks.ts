import { getClient } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import type { Scope } from '../../kernel/scope.ts';
import { ownInstructorId } from '../../people/public.ts';
import { assesses, rosterAbilities } from '../access.ts';
import { judgedOf, todayFor } from '../queries/seen.ts';
import { getSkill } from '../queries/skills.ts';
import type { StudentSkill, Tick } from '../schemas.ts';
import { classOf, deleteTick, insertTick, masteredOn } from '../store.ts';

interface OfSkill {
  student_id: string;
  skill_id: string;
}

/**
 * Says that a student masters a skill, since the day of the class that it was shown in, or today; said twice it is once.
 * Throws 403 for a coach who neither gives that class nor has taught them, 404.
 */
export async function tickSkill(scope: Scope, of: OfSkill, { session_id }: Tick): Promise<StudentSkill> {
  const student = await getClient(scope, of.student_id);
  await getSkill(scope, of.skill_id);
  const day = await dayOf(scope, of.student_id, session_id);
  await insertTick(scope, {
    ...{ ...of, session_id: session_id ?? null },
    mastered_on: day ?? (await todayFor(scope, student)),
    instructor_id: ownInstructorId(scope.actor) ?? null,
  });
  announce(scope.tx, 'progress', [of.student_id]);
  return { ...of, mastered_on: await masteredOn(scope, of) };
}

/** Judges who ticks. @returns the day of the class, if one is named */
async function dayOf(scope: Scope, student_id: string, session_id?: string): Promise<string | undefined> {
  if (session_id === undefined) {
    authorize(assesses(scope.actor, await judgedOf(scope, student_id)), untaught);
    return undefined;
  }
  const given = await classOf(scope, { session_id, student_id });
  authorize(
    rosterAbilities(scope.actor, given).tick || assesses(scope.actor, await judgedOf(scope, student_id)),
    untaught,
  );
  return given.local_date;
}

const untaught = 'Coaches assess whom they teach.';

/** Takes it back. Throws 403, 404. */
export async function untickSkill(scope: Scope, of: OfSkill, { session_id }: Tick): Promise<StudentSkill> {
  await getClient(scope, of.student_id);
  await getSkill(scope, of.skill_id);
  await dayOf(scope, of.student_id, session_id);
  await deleteTick(scope, of);
  announce(scope.tx, 'progress', [of.student_id]);
  return { ...of, mastered_on: null };
}
