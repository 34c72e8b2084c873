import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';
import { append } from '../kernel/outbox.ts';

/* docs/domain/fixed-places.md: whose the dates are, what stands in the way, and what repairs it. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let coach: Awaited<ReturnType<typeof person>>;
let days = 0;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  coach = await person(server, place, 'instructor');
});

const weeks = 7 * 86_400_000;
/** A group with classes in four weeks, at an hour of its own unless told. */
async function group(asked: SessionOptions = {}, first = new Date(Date.UTC(2026, 2, 9, 7, 17 * days++))) {
  const options = { duration_minutes: 15, ...asked };
  const built = await buildSession(server.db, place, { ...options, starts_at: first.toISOString() });
  const { schedule_id } = built;
  const ids = [built.session_id];
  for (let week = 1; week < 4; week++) {
    const starts_at = new Date(+first + week * weeks).toISOString();
    ids.push((await buildSession(server.db, place, { ...options, schedule_id, starts_at })).session_id);
  }
  return { schedule_id, ids, first };
}
const client = (level: number | null = null) => buildClient(server.db, place, { level });
const give = (schedule_id: string, student_id: string, more: object = {}) =>
  owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id, ...more });
const enroll = (session_id: string, student_id: string, more: object = {}) =>
  owner.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id, ...more });
const release = (session_id: string, student_id: string) =>
  owner.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, { student_id });
const on = (id: string, what: string, body: object) => owner.post(`/api/classes/places/${id}/${what}/`, body);

/** One more class of the group, made as generation makes it. */
async function generated(
  { schedule_id, first }: Awaited<ReturnType<typeof group>>,
  options: SessionOptions = {},
) {
  const starts_at = new Date(+first + 4 * weeks).toISOString();
  const { session_id } = await buildSession(server.db, place, { ...options, schedule_id, starts_at });
  await asSystem(server.db, place, server.clock.now(), (scope) =>
    append(scope, [
      { type: 'scheduling.sessions_generated', payload: { schedule_id, session_ids: [session_id] } },
    ]),
  );
  return session_id;
}
/** The student's booking in each of these classes, and whether it is the fixed place's. */
async function held(ids: readonly string[], student_id: string) {
  const { rows } = await server.owner.query(
    `select session_id, status, schedule_enrollment_id is not null as fixed from class_enrollments
      where session_id = any($1) and student_id = $2 and status <> 'cancelled'`,
    [ids, student_id],
  );
  const by = new Map(rows.map((row) => [row.session_id, row.fixed ? row.status : `single ${row.status}`]));
  return ids.map((id) => by.get(id) ?? '-');
}
const all = (status: string) => Array.from({ length: 4 }, () => status);

const blocked = { reason: 'x', commitments: { bookings: 'keep', places: 'keep' } };

describe('a claim once granted is not judged again', () => {
  test('when the group gets another level the holder stays in what is generated later', async () => {
    const one = await group({ level: 'beginner' });
    const holder = await client(1);
    await give(one.schedule_id, holder);
    const levels = (await owner.get('/api/classes/levels/')).body.results;
    const advanced = levels.find((level: { name: string }) => level.name === 'advanced').id;
    const changed = await owner.patch(`/api/classes/schedules/${one.schedule_id}/`, { level_id: advanced });
    expect(changed.status).toBe(200);
    expect(await held([await generated(one)], holder)).toEqual(['enrolled']);
  });

  test('when the coach rates the holder anew', async () => {
    const one = await group({ level: 'beginner' });
    const holder = await client(1);
    await give(one.schedule_id, holder);
    await owner.patch(`/api/clients/${holder}/`, { level: 5 });
    expect(await held([await generated(one)], holder)).toEqual(['enrolled']);
  });

  test('what the desk overlooked when it gave the place is overlooked later too', async () => {
    const one = await group({ level: 'advanced' });
    const holder = await client(1);
    expect((await give(one.schedule_id, holder)).body.code).toBe('enrollment.level_not_suitable');
    const busy = await group({}, one.first);
    await give(busy.schedule_id, holder);
    const given = await give(one.schedule_id, holder, { overrides: ['level', 'overlap'] });
    expect(given).toMatchObject({ status: 201, body: { enrolled: 4, refused: [] } });
    await generated(busy);
    expect(await held([await generated(one)], holder)).toEqual(['enrolled']);
  });

  test('nor asked for a package or whether the group takes single bookings', async () => {
    const one = await group({ allow_drop_in: false, requires_package: true });
    const holder = await client();
    expect((await give(one.schedule_id, holder)).body).toMatchObject({ enrolled: 4 });
  });
});

