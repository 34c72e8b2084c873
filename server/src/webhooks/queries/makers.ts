import { type Actor, visitor } from '../../kernel/actor.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

/** Somebody with the roles that they have by now. */
export async function asTheyStand(scope: Scope, user_id: string): Promise<Actor> {
  const [user, roles] = [
    await scope.tx.selectFrom('users').select('is_staff').where('id', '=', user_id).executeTakeFirst(),
    await scope.tx
      .selectFrom('memberships')
      .select(['role', 'club_id'])
      .where('user_id', '=', user_id)
      .execute(),
  ];
  return { ...visitor(organizationOf(scope)), is_staff: user?.is_staff ?? false, roles };
}
