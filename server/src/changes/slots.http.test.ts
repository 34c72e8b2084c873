import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* Another time for a class: found, looked at, taken, and taken back. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });

let club: Timetable;
/** Tuesday 10 March 2026, 19:00 to 20:30. */
let session: ApiSession;
let other: ApiSession;

beforeAll(async () => {
  club = await buildTimetable(server);
  const week = [0, 1, 2, 3, 4, 5, 6];
  await club.admin.put(`/api/classes/instructors/${club.coach.profile_id}/windows/`, {
    windows: week.map((weekday) => ({ weekday, starts_at: '16:00', ends_at: '22:00' })),
  });
  const group = await club.published({ name: 'Martes', end_date: '2026-03-31', max_participants: 4 });
  session = (await club.sessionsOf(group.id))[1]!;
  // The student plays with the colleague right after: half an hour later is no time for them.
  const late = { recurrence_days: [1], start_time: '20:30', duration_minutes: 60, end_date: '2026-03-31' };
  const after = await club.published({
    ...{ ...late, name: 'Física' },
    ...{ instructor_id: club.colleague.profile_id, court_id: club.other_court_id },
  });
  other = (await club.sessionsOf(after.id))[1]!;
  for (const id of [session.id, other.id])
    await club.admin.post(`/api/classes/sessions/${id}/enroll/`, { student_id: club.student.profile_id });
});

const path = (id: string = session.id) => `/api/classes/sessions/${id}/`;
const slots = async (query = '') => (await club.admin.get(`${path()}slots/${query}`)).body;
const newsOf = async () => {
  await work(server, notificationReactions, server.clock.now());
  const { results } = (await club.student.get('/api/notifications/')).body;
  return results.map((one: { kind: string }) => one.kind).filter((kind: string) => /^session_/.test(kind));
};

describe('another time for a class', () => {
  test('is where coach, court and those in it can, with why', async () => {
    const found = await slots();
    expect(found).toMatchObject({ from_date: '2026-03-02', until_date: '2026-03-24', enrolled_count: 1 });
    expect(found.results[0]).toEqual({
      ...{ local_date: '2026-03-10', local_time: '18:30', court: { id: club.court_id, name: 'Pista 1' } },
      scheduled_datetime: '2026-03-10T18:30:00+01:00',
      ends_at: '2026-03-10T20:00:00+01:00',
      reasons: ['everybody_can', 'same_day', 'same_court'],
      ...{ cannot: [], waits_elsewhere: [], waiting_cannot: 0, assistant_away: false },
    });
    const onTheDay = found.results.filter((one: ApiSession) => one.local_date === '2026-03-10');
    expect(onTheDay.map((one: ApiSession) => one.local_time)).toEqual(['18:30', '18:00', '17:30']);
    // The group has its class of the week after at that hour.
    expect(
      found.results.some((one: ApiSession) => one.scheduled_datetime === '2026-03-17T19:00:00+01:00'),
    ).toBe(false);
    expect(found.refused.coach).toBeGreaterThan(0);
  });

  test('names who cannot, where most can', async () => {
    const friends = await Promise.all(
      ['Ana', 'Bea'].map(
        async (name) =>
          (await club.admin.post('/api/clients/', { display_name: name, home_club_id: club.place.club_id }))
            .body.id,
      ),
    );
    for (const student_id of friends)
      expect(
        (await club.admin.post(`${path()}enroll/`, { student_id, overrides: ['level'] })).body,
      ).toMatchObject({ status: 'enrolled' });
    const closed = ['2026-03-02', '2026-03-09', '2026-03-11', '2026-03-24'];
    const closures = await Promise.all([
      club.admin.post(`/api/clubs/${club.place.club_id}/closures/`, {
        ...{ starts_on: closed[0], ends_on: closed[1], otherwise: 'keep' },
      }),
      club.admin.post(`/api/clubs/${club.place.club_id}/closures/`, {
        ...{ starts_on: closed[2], ends_on: closed[3], otherwise: 'keep' },
      }),
    ]);
    // The coach gives another class before, so that only the evening is left.
    const before = await club.published({
      ...{ name: 'Antes', start_date: '2026-03-10', end_date: '2026-03-10', start_time: '16:00' },
      ...{ duration_minutes: 180, court_id: null },
    });
    const found = await slots();
    expect(found.results.map((one: ApiSession) => one.local_time)).toEqual(['19:30', '20:00', '20:30']);
    expect(found.results[0]).toMatchObject({
      reasons: ['most_can', 'same_day', 'same_court'],
      cannot: [{ student_id: club.student.profile_id, reason: 'other_class', with: 'Física' }],
    });
    for (const { body } of closures)
      await club.admin.delete(`/api/clubs/${club.place.club_id}/closures/${body.id}/`);
    await club.admin.post(`/api/classes/schedules/${before.id}/cancel/`, {});
  });

  test('is bounded by the days that are asked for', async () => {
    expect(await slots('?days=1')).toMatchObject({ from_date: '2026-03-09', until_date: '2026-03-11' });
    expect((await club.admin.get(`${path()}slots/?days=29`)).status).toBe(400);
  });

  test('is found by the coach whose group it is, and by nobody else', async () => {
    expect((await club.coach.get(`${path()}slots/`)).body.results.length).toBeGreaterThan(0);
    for (const who of [club.colleague, club.student])
      expect((await who.get(`${path()}slots/`)).status).toBe(403);
  });
});