describe('what stands in the way of a date is waited for in front, shown, and repaired when it ends', () => {
  test('blocked on the night of generation', async () => {
    const one = await group({ max_participants: 2 });
    const holder = await client();
    await give(one.schedule_id, holder);
    await owner.post(`/api/clients/${holder}/block/`, blocked);
    const later = await generated(one, { max_participants: 1 });
    expect(await held([later], holder)).toEqual(['waitlisted']);
    await owner.post(`/api/clients/${holder}/unblock/`);
    expect(await held([later], holder)).toEqual(['enrolled']);
  });

  test('another class at that time', async () => {
    const one = await group();
    const holder = await client();
    await give(one.schedule_id, holder);
    const at = new Date(+one.first + 4 * weeks).toISOString();
    const elsewhere = await buildSession(server.db, place, { starts_at: at });
    const single = await enroll(elsewhere.session_id, holder);
    expect(single.body.status).toBe('enrolled');
    const later = await generated(one);
    expect(await held([later], holder)).toEqual(['waitlisted']);
    await owner.delete(`/api/classes/enrollments/${single.body.id}/`);
    expect(await held([later], holder)).toEqual(['enrolled']);
  });

  test('a class that others have filled', async () => {
    const one = await group({ max_participants: 1, allow_waitlist: false });
    const [holder, single] = [await client(), await client()];
    const booked = await enroll(one.ids[1] as string, single);
    expect((await give(one.schedule_id, holder)).body).toMatchObject({ enrolled: 3, waitlisted: 1 });
    await owner.delete(`/api/classes/enrollments/${booked.body.id}/`);
    expect(await held(one.ids, holder)).toEqual(all('enrolled'));
  });
});

describe('what the desk sees', () => {
  test('is who lacks which date and why, until it is had', async () => {
    const one = await group();
    const holder = await client();
    await give(one.schedule_id, holder);
    await owner.post(`/api/clients/${holder}/block/`, blocked);
    const later = await generated(one);
    const list = async () =>
      (await owner.get(`/api/classes/places/hindrances/?schedule_id=${one.schedule_id}`)).body.results;
    expect(await list()).toMatchObject([
      { student_id: holder, session_id: later, code: 'enrollment.client_blocked' },
    ]);
    expect((await owner.get('/api/classes/places/hindrances/')).body.results).toContainEqual(
      expect.objectContaining({ session_id: later }),
    );
    const student = await person(server, place, 'student');
    expect((await student.get('/api/classes/places/hindrances/')).status).toBe(403);
    await owner.post(`/api/clients/${holder}/unblock/`);
    expect(await list()).toEqual([]);
  });

  test('is a released date among the holder’s own classes, to be taken back', async () => {
    const one = await group();
    const student = await person(server, place, 'student');
    await give(one.schedule_id, student.profile_id);
    await release(one.ids[0] as string, student.profile_id);
    const mine = async (query: string) =>
      (await student.get(`/api/classes/my_classes/?when=upcoming${query}`)).body.results.map(
        (it: { session_id: string; can_take_back: boolean }) => [it.session_id, it.can_take_back],
      );
    expect(await mine('')).toEqual(one.ids.slice(1).map((id) => [id, false]));
    expect(await mine('&include_released=true')).toEqual(one.ids.map((id, i) => [id, i === 0]));
    await student.post(`/api/classes/sessions/${one.ids[0]}/enroll/`, {});
    expect(await mine('&include_released=true')).toEqual(one.ids.map((id) => [id, false]));
  });
});

