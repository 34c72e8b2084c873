import { betterAuth } from 'better-auth';
import { bearer, magicLink, twoFactor } from 'better-auth/plugins';
import { LRUCache } from 'lru-cache';
import type { Bus } from './bus.ts';
import type { Database } from './db/database.ts';
import type { App } from './http/app.ts';
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
}

export type Auth = ReturnType<typeof createAuth>;

/** How long a mailed link opens something. */
const linkSeconds = 3_600;

const times = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** Identity by better-auth on our own tables: e-mail and password, magic link, cookies and bearer tokens, 2FA. */
export function createAuth(options: AuthOptions) {
  const mail = (message: Mail) => queueIdentityMail(options, message);
  return betterAuth({
    appName: 'Bandeja',
    database: options.db.pool,
    secret: options.secret,
    baseURL: options.publicUrl,
    trustedOrigins: options.origins ?? [],
    basePath: '/api/auth',
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours covers these paths too
    logger: { disabled: true },
    // What is no answer of its own goes to our error handler: a database that is away is 503 here as anywhere.
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      // The link was in that mailbox, so the address is theirs.
      onPasswordReset: async ({ user }) => confirmAddress(options.db, user.id),
      sendResetPassword: async ({ user, url }) =>
        mail({ to_email: user.email, subject: 'Bandeja: contraseña nueva / new password', body: `${url}\n` }),
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: {
        locale: { type: 'string', required: false, defaultValue: 'es', input: true },
        is_staff: { type: 'boolean', required: false, defaultValue: false, input: false },
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
        sendMagicLink: async ({ email, url }) =>
          mail({ to_email: email, subject: 'Bandeja: enlace de acceso / sign-in link', body: `${url}\n` }),
      }),
      twoFactor({
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
    ],
    advanced: {
      cookiePrefix: 'bandeja',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      database: { generateId: () => newId() },
      // Fastify hands the address on; see forward() below.
      ipAddress: { ipAddressHeaders: ['x-bandeja-ip'] },
    },
  });
}

async function confirmAddress(db: Database, user_id: string): Promise<void> {
  await db.global(null, (tx) =>
    tx.updateTable('users').set({ email_verified: true }).where('id', '=', user_id).execute(),
  );
}

const sessionTtlMs = 30_000;

/**
 * Who is signed in, by cookie or bearer token; null for nobody. Kept for half a minute per credential and
 * dropped in every process when somebody signs out or changes their credentials.
 */
export function createSignedIn(
  auth: Auth,
  bus: Bus,
): (headers: Record<string, unknown>) => Promise<User | null> {
  const known = new LRUCache<string, Promise<User | null>>({ max: 10_000, ttl: sessionTtlMs });
  bus.subscribe('identity', () => known.clear());
  bus.subscribe('bus.gap', () => known.clear());
  return (headers) => {
    const credential = credentialOf(headers);
    if (credential === undefined) return Promise.resolve(null);
    const before = known.get(credential.value);
    if (before) return before;
    const asking = auth.api
      .getSession({ headers: new Headers({ [credential.name]: credential.value }) })
      .then((session) => (session ? userOf(session.user) : null));
    known.set(credential.value, asking);
    asking.catch(() => known.delete(credential.value));
    return asking;
  };
}

const userOf = (user: Record<string, unknown>): User => ({
  id: user.id as string,
  name: user.name as string,
  email: user.email as string,
  locale: user.locale as string,
  is_staff: user.is_staff === true,
});

function credentialOf(headers: Record<string, unknown>): { name: string; value: string } | undefined {
  const { authorization, cookie } = headers;
  if (typeof authorization === 'string' && authorization.startsWith('Bearer '))
    return { name: 'authorization', value: authorization };
  if (typeof cookie !== 'string') return undefined;
  const ours = cookie
    .split(/;\s*/)
    .filter((part) => /^(__Secure-)?bandeja\.session_token=/.test(part))
    .join('; ');
  return ours ? { name: 'cookie', value: ours } : undefined;
}

interface AuthRoutes {
  bus: Bus;
  signedIn: ReturnType<typeof createSignedIn>;
  requestsPerMinute: number;
}

/** Paths after which nobody is signed in less than before; and the one whose person only its link knows. */
const startsSignIn = /^\/api\/auth\/(sign-in|sign-up|request-password-reset|send-verification)/;
const byLink = /^\/api\/auth\/(reset-password|magic-link\/verify)/;

/** Mounts better-auth's own endpoints under /api/auth/. */
export function useAuth(app: App, auth: Auth, { bus, signedIn, requestsPerMinute }: AuthRoutes): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    // Guessing passwords is what this limit slows down.
    config: { permission: 'public', rateLimit: { max: requestsPerMinute, timeWindow: '1 minute' } },
    schema: { hide: true },
    handler: async (request, reply) => {
      const headers = new Headers({ 'x-bandeja-ip': request.ip });
      // A browser sends Origin with every POST; without one it is a program, which may say Sec-Fetch-Mode all the same.
      const isProgram = request.headers.origin === undefined;
      for (const [name, value] of Object.entries(request.headers))
        if (
          typeof value === 'string' &&
          name !== 'content-length' &&
          !(isProgram && name.startsWith('sec-fetch-'))
        )
          headers.set(name, value);
      const url = new URL(request.url, `${request.protocol}://${request.host}`);
      const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : null;
      if (body !== null) headers.set('content-type', 'application/json');
      const mayEnd = request.method === 'POST' && !startsSignIn.test(request.url);
      // Asked before: afterwards it may be nobody.
      const user_id = mayEnd ? ((await signedIn(request.headers))?.id ?? null) : null;
      const ends = user_id !== null || byLink.test(request.url);
      const response = await auth.handler(new Request(url, { method: request.method, headers, body }));
      if (request.method === 'POST' || ends) bus.publish({ topic: 'identity', ends, user_id });
      void reply.code(response.status);
      for (const [name, value] of response.headers) if (name !== 'set-cookie') void reply.header(name, value);
      void reply.header('set-cookie', response.headers.getSetCookie());
      return reply.send(Buffer.from(await response.arrayBuffer()));
    },
  });
}
