import type { Person } from '../../clients/public.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { RoleInClub } from '../rules/roles.ts';

/** Whoever takes an owner's role away does it alone: the organization's row is the lock. */
export async function lockOwners(scope: Scope): Promise<void> {
  await scope.tx
    .selectFrom('organizations')
    .select('id')
    .where('id', '=', organizationOf(scope))
    .forUpdate()
    .execute();
}

/** How many people own the organization. */
export async function countOwners({ tx }: Scope): Promise<number> {
  const { owners } = await tx
    .selectFrom('memberships')
    .select((select) => select.fn.countAll<number>().as('owners'))
    .where('role', '=', 'owner')
    .executeTakeFirstOrThrow();
  return owners;
}

/** A user, as far as a profile needs them. */
export const findPerson = ({ tx }: Scope, userId: string): Promise<Person> =>
  tx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'email_verified', 'locale'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();

/** False when they hold it already. */
export async function insertMembership(
  scope: Scope,
  membership: RoleInClub & { user_id: string },
): Promise<boolean> {
  const { user_id, role, club_id } = membership;
  const { numInsertedOrUpdatedRows } = await scope.tx
    .insertInto('memberships')
    .values({ organization_id: organizationOf(scope), id: newId(), user_id, role, club_id })
    .onConflict((on) => on.columns(['organization_id', 'user_id', 'role', 'club_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** The role behind a membership of this user. */
export const findMembership = ({ tx }: Scope, userId: string, id: string): Promise<RoleInClub | undefined> =>
  tx
    .selectFrom('memberships')
    .select(['role', 'club_id'])
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .executeTakeFirst();

/** Locks all that somebody has of one kind, for whoever counts them before one is taken. */
export async function lockRolesLike({ tx }: Scope, userId: string, role: string): Promise<void> {
  await tx
    .selectFrom('memberships')
    .select('id')
    .where('user_id', '=', userId)
    .where('role', '=', role)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** How many of one kind somebody has, in whatever clubs. */
export async function rolesLike({ tx }: Scope, userId: string, role: string): Promise<number> {
  const { count } = await tx
    .selectFrom('memberships')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('user_id', '=', userId)
    .where('role', '=', role)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** False when somebody else took it away first. */
export async function deleteMembership({ tx }: Scope, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('memberships').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
