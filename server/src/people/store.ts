import type { Person } from '../clients/public.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';

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

/** What decides whether an invitation can be accepted. */
export const findInvitationState = (scope: Scope, id: string) => stateOf(scope, id).executeTakeFirst();

/** The same, locked until the end of the transaction. */
export const lockInvitation = (scope: Scope, id: string) => stateOf(scope, id).forUpdate().executeTakeFirst();

const stateOf = ({ tx }: Scope, id: string) =>
  tx
    .selectFrom('invitations')
    .select(['id', 'email', 'role', 'club_id', 'client_id'])
    .select(['expires_at', 'accepted_at', 'accepted_by', 'revoked_at'])
    .where('id', '=', id);

/** A user, as far as a profile needs them. */
export const findPerson = ({ tx }: Scope, userId: string): Promise<Person> =>
  tx
    .selectFrom('users')
    .select(['id', 'name', 'email', 'email_verified', 'locale'])
    .where('id', '=', userId)
    .executeTakeFirstOrThrow();
