import { sql } from 'kysely';
import { authorize } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administersInstructor } from '../access.ts';
import { instructorOf } from '../queries/time.ts';

/**
 * Makes an account free for another profile: whoever accepts an invitation gets a profile of their own, and the
 * desk then joins the account with the profile it had planned classes for. The emptied profile is put away unless
 * it has classes. Throws 422 for somebody who does not belong here, 403 when the other profile is not theirs to change.
 */
export async function freeAccount(scope: Scope, user_id: string): Promise<void> {
  const { tx } = scope;
  const member = await tx
    .selectFrom('memberships')
    .select('id')
    .where('user_id', '=', user_id)
    .limit(1)
    .executeTakeFirst();
  if (!member)
    throw invalid([{ path: '/user_id', code: 'unknown', message: 'is not a member of this organization' }]);
  const holder = await tx
    .selectFrom('instructors')
    .select('id')
    .where('user_id', '=', user_id)
    .forUpdate()
    .executeTakeFirst();
  if (!holder) return;
  authorize(administersInstructor(scope.actor, await instructorOf(scope, holder.id)));
  await tx
    .updateTable('instructors')
    .set({
      user_id: null,
      is_active: sql<boolean>`is_active and exists (
        select 1 from class_sessions s where s.instructor_id = ${holder.id}
        union all select 1 from class_sessions s where s.substitute_instructor_id = ${holder.id}
        union all select 1 from class_schedules p where p.instructor_id = ${holder.id})`,
      updated_at: sql`now()`,
    })
    .where('id', '=', holder.id)
    .execute();
}
