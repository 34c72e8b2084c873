import { sql } from 'kysely';
import nodemailer from 'nodemailer';
import { effectsOf, scopeOf } from './db/context.ts';
import type { Transactions } from './db/database.ts';
import { type Fact, type Reaction, reaction } from './facts.ts';
import { newId } from './ids.ts';
import { append } from './outbox.ts';
import type { Scope } from './scope.ts';

export interface Mail {
  to_email: string;
  subject: string;
  body: string;
  /** An iCalendar text that goes with it. */
  calendar?: string | null;
  /** A file that goes with it, base64, and its name. */
  attachment?: string | null;
  attachment_name?: string | null;
  /** The address that ends mails of its kind. */
  unsubscribe?: string | null;
}

/** Sends one message, or says that there is no way to send any (`kept`). */
export interface Mailer {
  readonly configured: boolean;
  send(mail: Mail): Promise<void>;
  /** Sends at once, for somebody who waits for it: gives up early, over a connection of its own. */
  attempt(mail: Mail): Promise<void>;
  close(): void;
}

/** How long somebody who waits lets a mail server be silent, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 15_000 };

export function createMailer(smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return { configured: false, send: async () => {}, attempt: async () => {}, close: () => {} };
  const transport = nodemailer.createTransport(smtpUrl, { from });
  return {
    configured: true,
    send: async (mail) => void (await transport.sendMail(letterOf(mail))),
    attempt: (mail) => attempt(smtpUrl, from, mail),
    close: () => transport.close(),
  };
}

const letterOf = ({ to_email, subject, body, calendar, attachment, attachment_name, unsubscribe }: Mail) => ({
  ...{ to: to_email, subject, text: body },
  ...(unsubscribe && { headers: endingOf(unsubscribe) }),
  ...(attachment && {
    attachments: [{ filename: attachment_name ?? 'file', content: attachment, encoding: 'base64' }],
  }),
  ...(calendar && { icalEvent: { method: methodOf(calendar), filename: 'bandeja.ics', content: calendar } }),
});

/** RFC 2369, and RFC 8058 where the address is one that it allows: a program may end it with one click. */
const endingOf = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  ...(address.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
});

/** The part of the mail names the method that the calendar itself has. */
const methodOf = (calendar: string): string => /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'PUBLISH';

async function attempt(smtpUrl: string, from: string, mail: Mail): Promise<void> {
  const url = new URL(smtpUrl);
  for (const [name, ms] of Object.entries(patience)) url.searchParams.set(name, String(ms));
  const transport = nodemailer.createTransport(url.href, { from });
  await transport.sendMail(letterOf(mail)).finally(() => transport.close());
}

/** A mail that is queued once for its `dedupe_key`. */
export interface MailOnce extends Mail {
  dedupe_key: string;
  /** The moment that it is about, where that is not the cause of the transaction. */
  due_at?: Date;
  /** Whose desk may read it; the organization's unless told. */
  club_id?: string | null;
}

/** Whether somebody who gets a mail by default would really get it. */
export const sendsMail = ({ tx }: Scope): boolean => effectsOf(tx).sendsMail === true;

/**
 * Queues mails in the transaction of their cause; a `dedupe_key` that is there already queues nothing more (G9). What
 * was due before the installation was restored from a backup is kept instead: it may have been sent before the loss.
 * @returns how many were new
 */
export async function queueMails(scope: Scope, mails: readonly MailOnce[]): Promise<number> {
  if (mails.length === 0) return 0;
  const { organization_id, via } = scopeOf(scope.tx);
  const all = mails.map((mail) => ({ id: newId(), since: mail.due_at ?? via.since ?? null, ...mail }));
  const { rows } = await sql<{ id: string; status: string }>`
    insert into mails (organization_id, id, dedupe_key, to_email, subject, body, calendar, attachment, attachment_name, unsubscribe, club_id, status)
    select ${organization_id}::uuid, v.id, v.dedupe_key, v.to_email, v.subject, v.body, v.calendar, v.attachment, v.attachment_name, v.unsubscribe, v.club_id,
           case when v.since <= (select max(restored_at) from restores) then 'kept' else 'queued' end
      from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
           as v(id uuid, since timestamptz, dedupe_key text, to_email text, subject text, body text, calendar text, attachment text, attachment_name text, unsubscribe text, club_id uuid)
    on conflict on constraint mails_once do nothing
    returning id, status`.execute(scope.tx);
  const queued = rows.filter(({ status }) => status === 'queued');
  await append(
    scope,
    queued.map(({ id }): MailQueued => ({ type: 'mail.queued', payload: { id } })),
  );
  return rows.length;
}

/** Queues one mail. @returns whether it was new */
export const queueMail = async (
  scope: Scope,
  dedupe_key: string,
  mail: Omit<MailOnce, 'dedupe_key'>,
): Promise<boolean> => (await queueMails(scope, [{ dedupe_key, ...mail }])) === 1;

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
        .set({
          ...{ status, error },
          ...(status === 'sent' && { sent_at: sql`now()` }),
          // It has gone, or nobody can send it: what it was made of stays.
          ...(status !== 'failed' && { attachment: null }),
        })
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
