import type { Insertable } from 'kysely';
import type { Invitations } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

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

/** @returns its id */
export async function insertInvitation(
  scope: Scope,
  invitation: Omit<Insertable<Invitations>, 'organization_id' | 'id'>,
): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('invitations')
    .values({ ...invitation, organization_id: organizationOf(scope), id })
    .execute();
  return id;
}

export async function markRevoked({ tx, now }: Scope, id: string): Promise<void> {
  await tx.updateTable('invitations').set({ revoked_at: now }).where('id', '=', id).execute();
}

export async function markAccepted({ tx, now }: Scope, id: string, userId: string): Promise<void> {
  await tx
    .updateTable('invitations')
    .set({ accepted_at: now, accepted_by: userId })
    .where('id', '=', id)
    .execute();
}

/** Who has the profile that somebody is invited to, and its language. */
export const findInvitedProfile = ({ tx }: Scope, id: string) =>
  tx
    .selectFrom('client_profiles')
    .select(['user_id', 'locale', 'merged_into', 'erased_at'])
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst();
