import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useMailbox } from '../../test/mailbox.ts';
import { useServer } from '../../test/server.ts';
import { buildSession, type SessionOptions } from '../../test/sessions.ts';
import { type Jobs, startJobs } from '../kernel/jobs.ts';
import { createMailer, sendMail } from '../kernel/mail.ts';
import { reactions } from '../reactions.ts';

/*
 * What is mailed of a class, as a program for calendars takes it: each mail is opened as it arrived over SMTP, its
 * iCalendar part read by ical.js, and held against the calendar that the same person has subscribed to.
 */
const mailbox = useMailbox();
// Not sent by it: that is the worker's.
const unsent = sendMail(createMailer(undefined, ''));
const server = useServer({
  ...{ now: '2026-03-02T09:00:00Z', publicUrl: 'https://bandeja.example' },
  reactions: [...reactions, unsent],
});
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
let jobs: Jobs;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  const { ownerUrl, db, bus, clock } = server;
  const mailing = [...reactions, sendMail(mailbox.mailer)];
  jobs = await startJobs({ ownerUrl, db, bus, clock, reactions: mailing, duties: [], log: () => {} });
});
afterAll(() => jobs?.stop());

interface Entry {
  uid: string;
  sequence: number;
  status: string;
  instant: string;
  ends: string;
  /** On the wall of who reads it, in Madrid. */
  local: string;
}

const wall = new Intl.DateTimeFormat('sv-SE', {
  ...{ timeZone: 'Europe/Madrid', dateStyle: 'short', timeStyle: 'short' },
});

function entriesOf(text: string): { method: string; entries: Entry[] } {
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const instant = event.startDate.toJSDate();
    return {
      ...{ uid: event.uid, sequence: event.sequence, instant: instant.toISOString() },
      ...{ ends: event.endDate.toJSDate().toISOString(), local: wall.format(instant) },
      status: String(component.getFirstPropertyValue('status')),
    };
  });
  return { method: String(calendar.getFirstPropertyValue('method')), entries };
}

/** The iCalendar part of a mail (RFC 6047), which names its method; the file that goes with it is the same. */
function calendarIn(mail: string) {
  const parts = mail.split(/\r\n--/).map((part) => {
    const at = part.indexOf('\r\n\r\n');
    const [head, body] = [part.slice(0, at).replace(/\r\n\s+/g, ' '), part.slice(at + 4)];
    const decoded = /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body;
    return { type: /Content-Type: ([^;\s]+)/i.exec(head)?.[1], head, body: decoded };
  });
  const [part, file] = ['text/calendar', 'application/ics'].map((type) =>
    parts.find((one) => one.type === type),
  );
  if (!part) return undefined;
  const { method, entries } = entriesOf(part.body);
  expect(/method=(\w+)/i.exec(part.head)?.[1]).toBe(method);
  expect(file?.body).toBe(part.body);
  return { method, entries };
}

/** Who gets every mail, puts it into their calendar as programs do, and has subscribed to their classes besides. */
async function reader() {
  const who = await person(server, place, 'student');
  const preferences = [{ kind: 'enrollment_confirmed', email: true }];
  await who.put('/api/notifications/preferences/', { preferences });
  const { body } = await who.post('/api/calendars/feeds/', { kind: 'student' });
  const feed = new URL(body.url).pathname;
  const kept = new Map<string, Entry>();
  let read = 0;
  /** The next mail that has arrived, as the calendar takes it. */
  const open = async () => {
    await expect.poll(() => mailbox.raw(who.email).length, { timeout: 20_000 }).toBeGreaterThan(read);
    const taken = calendarIn(mailbox.raw(who.email)[read++] as string);
    if (!taken) throw new Error('no calendar goes with the mail');
    for (const entry of taken.entries) {
      const before = kept.get(entry.uid);
      // RFC 5546: what is older than what is there is not taken; of the same sequence nothing may have changed.
      if (before) expect(entry.sequence).toBeGreaterThan(before.sequence);
      kept.set(entry.uid, entry);
    }
    return taken;
  };
  const subscribed = async () => {
    const text = await (await fetch(server.url + feed)).text();
    return new Map(entriesOf(text).entries.map((one) => [one.uid, one]));
  };
  return { ...who, open, kept, subscribed };
}

const classOn = async (starts_at: string, more: SessionOptions = {}) =>
  (await buildSession(server.db, place, { starts_at, ...more })).session_id;