describe('a class that goes there', () => {
  const to = { local_date: '2026-03-10', local_time: '18:30' };

  test('is looked at first: nothing is written', async () => {
    const { status, body } = await club.coach.post(`${path()}move/preview/`, to);
    expect(status).toBe(200);
    expect(body.classes).toMatchObject([{ session_id: session.id, offers: ['move'], enrolled_count: 3 }]);
    expect(body.people).toHaveLength(3);
    expect((await club.admin.get(path())).body.local_time).toBe('19:00');
  });

  test('is refused to whoever saw another class, and to nowhere', async () => {
    const outdated = await club.admin.post(`${path()}move/`, { ...to, version: 'before' });
    expect([outdated.status, outdated.body.code]).toEqual([409, 'changes.outdated']);
    const { version } = await slots();
    const nowhere = { local_date: '2026-03-10', local_time: '19:00', version };
    expect((await club.admin.post(`${path()}move/`, nowhere)).status).toBe(422);
    expect((await club.colleague.post(`${path()}move/`, { ...to, version })).status).toBe(403);
  });

  test('asks about whoever has another class then', async () => {
    const { version } = await slots();
    const late = await club.admin.post(`${path()}move/`, { ...to, local_time: '19:30', version });
    expect([late.status, late.body.code, late.body.params.count]).toEqual([
      409,
      'scheduling.students_busy',
      1,
    ]);
  });

  test('is there, its people are told once, and it comes back by undo', async () => {
    await newsOf();
    const { version } = await slots();
    const { status, body } = await club.coach.post(`${path()}move/`, { ...to, version });
    expect(status).toBe(200);
    expect(body.session).toMatchObject({ ...to, ends_at: '2026-03-10T20:00:00+01:00' });
    expect(body.effect).toMatchObject({ moved: 1, told: 1 });
    expect(body.effect.to_call).toHaveLength(2);
    expect(await newsOf()).toEqual(['session_changed']);

    const kept = (await club.coach.get(`/api/changes/${body.effect.id}/`)).body;
    expect(kept).toMatchObject({ kind: 'class_moved', moved: 1, can_undo: true });
    const back = (await club.coach.post(`/api/changes/${body.effect.id}/undo/preview/`)).body;
    expect(back.classes).toMatchObject([{ action: 'move_back', local_time: '19:00', possible: true }]);
    const undone = await club.coach.post(`/api/changes/${body.effect.id}/undo/`, {
      classes: back.classes.map((one: ApiSession) => ({ session_id: one.session_id, version: one.version })),
    });
    expect(undone.body).toMatchObject({ moved_back: 1 });
    expect((await club.admin.get(path())).body.local_time).toBe('19:00');
  });

  test('is none that has begun or is off', async () => {
    await club.admin.post(`${path(other.id)}cancel/`, {});
    const off = await club.admin.get(`${path(other.id)}slots/`);
    expect([off.status, off.body.code]).toEqual([409, 'scheduling.session_over']);
  });
});
