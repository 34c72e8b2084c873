import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../platform/client/request.ts';
import { chooseOrganization } from '../../platform/session/choice.ts';

export interface Credentials {
  email: string;
  password: string;
}

/** Identity lives behind better-auth's own endpoints, outside of the OpenAPI document. */
const auth = <T>(path: string, body: object) => requestJson<T>('POST', `/api/auth/${path}`, body);

export const signIn = (input: Credentials) => auth<unknown>('sign-in/email', input);

/** `token` is null when the installation wants the e-mail confirmed before the first sign-in. */
export const signUp = (input: Credentials & { name: string; locale: string }) =>
  auth<{ token: string | null }>('sign-up/email', input);

export const signOut = () => auth<unknown>('sign-out', {});

/** Answers the same whether or not the account exists. */
export const requestPasswordReset = (email: string) =>
  auth<unknown>('request-password-reset', { email, redirectTo: '/reset-password' });

export const resetPassword = (input: { token: string; newPassword: string }) =>
  auth<unknown>('reset-password', input);

export const changePassword = (input: { currentPassword: string; newPassword: string }) =>
  auth<unknown>('change-password', { ...input, revokeOtherSessions: true });

export const updateMe = (input: { name?: string; locale?: string }) =>
  requestJson<unknown>('PATCH', '/api/me/', input);

export interface Invitation {
  organization: { name: string };
  email: string;
}

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => requestJson<Invitation>('GET', `/api/invitations/${encodeURIComponent(token)}/`),
    retry: false,
  });

/** Joins the organization that invited, and looks at it from now on. */
export async function acceptInvitation(token: string): Promise<void> {
  const path = `/api/invitations/${encodeURIComponent(token)}/accept/`;
  const { organization } = await requestJson<{ organization: { slug: string } }>('POST', path, {});
  chooseOrganization(organization.slug);
}