const enroll = (who: Person, id: string) => who.post(`/api/classes/sessions/${id}/enroll/`, {});

describe('the calendar part of a mail', () => {
  test.each([
    ['forward', '2026-03-28T18:00:00Z', '2026-03-29T17:00:00Z'],
    ['back', '2026-10-24T17:00:00Z', '2026-10-25T18:00:00Z'],
  ])(
    'says seven in the evening before and after the clock goes %s, and so does a move over that night',
    async (_to, before, after) => {
      const who = await reader();
      const ids = [await classOn(before), await classOn(after)];
      for (const [at, starts] of [before, after].entries()) {
        expect((await enroll(who, ids[at] as string)).status).toBe(201);
        const { method, entries } = await who.open();
        expect(method).toBe('PUBLISH');
        expect(entries).toEqual([
          expect.objectContaining({
            ...{ uid: `${ids[at]}@bandeja`, status: 'CONFIRMED', instant: starts.replace('Z', '.000Z') },
            local: `${starts.slice(0, 10)} 19:00`,
            ends: new Date(Date.parse(starts) + 3_600_000).toISOString(),
          }),
        ]);
      }
      expect(await who.subscribed()).toEqual(who.kept);
      const monday = new Date(Date.parse(after) + 86_400_000).toISOString().slice(0, 10);
      const move = { local_date: monday, local_time: '19:00' };
      expect((await admin.patch(`/api/classes/sessions/${ids[0]}/`, move)).status).toBe(200);
      const { method, entries } = await who.open();
      expect([method, entries.length]).toEqual(['PUBLISH', 1]);
      expect(entries[0]).toMatchObject({
        ...{ uid: `${ids[0]}@bandeja`, status: 'CONFIRMED', local: `${monday} 19:00` },
        instant: `${monday}T${after.slice(11, 13)}:00:00.000Z`,
      });
      expect(await who.subscribed()).toEqual(who.kept);
    },
  );

  test('follows a class: booked, moved, called off, on again, and the place taken away', async () => {
    const who = await reader();
    const id = await classOn('2026-03-10T18:00:00Z');
    const url = `/api/classes/sessions/${id}`;
    const seen: [string, string, string][] = [];
    const step = async (work: () => Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await work();
      expect(status, JSON.stringify(body)).toBeLessThan(300);
      const { method, entries } = await who.open();
      expect(entries.map(({ uid }) => uid)).toEqual([`${id}@bandeja`]);
      const [{ status: said, local }] = entries as [Entry];
      seen.push([method, said, local]);
      expect((await who.subscribed()).get(`${id}@bandeja`)).toEqual(who.kept.get(`${id}@bandeja`));
    };
    await step(() => enroll(who, id));
    await step(() => admin.patch(`${url}/`, { local_time: '20:30' }));
    await step(() => admin.post(`${url}/cancel/`, { reason: 'Lluvia' }));
    await step(() => admin.post(`${url}/reinstate/`, {}));
    await step(() => admin.post(`${url}/cancel_enrollment/`, { student_id: who.profile_id }));
    expect(seen).toEqual([
      ['PUBLISH', 'CONFIRMED', '2026-03-10 19:00'],
      ['PUBLISH', 'CONFIRMED', '2026-03-10 20:30'],
      ['CANCEL', 'CANCELLED', '2026-03-10 20:30'],
      ['PUBLISH', 'CONFIRMED', '2026-03-10 20:30'],
      ['CANCEL', 'CANCELLED', '2026-03-10 20:30'],
    ]);
  });

  test('of who moved up brings in what the calendar had as a maybe, with a later sequence', async () => {
    const [holds, who] = [await person(server, place, 'student'), await reader()];
    const id = await classOn('2026-03-12T18:00:00Z', { max_participants: 1 });
    await enroll(holds, id);
    await enroll(who, id);
    const waiting = (await who.subscribed()).get(`${id}@bandeja`);
    expect(waiting).toMatchObject({ status: 'TENTATIVE' });
    await holds.post(`/api/classes/sessions/${id}/cancel_enrollment/`, {});
    const { method, entries } = await who.open();
    expect([method, entries[0]?.status, entries[0]?.uid]).toEqual(['PUBLISH', 'CONFIRMED', waiting?.uid]);
    expect(entries[0]?.sequence).toBeGreaterThan(waiting?.sequence as number);
    expect(await who.subscribed()).toEqual(who.kept);
  });
});
