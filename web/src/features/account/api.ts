import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { chooseOrganization } from '../../platform/session/choice.ts';
import type { MailedLink } from './mailed-link.ts';

export interface Credentials {
  email: string;
  password: string;
}

export const signIn = (body: Credentials) => bodyOf(api.POST('/api/auth/sign-in/email', { body }));

/** The second step, where the first was answered with `twoFactorRedirect`. A wrong code is a problem of `code`. */
export const giveSecondFactor = ({ backup, ...body }: { backup: boolean } & SecondFactor) =>
  backup
    ? bodyOf(api.POST('/api/auth/two-factor/verify-backup-code', { body }))
    : bodyOf(api.POST('/api/auth/two-factor/verify-totp', { body }));

/** Whether this account asks for a second factor. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: async () => (await bodyOf(api.GET('/api/auth/get-session')))?.user.twoFactorEnabled === true,
});

/** What an app for codes is given, and the codes for when it is lost. Counts once `confirmSecondFactor` was right. */
export const beginSecondFactor = async (password: string): Promise<SecondFactorBegun> => {
  const begun = await bodyOf(api.POST('/api/auth/two-factor/enable', { body: { password } }));
  return { totpURI: begun?.totpURI ?? '', backupCodes: begun?.backupCodes ?? [] };
};

export interface SecondFactorBegun {
  /** `otpauth://…`, as authenticator apps read it from a QR code. */
  totpURI: string;
  backupCodes: string[];
}

export const confirmSecondFactor = change(
  (code: string) => bodyOf(api.POST('/api/auth/two-factor/verify-totp', { body: { code } })),
  ['second-factor'],
);

/** The old ones are void. */
export const newBackupCodes = async (password: string): Promise<string[]> =>
  (await bodyOf(api.POST('/api/auth/two-factor/generate-backup-codes', { body: { password } })))
    ?.backupCodes ?? [];

export const endSecondFactor = change(
  (password: string) => bodyOf(api.POST('/api/auth/two-factor/disable', { body: { password } })),
  ['second-factor'],
);

type SecondFactor = Asked<'/api/auth/two-factor/verify-totp'>;

type Asked<P extends keyof paths> = paths[P] extends {
  post: { requestBody?: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;

/** `token` is null when the installation wants the e-mail confirmed before the first sign-in. */
export const signUp = async (body: Asked<'/api/auth/sign-up/email'>) =>
  (await bodyOf(api.POST('/api/auth/sign-up/email', { body })))!;

/** A link that signs in, by mail. Answers the same whether or not the account exists. */
export const askForLink = (body: Asked<'/api/auth/sign-in/magic-link'>) =>
  bodyOf(api.POST('/api/auth/sign-in/magic-link', { body }));

/** What the page behind a mailed link does when it is told to. Fails with 410 `auth.invalid_token`. */
export const openLink = ({ kind, token, next }: MailedLink): Promise<unknown> =>
  kind === 'magic-link'
    ? bodyOf(api.POST('/api/auth/magic-link/verify', { body: { token } }))
    : bodyOf(api.POST('/api/auth/verify-email', { body: { token, callbackURL: next } }));

/** On how many devices this person has signed in, this one included. */
export const signInsQuery = queryOptions({
  queryKey: ['sign-ins'],
  queryFn: async () => (await bodyOf(api.GET('/api/auth/list-sessions')))?.length ?? 1,
  staleTime: 0,
});

/** Ends every sign-in of this person, this one too. */
export const endAllSignIns = () => bodyOf(api.POST('/api/auth/revoke-sessions', { body: {} }));

/** Counts once the links to the old address and to the new one were opened. */
export const askForAddress = (newEmail: string) =>
  bodyOf(api.POST('/api/auth/change-email', { body: { newEmail, callbackURL: '/profile' } }));

/** Answers the same whether or not the account exists. */
export const requestPasswordReset = (email: string) =>
  bodyOf(api.POST('/api/auth/request-password-reset', { body: { email, redirectTo: '/reset-password' } }));

export const resetPassword = (body: Asked<'/api/auth/reset-password'>) =>
  bodyOf(api.POST('/api/auth/reset-password', { body }));

export const changePassword = (input: { currentPassword: string; newPassword: string }) =>
  bodyOf(api.POST('/api/auth/change-password', { body: { ...input, revokeOtherSessions: true } }));

type MeChange = NonNullable<paths['/api/me/']['patch']['requestBody']>['content']['application/json'];

export const updateMe = change((body: MeChange) => bodyOf(api.PATCH('/api/me/', { body })), ['me']);

/** Who invites to what, as the holder of the link may read it. */
export type OpenInvitation = components['schemas']['OpenInvitation'];

/** Fails with 404 for a link that was never given, and 410 `invitation.<why>` for one that is over. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/public/invitations/{token}/', { params: { path: { token } } })))!,
    retry: false,
  });

/** Joins the organization that invited, and looks at it from now on. */
export async function acceptInvitation(token: string): Promise<void> {
  const accepted = await bodyOf(
    api.POST('/api/public/invitations/{token}/accept/', { params: { path: { token } } }),
  );
  chooseOrganization(accepted!.organization.slug);
}

/** One's own account, whose address is said once more. */
export const eraseAccount = (email: string) => bodyOf(api.POST('/api/me/erase/', { body: { email } }));
