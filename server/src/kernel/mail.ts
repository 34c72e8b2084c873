import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { scopeOf, type Transactions } from './db/database.ts';
import { type Fact, type Reaction, reaction } from './facts.ts';
import { newId } from './ids.ts';
import { append } from './outbox.ts';
import type { Scope } from './scope.ts';

export interface Mail {
  to_email: string;
  subject: string;
  body: string;
}

/** Sends one message, or says that there is no way to send any (`kept`). */
export interface Mailer {
  readonly configured: boolean;
  send(mail: Mail): Promise<void>;
  close(): void;
}

export function createMailer(smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return { configured: false, send: async () => {}, close: () => {} };
  const transport = nodemailer.createTransport(smtpUrl, { from });
  return {
    configured: true,
    send: async ({ to_email, subject, body }) => {
      await transport.sendMail({ to: to_email, subject, text: body });
    },
    close: () => transport.close(),
  };
}

/**
 * Queues a mail in the transaction of its cause; the same `dedupeKey` queues nothing more (G9).
 * @returns whether it was new
 */
export async function queueMail(scope: Scope, dedupeKey: string, mail: Mail): Promise<boolean> {
  const { organization_id } = scopeOf(scope.tx);
  const id = newId();
  const { numInsertedOrUpdatedRows } = await scope.tx
    .insertInto('mails')
    .values({ organization_id, id, dedupe_key: dedupeKey, ...mail, status: 'queued' })
    .onConflict((on) => on.constraint('mails_once').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await append(scope, [{ type: 'mail.queued', payload: { id } } satisfies MailQueued]);
  return true;
}

type MailQueued = Fact<'mail.queued', { id: string }>;

/** What sends the mails that were queued; not inside a transaction, so that a slow mail server holds none open. */
export const sendMail = (mailer: Mailer): Reaction =>
  reaction<MailQueued>({
    name: 'send_mail',
    on: 'mail.queued',
    alone: (db, { organization_id, payload }) => sendQueuedMail(db, mailer, organization_id, payload.id),
  });

/** Job: hands a queued mail to SMTP, or keeps it. A failure is thrown, so that the queue tries again later. */
export async function sendQueuedMail(
  db: Transactions,
  mailer: Mailer,
  organizationId: string,
  id: string,
): Promise<void> {
  const scope = { organization_id: organizationId, via: { user_id: null, via: 'job' } };
  const mail = await db.tenant(scope, (tx) =>
    tx
      .selectFrom('mails')
      .selectAll()
      .where('id', '=', id)
      .where('status', 'in', ['queued', 'failed'])
      .executeTakeFirst(),
  );
  if (!mail) return;
  const settle = (status: string, error = '') =>
    db.tenant(scope, (tx) =>
      tx
        .updateTable('mails')
        .set({ status, error, ...(status === 'sent' && { sent_at: sql`now()` }) })
        .where('id', '=', id)
        .execute(),
    );
  if (!mailer.configured) return void (await settle('kept'));
  try {
    await mailer.send(mail);
  } catch (error) {
    await settle('failed', (error as Error).message.slice(0, 500));
    throw error;
  }
  await settle('sent');
}
