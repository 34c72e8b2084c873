import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { type SmtpSink, startSmtpSink } from '../../test/smtp.ts';
import { type Jobs, startJobs } from '../kernel/jobs.ts';
import { createMailer, type Mailer, sendMail } from '../kernel/mail.ts';

import { reactions as all } from '../reactions.ts';

const unsent = sendMail(createMailer(undefined, ''));
const publicUrl = 'https://bandeja.example';
const server = useServer({ now: '2026-03-02T09:00:00Z', publicUrl, reactions: [...all, unsent] });
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
const inApp = async (who: Awaited<ReturnType<typeof person>>): Promise<number> => {
  const { body } = await who.get('/api/notifications/');
  return body.results.filter(({ kind }: { kind: string }) => kind === 'session_cancelled').length;
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
    // And is the same entry as in a calendar that is subscribed to.
    const { url } = (await student.post('/api/calendars/feeds/', { kind: 'student' })).body;
    const feed = await (await fetch(server.url + url.slice(url.indexOf('/api/')))).text();
    for (const line of [/^UID:.*$/m, /^SEQUENCE:.*$/m])
      expect(line.exec(feed)?.[0]).toBe(line.exec(calendar)?.[0]);
  });

  test('leads to its page, and ends mails of its kind with one click, as mail programs do it (RFC 8058)', async () => {
    sink = await startSmtpSink();
    await startWorker(sink.port);
    const guest = await buildClient(server.db, place);
    await server.owner.query(`update client_profiles set email = 'Guest@example.test' where id = $1`, [
      guest,
    ]);
    const student = await person(server, place, 'student');
    const preferences = [{ kind: 'enrollment_confirmed', email: true }];
    await student.put('/api/notifications/preferences/', { preferences });
    const cancelled = async () => {
      const { session_id } = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
      for (const student_id of [student.profile_id, guest])
        await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
      await admin.post(`/api/classes/sessions/${session_id}/cancel/`, {});
    };
    const about = async (email: string) => {
      const { rows } = await server.owner.query(
        `select count(*)::int as n from mails where to_email = $1 and subject like 'Clase cancelada%'`,
        [email],
      );
      return rows[0].n as number;
    };
    await cancelled();
    for (const email of [student.email, 'Guest@example.test']) {
      const mail = () =>
        sink?.received.find(({ to, data }) => to === email && subjectOf(data).startsWith('Clase cancelada'));
      await until(() => mail() !== undefined);
      const data = mail()?.data as string;
      const head = data.slice(0, data.indexOf('\r\n\r\n'));
      const text = data.replace(/=\r\n/g, '').replaceAll('=3D', '=');
      const header = (name: string) =>
        new RegExp(`^${name}:\\s+(.*(?:\\r\\n[ \\t].*)*)`, 'mi').exec(head)?.[1]?.replace(/\r\n\s+/g, '');
      expect(header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
      const path = header('List-Unsubscribe')?.replace(/^<https:\/\/bandeja\.example(.*)>$/, '$1') as string;
      expect(text.includes(`${publicUrl}/my-classes`), 'its page').toBe(email === student.email);
      expect(text).toContain(path);
      expect(text).not.toContain(student.user_id);

      const opened = await fetch(server.url + path, { redirect: 'manual' });
      expect([opened.status, opened.headers.get('location')]).toEqual([
        ...[303, expect.stringMatching(/^https:\/\/bandeja\.example\/unsubscribe#organization=.+&token=.+/)],
      ]);
      const state = () => fetch(`${server.url}${path}state/`).then((answer) => answer.json());
      expect(await state(), 'opened only').toMatchObject({ kinds: ['session_cancelled'], by_mail: true });
      const click = { method: 'POST', body: new URLSearchParams('List-Unsubscribe=One-Click') };
      for (const _ of [1, 2]) expect((await fetch(server.url + path, click)).status).toBe(200);
      expect(await state()).toMatchObject({ by_mail: false });
      const forged = path.replace(
        /\/\w+\.session_cancelled/,
        `/u${admin.user_id.replaceAll('-', '')}.session_cancelled`,
      );
      expect((await fetch(server.url + forged, click)).status).toBe(410);
    }
    await cancelled();
    await until(async () => (await inApp(student)) === 2);
    expect([await about(student.email), await about('Guest@example.test')]).toEqual([1, 1]);
    const again = sink.received
      .find(({ to }) => to === 'Guest@example.test')
      ?.data.replace(/=\r\n/g, '') as string;
    const [, back] = /List-Unsubscribe:\s+<https:\/\/bandeja\.example([^>]*)>/.exec(again) ?? [];
    expect((await fetch(server.url + back, { method: 'DELETE' })).status).toBe(200);
    await cancelled();
    await until(async () => (await about('Guest@example.test')) === 2);
    expect(await about(student.email)).toBe(1);
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
