import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/*
 * A browser that has signed in to an account keeps a proof of it, so that whoever guesses the account's password from
 * elsewhere cannot slow its owner down. The cookie says nothing about whose accounts they are.
 */

const name = 'bandeja.device';
const idLength = 22;
/** A family's tablet; the account that was longest not used is forgotten. */
const accountsAtMost = 5;
const keptSeconds = 400 * 24 * 3_600;

const proofOf = (secret: string, id: string, email: string): string =>
  createHmac('sha256', secret).update(`device ${id} ${email}`).digest('base64url').slice(0, 32);

function read(cookies: string | undefined): { id: string; proofs: string[] } | undefined {
  const [, value] = /(?:^|;\s*)bandeja\.device=([\w.-]{22,300})(?:;|$)/.exec(cookies ?? '') ?? [];
  const [id = '', ...proofs] = value?.split('.') ?? [];
  return id.length === idLength ? { id, proofs } : undefined;
}

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** The device's own name, if it has signed in to this account before. */
export function knownDevice(secret: string, cookies: string | undefined, email: string): string | undefined {
  const device = read(cookies);
  const proof = device && proofOf(secret, device.id, email);
  return device?.proofs.some((one) => same(one, proof as string)) ? device.id : undefined;
}

/** The Set-Cookie by which the device will be known for this account too. */
export function rememberDevice(
  secret: string,
  cookies: string | undefined,
  { email, secure }: { email: string; secure: boolean },
): string {
  const { id, proofs } = read(cookies) ?? { id: randomBytes(16).toString('base64url'), proofs: [] };
  const proof = proofOf(secret, id, email);
  const kept = [proof, ...proofs.filter((one) => one !== proof)].slice(0, accountsAtMost);
  const value = [id, ...kept].join('.');
  return `${name}=${value}; Path=/api/auth; Max-Age=${keptSeconds}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
