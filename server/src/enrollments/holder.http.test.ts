import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* docs/domain/fixed-places.md: what holders do themselves, by the club's rules. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let coach: Person;
let hour = 0;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  coach = await person(server, place, 'instructor');
});

/** A group with classes on the Mondays 9 March to 6 April; clocks change on the 29th. */
async function group(options: SessionOptions = {}) {
  const at = (date: string) => ({
    ...{ max_participants: 1, duration_minutes: 15, instructor_id: coach.profile_id },
    ...options,
    starts_at: `${date}T${String(7 + Math.floor(hour / 4)).padStart(2, '0')}:${String((hour % 4) * 15).padStart(2, '0')}:00Z`,
  });
  hour++;
  const { schedule_id, session_id } = await buildSession(server.db, place, at('2026-03-09'));
  const ids = [session_id];
  for (const date of ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-06'])
    ids.push((await buildSession(server.db, place, { ...at(date), schedule_id })).session_id);
  return { schedule_id, ids };
}

async function holding(options: SessionOptions = {}, given: object = {}) {
  const [one, holder] = [await group(options), await person(server, place, 'student')];
  const { status, body } = await give(one.schedule_id, holder.profile_id, given);
  expect(status).toBe(201);
  const id: string = body.place.id;
  const call =
    (who: Person) =>
    (what: string, asked: object = {}) =>
      who.post(`/api/classes/places/${id}/${what}/`, asked);
  return { ...one, holder, id, asks: call(holder), desk: call(owner), teaches: call(coach) };
}
const give = (schedule_id: string, student_id: string, more: object = {}) =>
  owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id, ...more });
const set = async (values: object) =>
  expect((await owner.patch('/api/settings/', { values })).status).toBe(200);

async function held(ids: readonly string[], student_id: string) {
  const { rows } = await server.owner.query(
    `select session_id, status from class_enrollments where session_id = any($1) and student_id = $2 and status <> 'cancelled'`,
    [ids, student_id],
  );
  return ids.map((id) => rows.find((row) => row.session_id === id)?.status ?? '-');
}
async function told(since: Date) {
  await work(server, notificationReactions, server.clock.now());
  const { rows } = await server.owner.query(
    'select user_id, kind, subject, link from notifications where created_at >= $1 order by id',
    [since],
  );
  return (user: Person) => rows.filter((row) => row.user_id === user.user_id).map((row) => row.kind);
}

