import { ownClientId, profilesWaitingFor } from '../clients/public.ts';
import { found } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { mergeClients } from './merge.ts';
import type { Claim } from './schemas.ts';

/**
 * The profile that the desk had made for the address that this person has proved: the only one with that address, without
 * an account, in nobody's care. Whoever has no profile yet gets it when they join.
 */
export async function claimsOf(scope: Scope): Promise<Claim[]> {
  const { tx, actor } = scope;
  if (ownClientId(actor) === undefined || actor.user_id === null) return [];
  const user = await tx
    .selectFrom('users')
    .select(['email', 'email_verified'])
    .where('id', '=', actor.user_id)
    .executeTakeFirst();
  if (!user?.email_verified) return [];
  const [only, another] = await profilesWaitingFor(scope, user.email);
  if (!only || another) return [];
  const { id, display_name, created_at } = only;
  return [{ client_id: id, display_name, created_at: created_at.toISOString() }];
}

/** Their own profile becomes the desk's, which keeps what the desk knows of them. Throws 404, 409 as a merge. */
export async function claim(scope: Scope, clientId: string): Promise<Claim> {
  const [waiting] = await claimsOf(scope);
  const taken = found(waiting?.client_id === clientId ? waiting : undefined, 'client');
  await mergeClients(scope, { kept: clientId, other: ownClientId(scope.actor) as string });
  return taken;
}
