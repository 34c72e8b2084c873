import { sql } from 'kysely';
import { touch } from '../../kernel/cache.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { RoleGiven, RoleRemoved } from '../../people/facts.ts';

type Given = RoleGiven['payload'];

/**
 * Gives somebody who became an instructor their profile: the one they have (an old one comes back to life), else
 * a new one. Doing it again changes nothing. A profile that the desk had made before is theirs once the desk says
 * so (`user_id`): a name proves nothing.
 */
export async function giveProfile(scope: Scope, given: Given): Promise<void> {
  if (given.role !== 'instructor') return;
  const id = (await reviveOwn(scope, given)) ?? (await create(scope, given));
  await joinClubs(scope, id, given.club_id);
  touch(scope.tx, 'instructors');
  announce(scope.tx, 'instructors', [id]);
}

/**
 * Puts the profile of somebody who is an instructor nowhere any more out of service, and with it their standing
 * as the coach of their classes. The classes stay theirs until the desk names another.
 */
export async function retireProfile(scope: Scope, removed: RoleRemoved['payload']): Promise<void> {
  if (removed.role !== 'instructor') return;
  const retired = await scope.tx
    .updateTable('instructors')
    .set({ is_active: false, updated_at: sql`now()` })
    .where('user_id', '=', removed.user_id)
    .where('is_active', '=', true)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('memberships')
            .select('memberships.id')
            .where('memberships.user_id', '=', removed.user_id)
            .where('memberships.role', '=', 'instructor'),
        ),
      ),
    )
    .returning('id')
    .execute();
  const ids = retired.map((row) => row.id);
  touch(scope.tx, 'instructors');
  announce(scope.tx, 'instructors', ids);
}

async function reviveOwn({ tx }: Scope, { user_id }: Given): Promise<string | undefined> {
  await tx
    .updateTable('instructors')
    .set({ is_active: true, updated_at: sql`now()` })
    .where('user_id', '=', user_id)
    .where('is_active', '=', false)
    .execute();
  const own = await tx
    .selectFrom('instructors')
    .select('id')
    .where('user_id', '=', user_id)
    .executeTakeFirst();
  return own?.id;
}

async function create(scope: Scope, { user_id, display_name }: Given): Promise<string> {
  await scope.tx
    .insertInto('instructors')
    .values({ organization_id: organizationOf(scope), id: newId(), user_id, display_name })
    .onConflict((on) => on.columns(['organization_id', 'user_id']).doNothing())
    .execute();
  const { id } = await scope.tx
    .selectFrom('instructors')
    .select('id')
    .where('user_id', '=', user_id)
    .executeTakeFirstOrThrow();
  return id;
}

async function joinClubs({ tx }: Scope, instructor_id: string, club_id: string | null): Promise<void> {
  const clubs = await tx
    .selectFrom('clubs')
    .select(['id', 'organization_id'])
    .where('is_active', '=', true)
    .$if(club_id !== null, (query) => query.where('id', '=', club_id as string))
    .execute();
  if (clubs.length === 0) return;
  await tx
    .insertInto('instructor_clubs')
    .values(
      clubs.map(({ id, organization_id }) => ({ organization_id, id: newId(), instructor_id, club_id: id })),
    )
    .onConflict((on) => on.columns(['organization_id', 'instructor_id', 'club_id']).doNothing())
    .execute();
}
