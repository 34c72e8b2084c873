import { createHash, randomBytes } from 'node:crypto';
import { refuseGone } from '../../clients/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { queueMail } from '../../kernel/mail.ts';
import { conflict, found, invalid, Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getOrganization } from '../../organizations/public.ts';
import { mayGiveRole } from '../access.ts';
import { getInvitation, getOpenInvitation } from '../queries/invitations.ts';
import {
  invitationExpiry,
  invitationMail,
  invitationStatus,
  refusals,
  sameEmail,
} from '../rules/invitations.ts';
import type { AcceptedInvitation, Invitation, Invite, Invited, OpenInvitation } from '../schemas/members.ts';
import {
  findInvitationState,
  findInvitedProfile,
  insertInvitation,
  lockInvitation,
  markAccepted,
  markRevoked,
} from '../store/invitations.ts';
import { findPerson } from '../store/members.ts';
import { checkGivenRole, giveRole } from './members.ts';

/** Only this is stored: the database alone opens no door. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Invites an address to a role. The link is returned once and mailed. */
export async function invite(scope: Scope, publicUrl: string, input: Invite): Promise<Invited> {
  const { role } = input;
  const club_id = input.club_id ?? null;
  const client_id = input.client_id ?? null;
  await checkGivenRole(scope, { role, club_id });
  const locale = client_id === null ? null : await checkInvitedClient(scope, role, client_id);
  const token = randomBytes(32).toString('base64url');
  const id = await insertInvitation(scope, {
    email: input.email,
    role,
    club_id,
    client_id,
    token_hash: hashOfToken(token),
    invited_by: scope.actor.user_id,
    created_at: scope.now,
    expires_at: invitationExpiry(scope.now),
  });
  const link = `${publicUrl}/sign-up?invitation=${token}`;
  const invitation = await getInvitation(scope, id);
  await mailInvitation(scope, { invitation, link, locale });
  announce(scope.tx, 'invitations', [id]);
  return { invitation, link };
}

async function mailInvitation(
  scope: Scope,
  { invitation, link, locale }: { invitation: Invitation; link: string; locale: string | null },
): Promise<void> {
  const { name, default_locale } = await getOrganization(scope);
  const letter = invitationMail({
    locale: locale ?? default_locale,
    organization: name,
    role: invitation.role,
    inviter: scope.actor.name || name,
    link,
  });
  await queueMail(scope, `invitation:${invitation.id}`, {
    to_email: invitation.email,
    club_id: invitation.club_id,
    ...letter,
  });
}

/** A profile can be handed to a new student only, and only while nobody has it. Returns its language. */
async function checkInvitedClient(scope: Scope, role: string, clientId: string): Promise<string> {
  if (role !== 'student')
    throw invalid([
      {
        path: '/client_id',
        code: 'not_together',
        params: { field: 'role' },
        message: 'goes with the role student only',
      },
    ]);
  const client = found(await findInvitedProfile(scope, clientId), 'client');
  refuseGone(client);
  if (client.user_id !== null)
    throw conflict('clients.profile_taken', 'This profile belongs to somebody already.');
  return client.locale;
}

export async function revokeInvitation(scope: Scope, id: string): Promise<void> {
  const invitation = found(await lockInvitation(scope, id), 'invitation');
  authorize(mayGiveRole(scope.actor, invitation), 'You may not take this invitation back.');
  if (invitation.accepted_at !== null) throw conflict('invitation.accepted', refusals.accepted);
  if (invitation.revoked_at !== null) return;
  await markRevoked(scope, id);
  announce(scope.tx, 'invitations', [id]);
}

/** The invitation behind a link; 410 with the reason when it cannot be accepted any more. */
export async function openInvitation(scope: Scope, id: string): Promise<OpenInvitation> {
  const invitation = found(await findInvitationState(scope, id), 'invitation');
  const status = invitationStatus(invitation, scope.now);
  if (status !== 'pending') throw new Problem(410, `invitation.${status}`, refusals[status]);
  return getOpenInvitation(scope, id);
}

/** Accepts once, for the person with the invited address; the same person asking again gets the same answer. */
export async function acceptInvitation(scope: Scope, id: string): Promise<AcceptedInvitation> {
  const person = await findPerson(scope, scope.actor.user_id as string);
  const invitation = found(await lockInvitation(scope, id), 'invitation');
  const { role, club_id, client_id } = invitation;
  const { id: organization_id, slug, name } = await getOrganization(scope);
  const answer = { organization: { id: organization_id, slug, name }, role, club_id };
  if (invitation.accepted_by === person.id) return answer;
  const status = invitationStatus(invitation, scope.now);
  if (status !== 'pending') throw conflict(`invitation.${status}`, refusals[status]);
  if (!sameEmail(invitation.email, person.email))
    throw conflict('invitation.other_email', `This invitation is for ${invitation.email}. Sign in with it.`);
  await markAccepted(scope, id, person.id);
  await giveRole(scope, { user_id: person.id, role, club_id, client_id });
  announce(scope.tx, 'invitations', [id]);
  return answer;
}
