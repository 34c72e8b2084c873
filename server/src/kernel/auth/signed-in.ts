import { LRUCache } from 'lru-cache';
import type { Auth, User } from '../auth.ts';
import type { Bus } from '../bus.ts';

export type SignedIn = ReturnType<typeof createSignedIn>;

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