describe('somebody who waits or has booked singly, and then gets a fixed place', () => {
  test('comes first for that date, and the ticket goes when they go', async () => {
    const one = await group({ max_participants: 1 });
    const [single, earlier, holder] = [await client(), await client(), await client()];
    const booked = await enroll(one.ids[1] as string, single);
    for (const waiting of [earlier, holder]) await enroll(one.ids[1] as string, waiting);
    const { body } = await give(one.schedule_id, holder);
    expect(await held(one.ids, holder)).toEqual(['enrolled', 'waitlisted', 'enrolled', 'enrolled']);
    await on(body.place.id, 'leave', { ends_on: '2026-03-01' });
    expect(await held(one.ids, holder)).toEqual(all('-'));
    await give(one.schedule_id, holder);
    await owner.delete(`/api/classes/enrollments/${booked.body.id}/`);
    expect(await held(one.ids, earlier)).toEqual(['-', 'single waitlisted', '-', '-']);
    expect(await held(one.ids, holder)).toEqual(all('enrolled'));
  });

  test('has the booking as a date of the place', async () => {
    const one = await group();
    const holder = await client();
    await enroll(one.ids[2] as string, holder);
    expect((await give(one.schedule_id, holder)).body).toMatchObject({ enrolled: 4, refused: [] });
    expect(await held(one.ids, holder)).toEqual(all('enrolled'));
  });
});

describe('a released date', () => {
  test('is taken back by its holder while the place is free, and is the claim’s booking again', async () => {
    const one = await group({ max_participants: 1, allow_drop_in: false, enrollment_opens_days: 1 });
    const student = await person(server, place, 'student');
    const { body } = await give(one.schedule_id, student.profile_id);
    const [, date] = one.ids as [string, string];
    await student.post(`/api/classes/sessions/${date}/cancel_enrollment/`, {});
    expect(await held(one.ids, student.profile_id)).toEqual(['enrolled', '-', 'enrolled', 'enrolled']);
    expect((await student.get(`/api/classes/sessions/${date}/can_enroll/`)).body.can_enroll).toBe(true);
    const back = await student.post(`/api/classes/sessions/${date}/enroll/`, {});
    expect(back).toMatchObject({
      status: 201,
      body: { status: 'enrolled', schedule_enrollment_id: body.place.id, source: 'fixed' },
    });
    await on(body.place.id, 'leave', { ends_on: '2026-03-02' });
    expect(await held(one.ids, student.profile_id)).toEqual(all('-'));
    const gone = await student.post(`/api/classes/sessions/${date}/enroll/`, {});
    expect(gone.status).toBe(409);
  });

  test('is not given again by generation, nor by the end of a pause', async () => {
    const one = await group();
    const holder = await client();
    const { body } = await give(one.schedule_id, holder);
    await release(one.ids[1] as string, holder);
    const paused = await on(body.place.id, 'pause', { starts_on: '2026-03-09', ends_on: '2026-03-25' });
    expect(await held(one.ids, holder)).toEqual(['-', '-', '-', 'enrolled']);
    const during = await enroll(one.ids[1] as string, holder, { overrides: ['level'] });
    expect(during.body.schedule_enrollment_id).toBeNull();
    await owner.delete(`/api/classes/enrollments/${during.body.id}/`);
    await owner.delete(`/api/classes/places/${body.place.id}/pauses/${paused.body.pauses[0].id}/`);
    expect(await held(one.ids, holder)).toEqual(['enrolled', '-', 'enrolled', 'enrolled']);
  });

  test('of which somebody else has the place is waited for in front', async () => {
    const one = await group({ max_participants: 1 });
    const [holder, single] = [await client(), await client()];
    await give(one.schedule_id, holder);
    await release(one.ids[0] as string, holder);
    await enroll(one.ids[0] as string, single);
    const asked = await enroll(one.ids[0] as string, holder);
    expect(asked.body).toMatchObject({ status: 'waitlisted', source: 'fixed' });
  });
});

