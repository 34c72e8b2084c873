import { createHmac } from 'node:crypto';
import { sha256 } from '../../kernel/digest.ts';

/*
 * What signs is made of the installation's secret and a salt: neither the database nor a backup of it signs anything.
 * Losing that secret is losing these: `secret_check` sees it, and the endpoint wants a new one.
 */

const keyOf = (secret: string, salt: string): Buffer =>
  createHmac('sha256', secret).update(`webhook ${salt}`).digest();

/** As it is shown, once (Standard Webhooks: `whsec_` and base64). */
export const shownSecret = (secret: string, salt: string): string =>
  `whsec_${keyOf(secret, salt).toString('base64')}`;

export const checkOf = (secret: string, salt: string): string =>
  sha256(shownSecret(secret, salt)).slice(0, 16);

/** The `webhook-signature`: one for each secret that is in force. */
export const signatures = (
  secret: string,
  salts: readonly string[],
  { message, seconds, body }: { message: string; seconds: number; body: string },
): string =>
  salts
    .map((salt) =>
      createHmac('sha256', keyOf(secret, salt)).update(`${message}.${seconds}.${body}`).digest('base64'),
    )
    .map((signature) => `v1,${signature}`)
    .join(' ');
