import { attachClient } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { touch } from '../../kernel/cache.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, found, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clubOf } from '../../organizations/public.ts';
import type { RoleGiven, RoleRemoved } from '../../people/facts.ts';
import { mayGiveRole } from '../access.ts';
import { getMember } from '../queries/members.ts';
import { checkRole, type RoleInClub } from '../rules/roles.ts';
import type { GiveRole, Member } from '../schemas/members.ts';
import {
  countOwners,
  deleteMembership,
  findMembership,
  findPerson,
  insertMembership,
  lockOwners,
} from '../store/members.ts';
import { revokeTokensOf } from '../store/tokens.ts';

/** 422 for a role that makes no sense, 404 for a club that is not here, 403 for one that is not theirs to give. */
export async function checkGivenRole(scope: Scope, role: RoleInClub): Promise<void> {
  const errors = checkRole(role);
  if (errors.length > 0) throw invalid(errors);
  if (role.club_id !== null) await clubOf(scope, role.club_id);
  authorize(mayGiveRole(scope.actor, role), 'You may not give this role.');
}

/** Gives one more role to somebody who already has one here; everybody else is invited. */
export async function addRole(scope: Scope, userId: string, input: GiveRole): Promise<Member> {
  await getMember(scope, userId);
  const role = { role: input.role, club_id: input.club_id ?? null };
  await checkGivenRole(scope, role);
  await giveRole(scope, { user_id: userId, ...role });
  return getMember(scope, userId);
}

/**
 * Writes the role with what belongs to it, without asking who gives it: for commands that have judged that.
 * Giving it twice changes nothing.
 */
export async function giveRole(
  scope: Scope,
  input: RoleInClub & { user_id: string; client_id?: string | null; home_club_id?: string | null },
): Promise<void> {
  const { user_id, role, club_id } = input;
  const isNew = await insertMembership(scope, { user_id, role, club_id });
  const person = await findPerson(scope, user_id);
  if (role === 'student') await attachClient(scope, person, input);
  touch(scope.tx, 'memberships');
  announce(scope.tx, 'members', [user_id]);
  if (!isNew) return;
  const given: RoleGiven = {
    type: 'tenancy.role_given',
    payload: { user_id, role, club_id, display_name: person.name },
  };
  await append(scope, [given]);
}

export interface RoleHeld extends RoleInClub {
  user_id: string;
  membership_id: string;
}

/** A role that the actor may take away. Throws 404, 403. */
export async function roleToTake(
  scope: Scope,
  { user_id, membership_id }: { user_id: string; membership_id: string },
): Promise<RoleHeld> {
  const held = found(await findMembership(scope, user_id, membership_id), 'role');
  authorize(mayGiveRole(scope.actor, held), 'You may not take this role away.');
  return { user_id, membership_id, role: held.role, club_id: held.club_id };
}

/** Without asking who takes it, as `roleToTake` has. Throws 409: an organization always keeps an owner. */
export async function takeRole(
  scope: Scope,
  { user_id, membership_id, role, club_id }: RoleHeld,
): Promise<void> {
  if (role === 'owner') await lockOwners(scope);
  if (role === 'owner' && (await countOwners(scope)) <= 1)
    throw conflict('tenancy.last_owner', 'An organization needs an owner: name another one first.');
  const isGone = await deleteMembership(scope, membership_id);
  touch(scope.tx, 'memberships');
  announce(scope.tx, 'members', [user_id]);
  if (!isGone) return;
  await revokeTokensOf(scope, user_id);
  touch(scope.tx, 'api_tokens');
  const removed: RoleRemoved = { type: 'tenancy.role_removed', payload: { user_id, role, club_id } };
  await append(scope, [removed]);
}
