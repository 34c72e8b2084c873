import { betterAuth } from 'better-auth';
import { bearer, magicLink, twoFactor } from 'better-auth/plugins';
import { accountOf, confirmAddress } from './auth/accounts.ts';
import { newBackupCodes } from './auth/codes.ts';
import { hashesAtHand, type Passwords, slowPasswords } from './auth/hashes.ts';
import { allowingLink, mailedLink } from './auth/links.ts';
import {
  changeMail,
  confirmMail,
  firstSignInMail,
  haveAccountMail,
  noAccountMail,
  resetMail,
  signInMail,
  twoFactorsMail,
} from './auth/mails.ts';
import { sameForNobody } from './auth/nobody.ts';
import { strictCodes } from './auth/second-factor.ts';
import { noteCause } from './auth/swallowed.ts';
import type { Database } from './db/database.ts';
import { queueIdentityMail } from './identity-mail.ts';
import { newId } from './ids.ts';
import type { Mail, Mailer } from './mail.ts';

export interface User {
  id: string;
  name: string;
  email: string;
  locale: string;
  is_staff: boolean;
}

export interface AuthOptions {
  db: Database;
  secret: string;
  publicUrl: string;
  /** Other addresses under which the same pages are reached. */
  origins?: string[];
  mailer: Mailer;
  log: (message: string) => void;
  /** How passwords are kept, where not as everywhere. */
  passwords?: Passwords;
}

export type Auth = ReturnType<typeof createAuth>;

/** How long a mailed link opens something. */
const linkSeconds = 3_600;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Identity by better-auth on our own tables: e-mail and password, magic link, cookies and bearer tokens, 2FA. */
export function createAuth(options: AuthOptions) {
  const mail = (message: Mail) => queueIdentityMail(options, message);
  const { withHash, ...password } = hashesAtHand(options.passwords ?? slowPasswords);
  const confirming = (url: string) => mailedLink(options.publicUrl, '/verify-email', url);
  const auth = betterAuth({
    appName: 'Bandeja',
    database: options.db.pool,
    secret: options.secret,
    baseURL: options.publicUrl,
    trustedOrigins: options.origins ?? [],
    basePath: '/api/auth',
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours covers these paths too
    logger: { level: 'error', log: noteCause },
    // What is no answer of its own goes to our error handler: a database that is away is 503 here as anywhere.
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      password,
      minPasswordLength: 8,
      // 128 characters, as our shapes count them; better-auth counts UTF-16 units.
      maxPasswordLength: 2 * 128,
      revokeSessionsOnPasswordReset: true,
      // Without a way to send mail nobody can confirm an address: docs/domain/identity.md.
      requireEmailVerification: options.mailer.configured,
      // The link was in that mailbox, so the address is theirs.
      onPasswordReset: async ({ user }) => confirmAddress(options.db, user.id),
      sendResetPassword: async ({ user, url }) => mail(resetMail(user.email, url)),
      onExistingUserSignUp: async ({ user }) => mail(haveAccountMail(user.email, options.publicUrl)),
    },
    emailVerification: {
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: linkSeconds,
      sendVerificationEmail: async ({ user, url }) => mail(confirmMail(user.email, confirming(url))),
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: {
        locale: { type: 'string', required: false, defaultValue: 'es', input: true },
        is_staff: { type: 'boolean', required: false, defaultValue: false, input: false },
      },
      changeEmail: {
        enabled: true,
        sendChangeEmailConfirmation: async ({ user, newEmail, url }) =>
          mail(changeMail(user.email, newEmail, allowingLink(options.publicUrl, url))),
      },
    },
    session: {
      modelName: 'user_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
    },
    account: {
      modelName: 'user_accounts',
      fields: {
        userId: 'user_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...times,
      },
    },
    verification: {
      modelName: 'user_verifications',
      fields: { expiresAt: 'expires_at', ...times },
      disableCleanup: true, // a duty does it (forget_sign_ins), by index
    },
    plugins: [
      bearer(),
      magicLink({
        disableSignUp: true,
        expiresIn: linkSeconds,
        sendMagicLink: async ({ email, url }) => mail(await linkMail(options, email, url)),
      }),
      twoFactor({
        backupCodeOptions: { customBackupCodesGenerate: newBackupCodes },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'user_two_factors',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      strictCodes(options.db),
    ],
    advanced: {
      cookiePrefix: 'bandeja',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      // So many sign-ins are listed, in less than a megabyte.
      database: { generateId: () => newId(), defaultFindManyLimit: 1_000 },
      // Said by us: see auth/ask.ts.
      ipAddress: { ipAddressHeaders: ['x-bandeja-ip'] },
    },
  });
  return Object.assign(auth, {
    /** Before a sign-up: see auth/hashes.ts. */
    withHash,
    /** After a link was asked for: see auth/nobody.ts. */
    sameForNobody: (email: string, now: Date) => sameForNobody({ ...options, auth }, { email, now }),
  });
}

/** A link is one factor: whoever wants two signs in with the password, and is told so. */
async function linkMail({ db, publicUrl }: AuthOptions, email: string, url: string): Promise<Mail> {
  const account = await accountOf(db, email);
  if (account === 'none') return noAccountMail(email, publicUrl);
  if (account === 'two_factors') return twoFactorsMail(email, publicUrl);
  const link = mailedLink(publicUrl, '/magic-link/verify', url);
  return account === 'plain' ? signInMail(email, link) : firstSignInMail(email, link);
}
