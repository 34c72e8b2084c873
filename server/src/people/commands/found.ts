import type { Scope } from '../../kernel/scope.ts';
import { createOrganization, type NewOrganization } from '../../organizations/public.ts';
import { giveRole } from './members.ts';

/**
 * Creates the organization that the scope is in, with the person who owns it.
 * @throws 422 when the slug is taken, or the club's zone or currency does not exist
 */
export async function foundOrganization(scope: Scope, input: NewOrganization & { owner_user_id?: string }) {
  const { owner_user_id, ...organization } = input;
  const created = await createOrganization(scope, organization);
  if (owner_user_id !== undefined)
    await giveRole(scope, { user_id: owner_user_id, role: 'owner', club_id: null });
  return created;
}
