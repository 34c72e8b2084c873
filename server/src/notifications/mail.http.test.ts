import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';
import { type SmtpSink, startSmtpSink } from '../../test/smtp.ts';
import { type Jobs, startJobs } from '../kernel/jobs.ts';
import { createMailer, type Mailer, sendMail } from '../kernel/mail.ts';

import { reactions as all } from '../reactions.ts';

const unsent = sendMail(createMailer(undefined, ''));
const server = useServer({ now: '2026-03-02T09:00:00Z', reactions: [...all, unsent] });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
let sink: SmtpSink | undefined;
let jobs: Jobs | undefined;
let mailer: Mailer;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
});
afterEach(async () => {
  await jobs?.stop();
  mailer.close();
  await sink?.close();
});

/** The worker, sending over SMTP to this port. */
async function startWorker(port: number): Promise<void> {
  mailer = createMailer(`smtp://127.0.0.1:${port}`, 'Club <club@example.test>');
  const reactions = [...all, sendMail(mailer)];
  const { ownerUrl, db, bus, clock } = server;
  jobs = await startJobs({ ownerUrl, db, bus, clock, reactions, duties: [], log: () => {} });
}

async function cancelClassOf(locale: 'es' | 'en'): Promise<string> {
  const student = await person(server, place, 'student');
  await server.owner.query('update users set locale = $1 where id = $2', [locale, student.user_id]);
  const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  await student.post(`/api/classes/sessions/${session_id}/enroll/`, {});
  await admin.post(`/api/classes/sessions/${session_id}/cancel/`, {});
  return student.email;
}

const statusOf = async (email: string): Promise<string | undefined> => {
  const { rows } = await server.owner.query('select status from mails where to_email = $1', [email]);
  return rows[0]?.status;
};
const until = async (what: () => boolean | Promise<boolean>) => {
  for (let i = 0; i < 400 && !(await what()); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await what()).toBe(true);
};
const subjectOf = (data: string): string => {
  const [, encoding, text] = /^Subject: (?:=\?UTF-8\?([BQ])\?)?(.*?)(?:\?=)?\r\n(?! )/ms.exec(data) ?? [];
  return encoding === 'B' ? Buffer.from(text as string, 'base64').toString('utf8') : (text as string);
};

describe('mail over SMTP', () => {
  test('arrives once, in the reader’s language', async () => {
    sink = await startSmtpSink();
    await startWorker(sink.port);
    const [spanish, english] = [await cancelClassOf('es'), await cancelClassOf('en')];
    await until(async () => (await statusOf(spanish)) === 'sent' && (await statusOf(english)) === 'sent');
    const received = (to: string) => sink?.received.filter((mail) => mail.to === to) ?? [];
    expect(received(spanish).map((mail) => subjectOf(mail.data))).toEqual([
      expect.stringMatching(/^Clase cancelada/),
    ]);
    expect(received(english).map((mail) => subjectOf(mail.data))).toEqual([
      expect.stringMatching(/^Class cancelled/),
    ]);
    expect(received(english)[0]?.from).toBe('club@example.test');
  });

  test('confirms a booking with its calendar entry', async () => {
    sink = await startSmtpSink();
    await startWorker(sink.port);
    const student = await person(server, place, 'student');
    const preferences = [{ kind: 'enrollment_confirmed', email: true }];
    await student.put('/api/notifications/preferences/', { preferences });
    const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-30T18:00:00Z' });
    await student.post(`/api/classes/sessions/${session_id}/enroll/`, {});
    await until(async () => (await statusOf(student.email)) === 'sent');
    const data = sink.received.find((mail) => mail.to === student.email)?.data as string;
    expect(data).toMatch(/Content-Type: text\/calendar;[^;]*charset=utf-8;[^;]*method=PUBLISH/i);
    const [, encoded] =
      /Content-Type: text\/calendar[\s\S]*?base64[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(data) ?? [];
    const calendar = Buffer.from(encoded as string, 'base64').toString('utf8');
    expect(calendar).toContain(`UID:${session_id}@bandeja\r\n`);
    expect(calendar).toContain('DTSTART:20260330T180000Z\r\n');
  });

  test('waits while the mail server is down, and arrives when it is back', async () => {
    const port = await freePort();
    await startWorker(port);
    const email = await cancelClassOf('es');
    await until(async () => (await statusOf(email)) === 'failed');
    sink = await startSmtpSink(port);
    await until(async () => (await statusOf(email)) === 'sent');
    expect(sink.received.filter((mail) => mail.to === email)).toHaveLength(1);
  });
});

/** A port that nobody listens on, found by asking for one and leaving it. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
