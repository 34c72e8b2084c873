import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMigrations } from 'graphile-worker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { type EmptyDatabase, emptyDatabase } from '../../test/empty.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';
import { type SmtpSink, startSmtpSink } from '../../test/smtp.ts';
import { openBus } from '../kernel/bus.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { type Jobs, startJobs } from '../kernel/jobs.ts';
import { createMailer, queueMail, sendMail } from '../kernel/mail.ts';
import { addHours, systemClock } from '../kernel/time/index.ts';
import { sendReminders } from '../notifications/jobs.ts';
import { reactions } from '../reactions.ts';
import { restoreBackup } from './restore.ts';
import { takeBackup } from './take.ts';

const unsent = sendMail(createMailer(undefined, ''));
const server = useServer({ reactions: [...reactions, unsent] });
const closing: (() => unknown)[] = [];
let folder: string;
let restored: EmptyDatabase;
let sink: SmtpSink;
let place: Place;
let ana: Awaited<ReturnType<typeof person>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandeja-backup-'));
  restored = await emptyDatabase();
  sink = await startSmtpSink();
  place = await buildClub(server.db);
  ana = await person(server, place, 'student');
  server.clock.set(systemClock.now().toISOString());
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await sink.close();
  await restored.drop();
  await rm(folder, { recursive: true, force: true });
});

/** What had not happened yet when the backup was made: a fact, a job, a mail. */
async function leaveWaiting(): Promise<void> {
  const { session_id } = await buildSession(server.db, place, {
    starts_at: addHours(server.clock.now(), 23.9).toISOString(),
  });
  expect((await ana.post(`/api/classes/sessions/${session_id}/enroll/`, {})).status).toBe(201);
  const admin = await person(server, place, 'club_admin');
  const { session_id: cancelled } = await buildSession(server.db, place, {
    starts_at: addHours(server.clock.now(), 50).toISOString(),
  });
  expect((await ana.post(`/api/classes/sessions/${cancelled}/enroll/`, {})).status).toBe(201);
  expect((await admin.post(`/api/classes/sessions/${cancelled}/cancel/`, {})).status).toBe(200);
  // Long enough ago to be reminded a day before; the lost installation may have done so.
  await server.owner.query("update class_enrollments set enrolled_at = now() - interval '1 day'");
  await asSystem(server.db, place, server.clock.now(), (scope) =>
    queueMail(scope, 'waits', { to_email: 'waits@example.test', subject: 's', body: 'b' }),
  );
  // A job that waits, with the mail that it sends.
  await runMigrations({ connectionString: server.ownerUrl });
  const { rows } = await server.owner.query("select id from mails where dedupe_key = 'waits'");
  const errand = {
    reaction: 'send_mail',
    organization_id: place.organization_id,
    cause_id: 'c',
    actor: null,
  };
  const job = [{ ...errand, created_at: '2026-01-01T00:00:00Z', facts: [[0, { id: rows[0].id }]] }];
  await server.owner.query("select graphile_worker.add_job('reaction', $1)", [JSON.stringify(job)]);
}

async function startWorker(): Promise<ReturnType<typeof openDatabase>> {
  const mailer = createMailer(`smtp://127.0.0.1:${sink.port}`, 'Club <club@example.test>');
  const all = [...reactions, sendMail(mailer)];
  const bus = await openBus(restored.appUrl);
  const db = openDatabase({ url: restored.appUrl, effects: { bus, reactions: all } });
  const options = { db, bus, clock: server.clock, reactions: all, duties: [], log: () => {} };
  const jobs: Jobs = await startJobs({ ownerUrl: restored.ownerUrl, ...options });
  closing.push(mailer.close, bus.close, db.close, jobs.stop);
  return db;
}

/** In one look: between two, facts become jobs. */
const waiting = async () => {
  const { rows } = await restored.admin.query(
    'select (select count(*) from graphile_worker._private_jobs)::int + (select count(*) from outbox)::int as n',
  );
  return rows[0].n;
};

test('what waited when the backup was made is done after the restore, and its mail is kept, not sent', async () => {
  await leaveWaiting();
  const file = join(folder, 'mail.tar.gz');
  await takeBackup({ ownerUrl: server.ownerUrl, file });
  await restoreBackup({ ownerUrl: restored.ownerUrl, appPassword: null, file, replace: false });
  const db = await startWorker();
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  await asSystem(db, place, server.clock.now(), sendReminders);
  const { rows: told } = await restored.admin.query('select kind from notifications order by id');
  expect(told.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['enrollment_confirmed', 'session_cancelled', 'class_reminder']),
  );
  const mails = await restored.admin.query('select status, count(*)::int as n from mails group by status');
  expect(mails.rows).toEqual([{ status: 'kept', n: 3 }]);

  // What happens now is told by mail.
  await asSystem(db, place, server.clock.now(), (scope) =>
    queueMail(scope, 'new', { to_email: 'new@example.test', subject: 's', body: 'b' }),
  );
  await expect
    .poll(() => sink.received.map(({ to }) => to), { timeout: 20_000 })
    .toContain('new@example.test');
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  expect(sink.received).toHaveLength(1);
});