describe('a holder pauses', () => {
  test('what they see beforehand is what happens, and both they and the desk have it in writing once', async () => {
    const { asks, ids, holder, id } = await holding();
    await work(server, notificationReactions, server.clock.now());
    const pause = { starts_on: '2026-03-10', ends_on: '2026-03-23' };
    const shown = await asks('take_pause/preview', pause);
    expect(shown).toMatchObject({ status: 200, body: { reasons: [], ends_on: '2026-03-23' } });
    expect(shown.body.classes.map((one: { session_id: string }) => one.session_id)).toEqual(ids.slice(1, 3));
    expect(await held(ids, holder.profile_id)).not.toContain('-');
    expect((await asks('take_pause', pause)).status).toBe(200);
    expect(await held(ids, holder.profile_id)).toEqual(['enrolled', '-', '-', 'enrolled', 'enrolled']);
    const heard = await told(new Date('2026-03-02T09:00:00Z'));
    expect(heard(holder)).toEqual(['place_changed']);
    expect(heard(owner)).toContain('holder_news');
    const dates = (await holder.get(`/api/classes/places/${id}/dates/`)).body.results;
    expect(dates.map((one: { state: string }) => one.state)).toEqual([
      ...['held', 'paused', 'paused', 'held', 'held'],
    ]);
  });

  test('not against the rules: each reason is said with its facts, and the desk overrules with its own', async () => {
    const { asks, desk, teaches } = await holding();
    const short = { starts_on: '2026-03-03', ends_on: '2026-03-05' };
    const refused = await asks('take_pause', short);
    expect(refused).toMatchObject({
      status: 409,
      body: { code: 'places.pause_too_soon', params: { date: '2026-03-04' } },
    });
    expect(refused.body.reasons.map((one: { code: string }) => one.code)).toEqual([
      ...['places.pause_too_soon', 'places.pause_too_short'],
    ]);
    expect((await asks('take_pause/preview', short)).body.reasons).toEqual(refused.body.reasons);
    expect((await asks('take_pause', { ...short, overrule: 'me' })).status).toBe(409);
    expect((await teaches('take_pause', { ...short, overrule: 'me' })).status).toBe(403);
    expect((await desk('take_pause', short)).status).toBe(409);
    const overruled = await desk('take_pause', { ...short, overrule: 'Operación' });
    expect(overruled).toMatchObject({ status: 200, body: { pauses: [{ reason: 'Operación' }] } });
  });

  test('twice a year and no more, and ends a pause: whoever has the date by then has it', async () => {
    const { asks, ids, holder, schedule_id } = await holding();
    const pause = { starts_on: '2026-03-09', ends_on: '2026-03-24' };
    const paused = await asks('take_pause', pause);
    expect((await asks('take_pause', { starts_on: '2026-03-20', ends_on: '2026-03-30' })).body.code).toBe(
      'places.already_paused',
    );
    const other = await buildClient(server.db, place);
    await owner.post(`/api/classes/sessions/${ids[1]}/enroll/`, { student_id: other });
    const ended = await asks('end_pause', { pause_id: paused.body.pauses[0].id });
    expect(ended).toMatchObject({ status: 200, body: { enrolled: 2, waitlisted: 1 } });
    expect((await held(ids, holder.profile_id))[1]).toBe('waitlisted');
    await asks('take_pause', pause);
    await asks('take_pause', { starts_on: '2026-05-01', ends_on: '2026-05-10' });
    const third = await asks('take_pause', { starts_on: '2026-07-01', ends_on: '2026-07-10' });
    expect(third).toMatchObject({
      status: 409,
      body: { code: 'places.pauses_used', params: { count: 2, year: 2026 } },
    });
    expect((await asks('take_pause', { starts_on: '2027-01-01', ends_on: '2027-01-10' })).status).toBe(200);
    expect(schedule_id).toBeDefined();
  });

  test('five times at the same moment, once', async () => {
    const { asks } = await holding();
    const replies = await Promise.all(
      [0, 1, 2, 3, 4].map((day) =>
        asks('take_pause', { starts_on: '2026-04-01', ends_on: `2026-04-1${day}` }),
      ),
    );
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409, 409, 409]);
  });

  test('a pause that a split of the series cuts in two is still one of the year', async () => {
    const { asks, ids, holder } = await holding();
    await asks('take_pause', { starts_on: '2026-03-16', ends_on: '2026-03-29' });
    await owner.patch(`/api/classes/sessions/${ids[2]}/`, { scope: 'following', price: 1700 });
    const places = (await holder.get('/api/classes/places/?limit=10')).body.results;
    const now = places.find((one: { starts_on: string }) => one.starts_on === '2026-03-23');
    expect(now.pauses).toMatchObject([{ starts_on: '2026-03-23', ends_on: '2026-03-29' }]);
    const { body } = await holder.get(`/api/classes/places/${now.id}/choices/`);
    expect(body.pause).toMatchObject({ reasons: [], left: 1 });
  });
});

