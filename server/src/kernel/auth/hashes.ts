import { AsyncLocalStorage } from 'node:async_hooks';
import { hashPassword } from 'better-auth/crypto';

const atHand = new AsyncLocalStorage<{ password: string; hash: string }>();

/**
 * Asks with the password's hash at hand. better-auth makes that of a sign-up inside its transaction, and a hash takes
 * longer than all the statements around it: many sign-ups at once would hold every connection there is, doing nothing
 * with it, while those who book wait.
 */
export async function withHash<T>(password: string, ask: () => Promise<T>): Promise<T> {
  const hash = await hashPassword(password);
  return atHand.run({ password, hash }, ask);
}

/** The hash that is kept of a password. */
export const hashOf = async (password: string): Promise<string> => {
  const made = atHand.getStore();
  return made?.password === password ? made.hash : hashPassword(password);
};