describe('a move', () => {
  test('that cannot place the student changes nothing and says when not; the desk may overlook it', async () => {
    const [from, to] = [await group(), await group()];
    const holder = await client();
    const { body } = await give(from.schedule_id, holder);
    const other = await buildSession(server.db, place, { starts_at: to.first.toISOString() });
    await enroll(other.session_id, holder);
    const move = { schedule_id: to.schedule_id, starts_on: '2026-03-03' };
    const refused = await on(body.place.id, 'move', move);
    expect(refused).toMatchObject({
      status: 409,
      body: {
        code: 'places.cannot_place',
        refusals: [{ session_id: to.ids[0], code: 'enrollment.overlapping_booking' }],
      },
    });
    expect(await held(from.ids, holder)).toEqual(all('enrolled'));
    expect((await owner.get(`/api/classes/places/${body.place.id}/`)).body.ends_on).toBeNull();
    const moved = await on(body.place.id, 'move', { ...move, overrides: ['overlap'] });
    expect(moved).toMatchObject({ status: 201, body: { enrolled: 4 } });
  });

  test('to a group without room in any class needs the desk’s word too', async () => {
    const [from, to] = [await group(), await group({ max_participants: 1 })];
    const [holder, single] = [await client(), await client()];
    for (const id of to.ids) await enroll(id, single);
    const { body } = await give(from.schedule_id, holder);
    const move = { schedule_id: to.schedule_id, starts_on: '2026-03-03' };
    expect((await on(body.place.id, 'move', move)).body.code).toBe('places.cannot_place');
    expect(await held(from.ids, holder)).toEqual(all('enrolled'));
    const moved = await on(body.place.id, 'move', { ...move, overrides: ['full'] });
    expect(moved.body).toMatchObject({ enrolled: 0, waitlisted: 4 });
  });

  test('to a group of another level is refused unless the desk overlooks it', async () => {
    const [from, to] = [await group(), await group({ level: 'advanced' })];
    const { body } = await give(from.schedule_id, await client(1));
    const move = { schedule_id: to.schedule_id, starts_on: '2026-03-03' };
    expect((await on(body.place.id, 'move', move)).body.code).toBe('enrollment.level_not_suitable');
    expect((await on(body.place.id, 'move', { ...move, overrides: ['level'] })).status).toBe(201);
  });

  test('takes pauses and released dates along', async () => {
    const [from, to] = [await group(), await group()];
    const holder = await client();
    const { body } = await give(from.schedule_id, holder);
    await release(from.ids[1] as string, holder);
    await on(body.place.id, 'pause', { starts_on: '2026-03-20', ends_on: '2026-03-25' });
    const moved = await on(body.place.id, 'move', { schedule_id: to.schedule_id, starts_on: '2026-03-03' });
    expect(moved.body.place.pauses).toMatchObject([{ starts_on: '2026-03-20', ends_on: '2026-03-25' }]);
    const dates = await server.owner.query(
      'select local_date::text from class_sessions where id = any($1) order by 1',
      [to.ids],
    );
    const away = (date: string) => date === '2026-03-16' || (date >= '2026-03-20' && date <= '2026-03-25');
    expect(await held(to.ids, holder)).toEqual(
      dates.rows.map((row) => (away(row.local_date) ? '-' : 'enrolled')),
    );
    expect((await enroll(to.ids[1] as string, holder)).body.schedule_enrollment_id).toBe(moved.body.place.id);
  });
});

describe('leaving', () => {
  test('never makes a place last longer, never revives one, and refuses a day in the past', async () => {
    const one = await group();
    const { body } = await give(one.schedule_id, await client(), { ends_on: '2026-03-20' });
    const leave = (ends_on: string) => on(body.place.id, 'leave', { ends_on });
    expect((await leave('2026-03-27')).body.code).toBe('places.ends_before');
    expect((await leave('2026-03-27')).body.params).toEqual({ date: '2026-03-20' });
    expect(await leave('1969-01-01')).toMatchObject({ status: 422, body: { code: 'request.invalid' } });
    expect((await leave('2026-02-28')).status).toBe(422);
    expect(await leave('2026-03-12')).toMatchObject({ status: 200, body: { ends_on: '2026-03-12' } });
    expect(await leave('2026-03-01')).toMatchObject({ status: 200, body: { status: 'ended' } });
    expect((await leave('2026-03-01')).body.code).toBe('places.ended');
    expect((await leave('2026-03-27')).body.code).toBe('places.ended');
  });

  test('and moving are not the coach’s', async () => {
    const one = await group({ instructor_id: coach.profile_id });
    const { body } = await give(one.schedule_id, await client());
    const { id } = body.place;
    expect((await coach.get(`/api/classes/places/${id}/`)).body.can_end).toBe(false);
    expect((await coach.post(`/api/classes/places/${id}/leave/`, { ends_on: '2026-03-20' })).status).toBe(
      403,
    );
    const move = { schedule_id: one.schedule_id, starts_on: '2026-03-20' };
    expect((await coach.post(`/api/classes/places/${id}/move/`, move)).status).toBe(403);
    const pause = { starts_on: '2026-03-10', ends_on: '2026-03-12' };
    expect((await coach.post(`/api/classes/places/${id}/pause/`, pause)).status).toBe(200);
  });
});

