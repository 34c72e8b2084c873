import { activeCoachOf, holdLeaving } from '../../instructors/public.ts';
import { authorize } from '../../kernel/actor.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  checkGivenRole,
  giveRole,
  lockRolesLike,
  type RoleHeld,
  rolesLike,
  roleToTake,
  takeRole,
} from '../../people/public.ts';
import type { ChangeEffect, ChangePreview, Decisions } from '../schemas/changes.ts';
import { applyChange, previewChange } from './apply.ts';
import type { Change } from './kinds.ts';
import { coachLeaves } from './leaving.ts';

export interface Membership {
  user_id: string;
  membership_id: string;
}

/** The last role of a coach is taken from them: they leave as one who goes out of service does. */
const roleTaken = ({ membership_id, ...was }: RoleHeld, instructor_id: string): Change<{ id: string }> => ({
  ...coachLeaves(instructor_id),
  kind: 'coach_role',
  over: { was, became: {} },
  check: async () => authorize(true),
  write: async (scope) => {
    await holdLeaving(scope, instructor_id);
    await takeRole(scope, { membership_id, ...was });
    return { id: instructor_id };
  },
});

/** A role to take, and no other of a coach's taken meanwhile: two at once would each leave the other as the last. */
async function lockedToTake(scope: Scope, asked: Membership): Promise<RoleHeld> {
  const held = await roleToTake(scope, asked);
  if (held.role !== 'instructor') return held;
  await lockRolesLike(scope, asked.user_id, held.role);
  return roleToTake(scope, asked);
}

/** The coach who would leave with this role, if it is the last one that makes somebody a coach. */
async function leavingWith(scope: Scope, { user_id, role }: RoleHeld): Promise<string | undefined> {
  if (role !== 'instructor' || (await rolesLike(scope, user_id, role)) > 1) return undefined;
  return activeCoachOf(scope, user_id);
}

const nothing: ChangePreview = { classes: [], people: [], fixed_places: [], assisting: [], reservations: [] };

/** The classes and people that taking a role away would hit; none of any other role than a coach's last. Throws 404, 403. */
export async function previewTakingRole(scope: Scope, asked: Membership): Promise<ChangePreview> {
  const held = await roleToTake(scope, asked);
  const coach = await leavingWith(scope, held);
  if (coach === undefined) return nothing;
  return previewChange(scope, roleTaken(held, coach));
}

/** Throws 404, 403, 409 `tenancy.last_owner`, and what any change throws while classes are undecided. */
export async function takeRoleAway(
  scope: Scope,
  asked: Membership,
  decided: Decisions,
): Promise<{ effect?: ChangeEffect }> {
  const held = await lockedToTake(scope, asked);
  const coach = await leavingWith(scope, held);
  if (coach !== undefined) return applyChange(scope, roleTaken(held, coach), decided);
  await takeRole(scope, held);
  return {};
}

/** The role of before, and the profile with it. Throws 403 for who may not give it. */
export async function roleAsBefore(scope: Scope, was: Omit<RoleHeld, 'membership_id'>): Promise<void> {
  await checkGivenRole(scope, { role: was.role, club_id: was.club_id });
  await giveRole(scope, was);
}
