import { AsyncLocalStorage } from 'node:async_hooks';
import { hashPassword, verifyPassword } from 'better-auth/crypto';

/** How a password is kept: slowly made on purpose, so that whoever steals the hashes guesses slowly. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(kept: { hash: string; password: string }): Promise<boolean>;
}

/** scrypt, as better-auth sets it. Only tests, which sign up by the thousand, have another way. */
export const slowPasswords: Passwords = { hash: hashPassword, verify: verifyPassword };

interface HashesAtHand extends Passwords {
  /**
   * Asks with the password's hash at hand. better-auth makes that of a sign-up inside its transaction, and a hash takes
   * longer than all the statements around it: many sign-ups at once would hold every connection there is, doing nothing
   * with it, while those who book wait.
   */
  withHash<T>(password: string, ask: () => Promise<T>): Promise<T>;
}

export function hashesAtHand({ hash, verify }: Passwords): HashesAtHand {
  const atHand = new AsyncLocalStorage<{ password: string; hash: string }>();
  return {
    verify,
    async hash(password) {
      const made = atHand.getStore();
      return made?.password === password ? made.hash : hash(password);
    },
    withHash: async (password, ask) => atHand.run({ password, hash: await hash(password) }, ask),
  };
}