describe('a holder leaves', () => {
  test('the last day is computed and shown; the later classes go, and so does nobody else', async () => {
    const { asks, ids, holder, id } = await holding();
    const choices = await holder.get(`/api/classes/places/${id}/choices/`);
    expect(choices.body.leave).toEqual({ reasons: [], last_day: '2026-03-31' });
    const shown = await asks('give_notice/preview');
    expect(shown.body).toMatchObject({ ends_on: '2026-03-31', never_begins: false });
    expect(shown.body.classes).toMatchObject([{ session_id: ids[4] }]);
    expect((await asks('give_notice', { ends_on: '2026-03-30' })).body.params).toEqual({
      date: '2026-03-31',
    });
    expect(await asks('give_notice')).toMatchObject({
      status: 200,
      body: { ends_on: '2026-03-31', status: 'active', notice_given: true },
    });
    expect(await held(ids, holder.profile_id)).toEqual([...Array(4).fill('enrolled'), '-']);
    expect((await asks('give_notice', { ends_on: '2026-05-31' })).body.code).toBe('places.ends_before');
  });

  test('and stays after all while the place is nobody else’s: the dates are theirs again', async () => {
    const { asks, ids, holder, schedule_id } = await holding();
    expect((await asks('withdraw_notice')).body.code).toBe('places.no_notice');
    await asks('give_notice');
    expect((await asks('withdraw_notice/preview')).body.classes).toMatchObject([{ session_id: ids[4] }]);
    expect(await asks('withdraw_notice')).toMatchObject({
      status: 200,
      body: { enrolled: 1, place: { ends_on: null, notice_given: false } },
    });
    expect(await held(ids, holder.profile_id)).not.toContain('-');
    await asks('give_notice');
    const other = await buildClient(server.db, place);
    expect((await give(schedule_id, other, { starts_on: '2026-04-02' })).status).toBe(201);
    expect((await asks('withdraw_notice/preview')).body.reasons).toMatchObject([
      { code: 'places.given_since' },
    ]);
    expect((await asks('withdraw_notice')).body.code).toBe('places.given_since');
    expect((await held(ids, other))[4]).toBe('enrolled');
  });

  test('of two at the same moment, who stays and who gets the place, one wins', async () => {
    const { asks, schedule_id } = await holding();
    await asks('give_notice');
    const other = await buildClient(server.db, place);
    const [stays, gets] = await Promise.all([
      asks('withdraw_notice'),
      give(schedule_id, other, { starts_on: '2026-04-02' }),
    ]);
    expect([stays.status < 300, gets.status < 300].filter(Boolean)).toHaveLength(1);
  });

  test('not before the notice: only the desk overrules it; the coach neither gives nor takes back notice', async () => {
    const { asks, desk, teaches, ids, holder } = await holding();
    expect((await teaches('give_notice')).status).toBe(403);
    expect((await asks('give_notice', { ends_on: '2026-03-10', overrule: 'me' })).status).toBe(409);
    expect((await desk('give_notice', { ends_on: '2026-03-10' })).body.code).toBe('places.notice_needed');
    const left = await desk('give_notice', { ends_on: '2026-03-10', overrule: 'Se muda' });
    expect(left).toMatchObject({ status: 200, body: { ends_on: '2026-03-10' } });
    expect(await held(ids, holder.profile_id)).toEqual(['enrolled', ...Array(4).fill('-')]);
    expect((await teaches('withdraw_notice')).status).toBe(403);
    // No reason of the desk makes a place last longer.
    const later = { ends_on: '2026-05-01', overrule: 'x' };
    expect((await desk('give_notice', later)).body.code).toBe('places.ends_before');
    expect((await desk('give_notice', { ends_on: '2026-02-20', overrule: 'x' })).status).toBe(422);
    const sooner = await desk('give_notice', { ends_on: '2026-03-05', overrule: 'x' });
    expect(sooner).toMatchObject({ status: 200, body: { ends_on: '2026-03-05' } });
  });

  test('after the desk has ended the place there is no notice to take back', async () => {
    const { asks, desk } = await holding();
    await asks('give_notice');
    await desk('leave', { ends_on: '2026-03-20' });
    expect((await asks('withdraw_notice')).body.code).toBe('places.no_notice');
  });

  test('a place that has not begun never does, and its pause goes with it', async () => {
    const { asks, ids, holder } = await holding({}, { starts_on: '2026-04-01' });
    await set({ notice_to_leave: 'none' });
    expect((await asks('give_notice/preview')).body).toMatchObject({
      never_begins: true,
      ends_on: '2026-03-02',
    });
    expect((await asks('give_notice')).body.status).toBe('ended');
    expect((await asks('give_notice')).body.code).toBe('places.ended');
    await set({ notice_to_leave: null });
    expect(await held(ids, holder.profile_id)).toEqual(Array(5).fill('-'));
  });

  test('the series is split behind the last day: the way back is closed', async () => {
    const { asks, ids } = await holding();
    await asks('give_notice', { ends_on: '2026-04-01' });
    await owner.patch(`/api/classes/sessions/${ids[4]}/`, { scope: 'following', price: 1900 });
    expect((await asks('withdraw_notice')).body.code).toBe('places.no_notice');
  });
});

