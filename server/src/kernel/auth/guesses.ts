import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../db/database.ts';
import { networkOf } from '../http/address.ts';
import { Problem } from '../problem.ts';
import { knownDevice, rememberDevice } from './device.ts';
import { type Door, doorsOf, knock, ownDoor, welcome } from './slow-down.ts';

interface Guessing {
  db: Database;
  secret: string;
  publicUrl: string;
}

/**
 * What is refused only to whoever said the right password. Everything else is a try: some things are looked at before
 * the password, and must not make the tries before them undone.
 */
const afterThePassword = ['auth.email_not_verified'];

/** What a request that carries a password may try, and what follows when it was right. */
export interface Doors {
  doors: readonly Door[];
  /** Whom a browser is known for from then on. */
  email?: string;
}

/** By the address that is signed in to, or by who has signed in already and says the password once more. */
export function doorsFor(request: FastifyRequest, secret: string, user_id: string | null): Doors {
  const { email } = request.body as { email?: string };
  if (email === undefined) return { doors: user_id === null ? [] : ownDoor(user_id) };
  const account = email.toLowerCase();
  const device = knownDevice(secret, request.headers.cookie, account);
  return { doors: doorsOf({ account, device, network: networkOf(request.ip) }), email: account };
}

/** Asks when it is time to; every try is counted, the right password forgives what was. */
export async function asGuess<T>(
  { db }: Guessing,
  { doors }: Doors,
  now: Date,
  asking: () => Promise<T>,
): Promise<T> {
  if (doors.length === 0) return asking();
  await knock(db, doors, now);
  try {
    const answer = await asking();
    await welcome(db, doors);
    return answer;
  } catch (error) {
    if (isRight(error)) await welcome(db, doors);
    throw error;
  }
}

const isRight = (error: unknown): boolean =>
  error instanceof Problem && afterThePassword.includes(error.code);

/** A browser that signed in is known for it from now on. */
export function keepDevice(
  { secret, publicUrl }: Guessing,
  request: FastifyRequest,
  reply: FastifyReply,
  email: string,
): void {
  const secure = publicUrl.startsWith('https:');
  void reply.header('set-cookie', rememberDevice(secret, request.headers.cookie, { email, secure }));
}
