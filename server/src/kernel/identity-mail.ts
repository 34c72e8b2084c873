import { sql } from 'kysely';
import type pg from 'pg';
import type { Bus } from './bus.ts';
import type { Database } from './db/database.ts';
import { newId } from './ids.ts';
import type { Mail, Mailer } from './mail.ts';

/*
 * Mail that belongs to no organization: sign-in links and password resets. It waits in a table of its own until the
 * worker hands it to the queue.
 */

/** To one address within an hour: enough for whoever waits for one, too few to fill a stranger's mailbox. */
const mostInAnHour = 10;

/**
 * Keeps the mail for the worker (or for the app's own page, without a mail server): the request waits for no SMTP. An
 * address that was sent enough lately is sent no more, and whoever asks hears nothing of it.
 */
export async function queueIdentityMail(
  { db, mailer }: { db: Database; mailer: Mailer },
  { to_email, subject, body }: Mail,
): Promise<void> {
  const status = mailer.configured ? 'queued' : 'kept';
  await db.global(null, (tx) =>
    sql`insert into identity_mails (id, to_email, subject, body, status, handed_over)
        select ${newId()}::uuid, ${to_email}, ${subject}, ${body}, ${status}, ${!mailer.configured}
         where (select count(*) from identity_mails
                 where to_email = ${to_email} and created_at > now() - interval '1 hour') < ${sql.lit(mostInAnHour)}`.execute(
      tx,
    ),
  );
  if (mailer.configured) db.effects.bus?.publish({ topic: 'identity_mail' });
}

const pollMs = 2_000;
const atOnce = 50;
/** With graphile-worker's waits of e^attempt seconds, tries for about half an hour. */
const maxAttempts = 8;

/** One job for each waiting mail, in the statement that says so: handed over exactly once. */
async function handOver(pool: pg.Pool): Promise<void> {
  await pool.query(
    `with next as (
       update identity_mails set handed_over = true
        where id in (select id from identity_mails where not handed_over order by created_at limit ${atOnce} for update skip locked)
       returning id)
     select graphile_worker.add_job('identity_mail', json_build_object('id', id), max_attempts => ${maxAttempts}) from next`,
  );
}

/** Hands over at every wake-up and, for what a crash left behind, every two seconds. */
export function startIdentityMail(
  pool: pg.Pool,
  bus: Bus,
  log: (message: string) => void,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  const wake = () => {
    running = running
      .then(() => handOver(pool))
      .catch((error: Error) => log(`jobs: identity mail: ${error.message}`));
  };
  const unsubscribe = bus.subscribe('identity_mail', wake);
  const timer = setInterval(wake, pollMs);
  wake();
  return {
    async stop() {
      unsubscribe();
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * Job: hands a mail to SMTP. A failure is thrown, so that the queue tries again; after an hour its link is worth
 * nothing and it is given up. What was sent is not kept: the link is nobody else's.
 */
export async function sendIdentityMail(db: Database, mailer: Mailer, id: string): Promise<void> {
  const mail = await db.global(null, (tx) =>
    tx
      .selectFrom('identity_mails')
      .select([
        'to_email',
        'subject',
        'body',
        sql<boolean>`created_at < now() - interval '1 hour'`.as('is_late'),
      ])
      .where('id', '=', id)
      .where('status', 'in', ['queued', 'failed'])
      .executeTakeFirst(),
  );
  if (!mail) return;
  const settle = (change: { status: string; error: string; body?: string }) =>
    db.global(null, (tx) => tx.updateTable('identity_mails').set(change).where('id', '=', id).execute());
  if (mail.is_late) return void (await settle({ status: 'failed', error: 'too late: the link has run out' }));
  try {
    await mailer.send(mail);
  } catch (error) {
    await settle({ status: 'failed', error: (error as Error).message.slice(0, 500) });
    throw error;
  }
  await settle({ status: 'sent', error: '', body: '' });
}
