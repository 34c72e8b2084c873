import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, lookAfter, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z', publicUrl: 'https://bandeja.example' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let [owner, coach, ana, ben] = [] as unknown as [Person, Person, Person, Person];
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  coach = await person(server, place, 'instructor');
  ana = await person(server, place, 'student');
  ben = await person(server, place, 'student');
});

const make = async (who: Person, kind = 'student'): Promise<string> => {
  const { status, body } = await who.post('/api/calendars/feeds/', { kind });
  expect(status).toBe(201);
  return new URL(body.url).pathname;
};
const read = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, { headers });
interface Shown {
  uid: string;
  summary: string;
  local: string;
  instant: string;
  zone: string;
  status: string;
  sequence: number;
  modified: number;
  text: string;
}
/** What a calendar makes of it: hours by the zone that comes with it. */
async function shownAt(path: string): Promise<Map<string, Shown>> {
  const answer = await read(path);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  const events = calendar.getAllSubcomponents('vevent').map((component): Shown => {
    const event = new ICAL.Event(component);
    const modified = component.getFirstPropertyValue('last-modified') as ICAL.Time;
    return {
      uid: event.uid,
      summary: event.summary,
      local: event.startDate.toString(),
      instant: event.startDate.toJSDate().toISOString(),
      zone: event.startDate.zone?.tzid ?? '',
      status: component.getFirstPropertyValue('status') as string,
      sequence: event.sequence,
      modified: modified.toJSDate().getTime(),
      text: component.toString(),
    };
  });
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
  return new Map(events.map((event) => [event.uid, event]));
}
const session = (starts_at: string, more: object = {}) =>
  buildSession(server.db, place, { starts_at, instructor_id: coach.profile_id, ...more });
const enroll = (who: Person, id: string) => who.post(`/api/classes/sessions/${id}/enroll/`, {});