describe('who may', () => {
  test('a guardian for their child; not another student, and nobody where the club does not offer it', async () => {
    const { id, holder } = await holding();
    const other = await person(server, place, 'student');
    expect((await other.post(`/api/classes/places/${id}/give_notice/`, {})).status).toBe(404);
    expect((await other.get(`/api/classes/places/${id}/dates/`)).status).toBe(404);
    const guardian = await person(server, place, 'student');
    const child = await guardian.post(`/api/clients/${guardian.profile_id}/dependants/`, {
      display_name: 'Leo',
      birth_date: '2016-05-01',
    });
    expect(child.status).toBe(201);
    const { schedule_id } = await group();
    const given = await give(schedule_id, child.body.client.id);
    expect(given.status).toBe(201);
    const left = await guardian.post(`/api/classes/places/${given.body.place.id}/give_notice/`, {});
    expect(left.status).toBe(200);
    await set({ holders_may_leave: false, holders_may_pause: false });
    const { body } = await holder.get(`/api/classes/places/${id}/choices/`);
    expect(body.leave.reasons).toMatchObject([{ code: 'places.leaving_not_offered' }]);
    expect(body.pause.reasons).toMatchObject([{ code: 'places.pausing_not_offered' }]);
    expect((await holder.post(`/api/classes/places/${id}/give_notice/`, {})).status).toBe(409);
    await set({ holders_may_leave: null, holders_may_pause: null });
  });

  test('the longest pause is not set below the shortest, at either end', async () => {
    const change = (values: object) => owner.patch('/api/settings/', { values });
    expect((await change({ pause_max_days: 3 })).body.errors).toMatchObject([
      { path: '/values/pause_max_days', code: 'minimum', params: { min: 7 } },
    ]);
    expect((await change({ pause_min_days: 100 })).body.errors).toMatchObject([
      { path: '/values/pause_min_days', code: 'maximum', params: { max: 62 } },
    ]);
    expect((await change({ pause_min_days: 1, pause_max_days: 1 })).status).toBe(200);
    await set({ pause_min_days: null, pause_max_days: null });
  });
});

describe('a released date', () => {
  test('is given back and taken back by its holder among the dates of the place', async () => {
    const { id, ids, holder } = await holding({ allow_drop_in: false });
    const dates = async () => (await holder.get(`/api/classes/places/${id}/dates/`)).body.results;
    expect((await dates())[0]).toMatchObject({ state: 'held', can_release: true, can_take_back: false });
    await holder.post(`/api/classes/sessions/${ids[0]}/cancel_enrollment/`, {});
    expect((await dates())[0]).toMatchObject({ state: 'released', can_release: false, can_take_back: true });
    expect((await holder.post(`/api/classes/sessions/${ids[0]}/enroll/`, {})).status).toBe(201);
    expect((await dates())[0]).toMatchObject({ state: 'held' });
  });
});
