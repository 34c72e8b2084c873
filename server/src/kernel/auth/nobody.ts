import type { Database } from '../db/database.ts';
import { queueIdentityMail } from '../identity-mail.ts';
import { newId } from '../ids.ts';
import type { Mailer } from '../mail.ts';
import { addHours } from '../time/index.ts';
import { accountOf } from './accounts.ts';
import { noAccountMail } from './mails.ts';

interface Links {
  createVerificationValue(link: { identifier: string; value: string; expiresAt: Date }): Promise<unknown>;
}
interface Asked {
  auth: { $context: Promise<{ internalAdapter: Links }> };
  db: Database;
  mailer: Mailer;
  publicUrl: string;
}

/**
 * Does for an address without an account what a link costs for one that has it, the same writes and a mail: the answer
 * comes as late, and the mail tells whoever reads that mailbox, and nobody else, that there is no account.
 */
export async function sameForNobody(
  { auth, db, mailer, publicUrl }: Asked,
  { email, now }: { email: string; now: Date },
): Promise<void> {
  if ((await accountOf(db, email)) !== 'none') return;
  const { internalAdapter } = await auth.$context;
  await internalAdapter.createVerificationValue({
    ...{ identifier: `nobody:${newId()}`, value: '' },
    expiresAt: addHours(now, 1),
  });
  await queueIdentityMail({ db, mailer }, noAccountMail(email, publicUrl));
}