describe('a student’s calendar', () => {
  test('shows hours on the club’s wall, right on both sides of both clock changes', async () => {
    const times = [
      ['2026-03-28T18:30:00Z', '2026-03-28T19:30:00'],
      ['2026-03-29T17:30:00Z', '2026-03-29T19:30:00'],
      ['2026-10-24T17:30:00Z', '2026-10-24T19:30:00'],
      ['2026-10-25T18:30:00Z', '2026-10-25T19:30:00'],
    ] as const;
    const of = await person(server, place, 'student');
    const path = await make(of);
    for (const [at, local] of times) {
      const { session_id } = await session(at, { enrollment_opens_days: 365 });
      const booked = await enroll(of, session_id);
      expect(booked.status).toBe(201);
      const shown = (await shownAt(path)).get(`${session_id}@bandeja`);
      expect(shown).toMatchObject({ local, instant: at.replace('Z', '.000Z'), zone: 'Europe/Madrid' });
      expect(shown?.text).toContain(`DTSTART;TZID=Europe/Madrid:${local.replace(/[-:]/g, '')}`);
    }
  });

  test('follows a place: waiting, moved up, moved, given up, taken again, called off', async () => {
    const { session_id } = await session('2026-03-10T18:00:00Z', { max_participants: 1 });
    const first = await enroll(ana, session_id);
    await enroll(ben, session_id);
    const path = await make(ben);
    const uid = `${session_id}@bandeja`;
    const steps: Shown[] = [];
    const step = async (expected: object) => {
      const shown = (await shownAt(path)).get(uid);
      expect(shown).toMatchObject(expected);
      const before = steps.at(-1);
      if (before) {
        expect(shown?.sequence).toBeGreaterThan(before.sequence);
        expect(shown?.modified).toBeGreaterThanOrEqual(before.modified);
      }
      steps.push(shown as Shown);
    };
    await step({ status: 'TENTATIVE', summary: expect.stringMatching(/^En lista de espera: Group/) });
    await ana.delete(`/api/classes/enrollments/${first.body.id}/`);
    await step({ status: 'CONFIRMED', summary: expect.stringMatching(/^Group/) });
    const moved = await owner.patch(`/api/classes/sessions/${session_id}/`, { local_time: '20:30' });
    expect(moved.status).toBe(200);
    await step({ status: 'CONFIRMED', local: '2026-03-10T20:30:00' });
    const { rows } = await server.owner.query(
      `select id from class_enrollments where session_id = $1 and student_id = $2 and status = 'enrolled'`,
      [session_id, ben.profile_id],
    );
    await ben.delete(`/api/classes/enrollments/${rows[0].id}/`);
    await step({ status: 'CANCELLED' });
    await enroll(ben, session_id);
    await step({ status: 'CONFIRMED' });
    await owner.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia' });
    await step({ status: 'CANCELLED' });
  });

  test('names children, shows nobody else, and is the same text while nothing changes', async () => {
    const parent = await person(server, place, 'student');
    const child = await person(server, place, 'student');
    await lookAfter(server.db, place, parent.profile_id, child.profile_id as string);
    const { session_id } = await session('2026-03-11T18:00:00Z');
    for (const who of [ana, parent, child]) await enroll(who, session_id);
    const path = await make(parent);
    const shown = await shownAt(path);
    expect([...shown.keys()].sort()).toEqual([
      `${session_id}.${child.profile_id}@bandeja`,
      `${session_id}@bandeja`,
    ]);
    expect(shown.get(`${session_id}.${child.profile_id}@bandeja`)?.summary).toMatch(/^student .*: Group/);
    const first = await read(path);
    const text = await first.text();
    expect(text).not.toContain(ana.email);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    server.clock.advance(600_000);
    const again = await read(path, { 'if-none-match': first.headers.get('etag') as string });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const later = await session('2026-03-16T18:00:00Z');
    await enroll(parent, later.session_id);
    const changed = await read(path, { 'if-none-match': first.headers.get('etag') as string });
    expect(changed.status).toBe(200);
    expect(await changed.text()).toContain(later.session_id);
  });

  test('ends with another address, with its end, and with the person’s place in the club', async () => {
    const who = await person(server, place, 'student');
    const [old, path] = [await make(who), await make(who)];
    expect((await read(old)).status).toBe(404);
    expect((await read(path)).status).toBe(200);
    const { body } = await who.get('/api/calendars/feeds/');
    expect(body).toMatchObject({
      kinds: ['student'],
      results: [{ kind: 'student', last_read_on: '2026-03-02' }],
    });
    // By a clock that is behind, the day stays.
    server.clock.set('2026-03-01T09:00:00Z');
    expect((await read(path)).status).toBe(200);
    server.clock.set('2026-03-02T09:00:00Z');
    expect((await who.get('/api/calendars/feeds/')).body).toEqual(body);
    expect(JSON.stringify(body)).not.toContain(path.split('/')[5]);
    const [{ id }] = body.results;
    expect((await ana.delete(`/api/calendars/feeds/${id}/`)).status).toBe(404);
    const { rows } = await server.owner.query('select * from calendar_feeds where id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain(path.split('/')[5]);
    const member = await server.owner.query('select id from memberships where user_id = $1', [who.user_id]);
    await owner.delete(`/api/members/${who.user_id}/roles/${member.rows[0].id}/`);
    expect((await read(path)).status).toBe(404);
    expect((await ben.post('/api/calendars/feeds/', { kind: 'coach' })).status).toBe(403);
    const mine = await make(ben);
    const { id: own } = (await ben.get('/api/calendars/feeds/')).body.results[0];
    expect((await ben.delete(`/api/calendars/feeds/${own}/`)).status).toBe(204);
    expect((await read(mine)).status).toBe(404);
  });
});

test('a calendar and a token are answered though their day cannot be noted, and note it the next time', async () => {
  const path = await make(ben);
  const asked = { name: 'x', scopes: ['clients.view_clientprofile'], read_only: true };
  const { secret } = (await owner.post('/api/tokens/', asked)).body;
  const token = server.as({ authorization: `Bearer ${secret}` });
  const days = async () => [
    (await ben.get('/api/calendars/feeds/')).body.results[0].last_read_on,
    (await owner.get('/api/tokens/')).body.results[0].last_used_on,
  ];
  const use = async () => [(await read(path)).status, (await token.get('/api/clients/')).status];
  await server.owner.query(
    'alter table calendar_feeds add constraint off check (last_read_on is null) not valid',
  );
  await server.owner.query(
    'alter table api_tokens add constraint off check (last_used_on is null) not valid',
  );
  expect(await use()).toEqual([200, 200]);
  expect(await days()).toEqual([null, null]);
  for (const table of ['calendar_feeds', 'api_tokens'])
    await server.owner.query(`alter table ${table} drop constraint off`);
  expect(await use()).toEqual([200, 200]);
  expect(await days()).toEqual(['2026-03-02', '2026-03-02']);
});

test('a coach’s calendar has what they give, what they help in, and what was called off; what another gives is gone', async () => {
  const [one, two] = [await person(server, place, 'instructor'), await person(server, place, 'instructor')];
  const path = await make(one, 'coach');
  const [mine, off, lent] = [
    await session('2026-03-12T18:00:00Z', { instructor_id: one.profile_id }),
    await session('2026-03-13T18:00:00Z', { instructor_id: one.profile_id }),
    await session('2026-03-14T18:00:00Z', { instructor_id: one.profile_id }),
  ].map(({ session_id }) => session_id) as [string, string, string];
  await enroll(ana, mine);
  expect((await shownAt(path)).size).toBe(3);
  await owner.post(`/api/classes/sessions/${off}/cancel/`, { reason: 'Lluvia' });
  const asked = await owner.post(`/api/classes/sessions/${lent}/substitute/`, {
    instructor_id: two.profile_id,
  });
  expect(asked.status).toBe(200);
  const shown = await shownAt(path);
  expect([...shown.values()].map(({ uid, status }) => [uid, status])).toEqual([
    [`${mine}@bandeja`, 'CONFIRMED'],
    [`${off}@bandeja`, 'CANCELLED'],
  ]);
  expect([...shown.values()].map(({ text }) => text).join()).not.toContain(ana.email);
});

test('a class that somebody helps in stays in their calendar as cancelled when it is called off', async () => {
  const helper = await person(server, place, 'instructor');
  const path = await make(helper, 'coach');
  const { session_id } = await session('2026-03-15T18:00:00Z');
  await server.owner.query(
    'update class_sessions set assistant_instructor_ids = array[$2::uuid] where id = $1',
    [...[session_id, helper.profile_id]],
  );
  const statuses = async () => [...(await shownAt(path)).values()].map(({ uid, status }) => [uid, status]);
  expect(await statuses()).toEqual([[`${session_id}@bandeja`, 'CONFIRMED']]);
  await owner.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia' });
  expect(await statuses()).toEqual([[`${session_id}@bandeja`, 'CANCELLED']]);
});

test('a club’s calendar shows what its page shows, and nothing for a club that keeps to itself', async () => {
  const own = await buildClub(server.db);
  const secret = await person(server, own, 'instructor');
  const name =
    'Iniciación; martes, 19 h, y después partidos hasta que se vaya la luz en las pistas del fondo';
  const { session_id, schedule_id } = await buildSession(server.db, own, {
    ...{ starts_at: '2026-03-10T18:00:00Z', instructor_id: secret.profile_id },
  });
  await server.owner.query('update class_schedules set name = $1 where id = $2', [name, schedule_id]);
  await server.owner.query('update instructors set is_public = false where id = $1', [secret.profile_id]);
  const path = `/api/public/${own.organization_slug}/clubs/${own.club_slug}/calendar.ics`;
  expect((await shownAt(path)).get(`${session_id}@bandeja`)).toMatchObject({
    ...{ summary: name, local: '2026-03-10T19:00:00' },
    text: expect.not.stringContaining(secret.email),
  });
  // By whom it is called when it is private is nobody's business.
  await server.owner.query(
    `update class_types set type = 'individual', name = 'Particular'
      where id = (select class_type_id from class_schedules where id = $1)`,
    [schedule_id],
  );
  expect((await shownAt(path)).get(`${session_id}@bandeja`)?.summary).toBe('Particular');
  await server.owner.query('update clubs set is_public = false where id = $1', [own.club_id]);
  expect((await read(path)).status).toBe(404);
});
