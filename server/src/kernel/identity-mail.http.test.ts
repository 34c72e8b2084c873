import { afterEach, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { type SmtpSink, startSmtpSink } from '../../test/smtp.ts';
import { queueIdentityMail } from './identity-mail.ts';
import { type Jobs, startJobs } from './jobs.ts';
import { createMailer, type Mailer } from './mail.ts';

const server = useServer();
let sink: SmtpSink | undefined;
let jobs: Jobs | undefined;
let mailer: Mailer;
afterEach(async () => {
  await jobs?.stop();
  mailer.close();
  await sink?.close();
});

async function startWorker(port: number): Promise<void> {
  mailer = createMailer(`smtp://127.0.0.1:${port}`, 'Club <club@example.test>');
  const { ownerUrl, db, bus, clock } = server;
  jobs = await startJobs({ ownerUrl, db, bus, clock, mailer, reactions: [], duties: [], log: () => {} });
}
const ask = (to_email: string) =>
  queueIdentityMail(
    { db: server.db, mailer },
    { to_email, subject: 'Link', body: 'https://example.test/secret\n' },
  );
const rowOf = async (to_email: string) =>
  (await server.owner.query('select status, body, error from identity_mails where to_email = $1', [to_email]))
    .rows[0];
const arrived = (to: string) => sink?.received.filter((mail) => mail.to === to) ?? [];

describe('a sign-in link', () => {
  test('goes through the queue, once, and is not kept once it is sent', async () => {
    sink = await startSmtpSink();
    await startWorker(sink.port);
    await ask('ana@example.test');
    await expect
      .poll(() => rowOf('ana@example.test'), { timeout: 15_000 })
      .toMatchObject({ status: 'sent', body: '' });
    expect(arrived('ana@example.test')).toHaveLength(1);
    expect(arrived('ana@example.test')[0]?.data).toContain('https://example.test/secret');
  });

  test('waits while the mail server is down, and arrives when it is back', async () => {
    sink = await startSmtpSink();
    const { port } = sink;
    await sink.close();
    await startWorker(port);
    await ask('ben@example.test');
    await expect
      .poll(() => rowOf('ben@example.test'), { timeout: 15_000 })
      .toMatchObject({ status: 'failed' });
    sink = await startSmtpSink(port);
    // The wait before the next attempt, shortened.
    await server.owner.query('update graphile_worker._private_jobs set run_at = now()');
    await expect
      .poll(() => rowOf('ben@example.test'), { timeout: 15_000 })
      .toMatchObject({ status: 'sent', error: '' });
    expect(arrived('ben@example.test')).toHaveLength(1);
  });

  test('that is too late is given up', async () => {
    sink = await startSmtpSink();
    mailer = createMailer(`smtp://127.0.0.1:${sink.port}`, 'Club <club@example.test>');
    await ask('late@example.test');
    expect(await rowOf('late@example.test')).toMatchObject({ status: 'queued' });
    await server.owner.query(`update identity_mails set created_at = now() - interval '2 hours'`);
    await startWorker(sink.port);
    await expect
      .poll(() => rowOf('late@example.test'), { timeout: 15_000 })
      .toMatchObject({ status: 'failed' });
    expect(arrived('late@example.test')).toEqual([]);
  });
});