describe('a pause', () => {
  test('cannot be added twice, nor outside the place, nor once it is over', async () => {
    const one = await group();
    const { body } = await give(one.schedule_id, await client(), {
      starts_on: '2026-03-05',
      ends_on: '2026-03-28',
    });
    const pause = (starts_on: string, ends_on: string) => on(body.place.id, 'pause', { starts_on, ends_on });
    expect((await pause('2026-03-10', '2026-03-15')).status).toBe(200);
    expect((await pause('2026-03-15', '2026-03-20')).body.code).toBe('places.already_paused');
    expect((await pause('2026-02-01', '2026-02-10')).body.errors[0].code).toBe('in_past');
    expect((await pause('2026-03-02', '2026-03-04')).body.errors[0].code).toBe('not_before');
    expect((await pause('2026-03-29', '2026-04-04')).body.errors[0].code).toBe('not_after');
  });

  test('asked for twice at the same moment is there once', async () => {
    const one = await group();
    const { body } = await give(one.schedule_id, await client());
    const pause = { starts_on: '2026-03-10', ends_on: '2026-03-20' };
    const replies = await Promise.all([1, 2, 3].map(() => on(body.place.id, 'pause', pause)));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409]);
  });

  test('survives a split of the series, with the released dates', async () => {
    const one = await group();
    const holder = await client();
    const { body } = await give(one.schedule_id, holder);
    await release(one.ids[3] as string, holder);
    await on(body.place.id, 'pause', { starts_on: '2026-03-14', ends_on: '2026-03-25' });
    const split = await owner.patch(`/api/classes/sessions/${one.ids[1]}/`, {
      scope: 'following',
      price: 1700,
    });
    expect(split.status).toBe(200);
    const places = (await owner.get(`/api/classes/places/?student_id=${holder}`)).body.results;
    expect(places.map((it: { pauses: object[] }) => it.pauses)).toMatchObject([
      [{ starts_on: '2026-03-14', ends_on: '2026-03-15' }],
      [{ starts_on: '2026-03-16', ends_on: '2026-03-25' }],
    ]);
    expect(await held(one.ids, holder)).toEqual(['enrolled', '-', '-', '-']);
    const [, successor] = places;
    await owner.delete(`/api/classes/places/${successor.id}/pauses/${successor.pauses[0].id}/`);
    expect(await held(one.ids, holder)).toEqual(['enrolled', 'enrolled', 'enrolled', '-']);
    expect((await enroll(one.ids[3] as string, holder)).body.schedule_enrollment_id).toBe(successor.id);
  });

  test('that has begun ends today, and stays on record', async () => {
    const one = await group();
    const { body } = await give(one.schedule_id, await client(), { starts_on: '2026-02-01' });
    const paused = await on(body.place.id, 'pause', { starts_on: '2026-02-20', ends_on: '2026-03-25' });
    const { id } = paused.body.pauses[0];
    const resumed = await owner.delete(`/api/classes/places/${body.place.id}/pauses/${id}/`);
    expect(resumed.body).toMatchObject({
      enrolled: 3,
      place: { pauses: [{ starts_on: '2026-02-20', ends_on: '2026-03-01' }] },
    });
  });
});
