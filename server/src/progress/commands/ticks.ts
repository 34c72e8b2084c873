import { getClient, holdClients } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { ownInstructorId } from '../../people/public.ts';
import { assesses, rosterAbilities } from '../access.ts';
import { judgedOf, todayFor } from '../queries/seen.ts';
import { getSkill, listSkills } from '../queries/skills.ts';
import { skillsOfClass } from '../rules/progress.ts';
import type { StudentSkill, Tick } from '../schemas.ts';
import { classOf, deleteTick, insertTick, type TickedIn, tickOf } from '../store.ts';

interface OfSkill {
  student_id: string;
  skill_id: string;
}

/**
 * Says that a student masters a skill, since the day of the class that it was shown in, or today; said twice it is once.
 * Throws 403 for a coach who neither has taught them nor gives that class, which is about that skill, 404, 409 `clients.merged | skill.out_of_use`.
 */
export async function tickSkill(scope: Scope, of: OfSkill, { session_id }: Tick): Promise<StudentSkill> {
  const student = await heldClient(scope, of.student_id);
  const { is_active } = await getSkill(scope, of.skill_id);
  const { given, has_assessed } = await judge(scope, of.student_id, session_id);
  if (!is_active) throw conflict('skill.out_of_use', 'This skill is not taught any more.');
  authorize(has_assessed || (given !== undefined && (await isAbout(scope, given, of.skill_id))), untaught);
  await insertTick(scope, {
    ...{ ...of, session_id: (given?.was_there && session_id) || null },
    mastered_on: given?.was_there ? given.local_date : await todayFor(scope, student),
    instructor_id: ownInstructorId(scope.actor) ?? null,
  });
  announce(scope.tx, 'progress', [of.student_id]);
  return { ...of, mastered_on: (await tickOf(scope, of))?.mastered_on ?? null };
}

/** Takes it back. Throws 403 (also for what was ticked elsewhere, by others, of whom one has not taught), 404, 409 `clients.merged`. */
export async function untickSkill(scope: Scope, of: OfSkill, { session_id }: Tick): Promise<StudentSkill> {
  await heldClient(scope, of.student_id);
  await getSkill(scope, of.skill_id);
  const { has_assessed } = await judge(scope, of.student_id, session_id);
  const tick = await tickOf(scope, of);
  const isOfClass = tick?.session_id === session_id || tick?.instructor_id === ownInstructorId(scope.actor);
  authorize(!tick || has_assessed || isOfClass, untaught);
  await deleteTick(scope, of);
  announce(scope.tx, 'progress', [of.student_id]);
  return { ...of, mastered_on: null };
}

/** Before anybody is judged: nothing is said of a profile that is just becoming another one. */
async function heldClient(scope: Scope, id: string) {
  const client = await getClient(scope, id);
  await holdClients(scope, [id]);
  return client;
}

interface Judgement {
  /** The class, if one is named. */
  given?: TickedIn;
  /** Whether they may say so without it as well. */
  has_assessed: boolean;
}

/** Judges who ticks. Throws 403, 404. */
async function judge(scope: Scope, student_id: string, session_id?: string): Promise<Judgement> {
  const { actor } = scope;
  const given = session_id === undefined ? undefined : await classOf(scope, { session_id, student_id });
  const has_assessed = assesses(actor, await judgedOf(scope, student_id));
  authorize(has_assessed || (given !== undefined && rosterAbilities(actor, given).tick), untaught);
  return { ...(given && { given }), has_assessed };
}

/** Of whom they have not taught they read no more of what is mastered; said again it would be as if they had said it. */
async function isAbout(scope: Scope, { level_id }: TickedIn, skill_id: string): Promise<boolean> {
  return skillsOfClass(await listSkills(scope), level_id).has(skill_id);
}

const untaught = 'Coaches assess whom they teach.';
