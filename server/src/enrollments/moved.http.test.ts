import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { makeUpsIn } from '../../test/make-ups.ts';
import { packagesIn } from '../../test/packages.ts';
import { useServer } from '../../test/server.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* docs/domain/money.md: whoever was booked before the club moved a class loses nothing by giving it up. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});
beforeEach(() => server.clock.set('2026-03-02T09:00:00Z'));
const club = () => ({ place, owner });
const { student, enroll, cancel, sell, left, group } = packagesIn(server, club);
const makeUps = makeUpsIn(server, club);
type Student = Awaited<ReturnType<typeof student>>;

const far = '2026-03-05T18:00:00Z';
/** Within the twelve hours of the club's deadline. */
const near = '2026-03-02T17:00:00Z';
const move = async (session_id: string, scheduled_datetime: string, more: object = {}) => {
  const reply = await owner.patch(`/api/classes/sessions/${session_id}/`, { scheduled_datetime, ...more });
  expect(reply.status, JSON.stringify(reply.body)).toBe(200);
};
const terms = async (who: Student, id: string) =>
  (await who.get(`/api/classes/enrollments/${id}/cancellation/`)).body;
const booking = async (id: string) => (await owner.get(`/api/classes/enrollments/${id}/`)).body;
const balance = async (who: Student) =>
  (await owner.get(`/api/classes/accounts/${who.profile_id}/`)).body.credit[0]?.balance ?? 0;
const owes = async (who: Student) =>
  (await owner.get(`/api/classes/accounts/${who.profile_id}/`)).body.open.length;
const set = async (values: object) =>
  expect((await owner.patch('/api/settings/', { values })).status).toBe(200);

async function booked(who: Student, more: object = {}, starts_at = far) {
  const { session_id, schedule_id } = await group({ starts_at });
  const { status, body } = await enroll(who, session_id, more);
  expect(status, JSON.stringify(body)).toBe(201);
  return { session_id, schedule_id, id: body.id as string };
}
const pay = async (id: string, how: object = { payment_method: 'cash' }) =>
  expect(
    (await owner.post(`/api/classes/enrollments/${id}/record_payment/`, { payment_amount: 1500, ...how }))
      .status,
  ).toBe(200);

describe('a class that was moved to a nearer hour', () => {
  test('is given up in time by who was booked before, and money, package and price are as before', async () => {
    const [ana, ben, eva] = [await student(), await student(), await student()];
    await sell(ben);
    const one = await booked(ana);
    await pay(one.id);
    const package_ = await enroll(ben, one.session_id, { pay_with: 'package' });
    const unpaid = await enroll(eva, one.session_id, {});
    expect(await left(ben)).toEqual([4]);
    await move(one.session_id, near);
    expect(await terms(ana, one.id)).toMatchObject({
      ...{ can_cancel: true, is_late: false, moved: true, paid_by: 'money', comes_back: true, amount: 1500 },
      cancel_by: '2026-03-02T18:00:00+01:00',
    });
    expect(await terms(ben, package_.body.id)).toMatchObject({
      moved: true,
      is_late: false,
      comes_back: true,
    });
    for (const who of [ana, ben, eva]) {
      const reply = await cancel(who, one.session_id);
      expect(reply.body, JSON.stringify(reply.body)).toMatchObject({ is_late_cancellation: false });
    }
    expect(await balance(ana)).toBe(1500);
    expect(await left(ben)).toEqual([5]);
    expect([await owes(eva), await booking(unpaid.body.id)]).toMatchObject([0, { status: 'cancelled' }]);
  });

  test('is late for who booked it as it is now', async () => {
    const [ana, ben] = [await student(), await student()];
    const one = await booked(ana);
    await move(one.session_id, near);
    const late = await enroll(ben, one.session_id, {});
    await pay(late.body.id);
    expect(await terms(ben, late.body.id)).toMatchObject({ is_late: true, moved: false, comes_back: false });
    await cancel(ben, one.session_id);
    expect([await balance(ben), (await booking(late.body.id)).paid]).toEqual([0, true]);
  });

  test('is what was booked once it is back, and for who booked it in between it is moved then', async () => {
    const [ana, ben] = [await student(), await student()];
    const one = await booked(ana, {}, near);
    await move(one.session_id, '2026-03-02T16:00:00Z');
    const between = await enroll(ben, one.session_id, {});
    await move(one.session_id, '2026-03-02T16:30:00Z');
    await move(one.session_id, near);
    expect(await terms(ana, one.id)).toMatchObject({ is_late: true, moved: false });
    expect(await terms(ben, between.body.id)).toMatchObject({ is_late: false, moved: true });
  });

  test('is free for the hours of the club, to its beginning at most, and not at all where those are none', async () => {
    const ana = await student();
    const one = await booked(ana, {}, '2026-03-20T18:00:00Z');
    await move(one.session_id, '2026-03-04T08:30:00Z');
    expect((await terms(ana, one.id)).cancel_by).toBe('2026-03-04T09:30:00+01:00');
    await set({ moved_free_hours: 24 });
    expect((await terms(ana, one.id)).cancel_by).toBe('2026-03-03T21:30:00+01:00');
    await set({ moved_free_hours: 40 });
    expect((await terms(ana, one.id)).cancel_by).toBe('2026-03-04T02:00:00+01:00');
    server.clock.set('2026-03-04T00:59:00Z');
    expect(await terms(ana, one.id)).toMatchObject({ is_late: false });
    server.clock.set('2026-03-04T01:01:00Z');
    expect(await terms(ana, one.id)).toMatchObject({ is_late: true });
    await set({ moved_free_hours: 0 });
    expect(await terms(ana, one.id)).toMatchObject({ is_late: true, moved: false });
    await set({ moved_free_hours: 48 });
  });

  test('counts when it is longer or shorter, not when it is on another court; with another coach where the club says so', async () => {
    const [ana, coach, other] = [
      await student(),
      await person(server, place, 'instructor'),
      await person(server, place, 'instructor'),
    ];
    const { session_id } = await group({ starts_at: near, instructor_id: coach.profile_id });
    const { id } = (await enroll(ana, session_id, {})).body;
    const change = async (values: object) =>
      expect((await owner.patch(`/api/classes/sessions/${session_id}/`, values)).status).toBe(200);
    const is_late = async () => (await terms(ana, id)).is_late;
    expect(await is_late()).toBe(true);
    await change({ max_participants: 6 });
    expect(await is_late()).toBe(true);
    await change({ duration_minutes: 45 });
    expect(await is_late()).toBe(false);
    await change({ duration_minutes: 15 });
    expect(await is_late()).toBe(true);
    await change({ substitute_instructor_id: other.profile_id });
    expect(await is_late()).toBe(true);
    await set({ moved_by_coach: true });
    expect(await is_late()).toBe(false);
    await change({ substitute_instructor_id: null });
    expect(await is_late()).toBe(true);
    await set({ moved_by_coach: false });
  });

  test('with its series likewise, and by a change of the club', async () => {
    const [ana, ben] = [await student(), await student()];
    const series = await booked(ana, {}, '2026-03-03T18:00:00Z');
    const reply = await owner.patch(`/api/classes/schedules/${series.schedule_id}/`, { start_time: '08:00' });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    server.clock.set('2026-03-02T21:00:00Z');
    expect(await terms(ana, series.id)).toMatchObject({ is_late: false, moved: true });
    const one = await booked(ben, {}, '2026-03-06T18:00:00Z');
    const to = { local_date: '2026-03-03', local_time: '07:00' };
    const preview = await owner.post(`/api/classes/sessions/${one.session_id}/move/preview/`, to);
    const { version } = preview.body.classes[0];
    const moved = await owner.post(`/api/classes/sessions/${one.session_id}/move/`, { ...to, version });
    expect(moved.status, JSON.stringify(moved.body)).toBeLessThan(300);
    expect(await terms(ben, one.id)).toMatchObject({ is_late: false, moved: true });
    const undone = await owner.post(`/api/changes/${moved.body.effect.id}/undo/preview/`, {});
    const classes = undone.body.classes.map(
      ({ session_id, version }: { session_id: string; version: string }) => ({
        ...{ session_id, version },
      }),
    );
    await owner.post(`/api/changes/${moved.body.effect.id}/undo/`, { classes });
    expect(await terms(ben, one.id)).toMatchObject({ moved: false });
  });
});

describe('a date of a fixed place that was moved', () => {
  const holds = async (who: Student, schedule_id: string) => {
    const given = { student_id: who.profile_id, starts_on: '2026-03-02' };
    expect((await owner.post(`/api/classes/schedules/${schedule_id}/places/`, given)).status).toBe(201);
  };
  const causes = async (who: Student) =>
    (await makeUps.mine(who)).map((one: { cause: string; state: string }) => [one.cause, one.state]);

  test('is lost by the club when its holder gives it up, whatever own absences give', async () => {
    const ana = await student();
    const { session_id, schedule_id } = await group({ starts_at: far });
    await holds(ana, schedule_id);
    await move(session_id, near);
    expect((await cancel(ana, session_id)).status).toBe(200);
    await makeUps.settled();
    expect(await causes(ana)).toEqual([['club', 'open']]);
    // And theirs again when they take it back.
    expect((await enroll(ana, session_id, {})).status).toBe(201);
    expect(await causes(ana)).toEqual([['club', 'withdrawn']]);
  });

  test('is an own absence where it has been put back before', async () => {
    const ana = await student();
    const { session_id, schedule_id } = await group({ starts_at: far });
    await holds(ana, schedule_id);
    await move(session_id, near);
    await move(session_id, far);
    await cancel(ana, session_id);
    await makeUps.settled();
    expect(await causes(ana)).toEqual([]);
  });

  test('with its whole group, for the first hours: who stays has the new timetable', async () => {
    const [ana, ben] = [await student(), await student()];
    const { session_id, schedule_id } = await group({ starts_at: '2026-03-10T18:00:00Z' });
    await holds(ana, schedule_id);
    await holds(ben, schedule_id);
    const reply = await owner.patch(`/api/classes/schedules/${schedule_id}/`, { start_time: '08:00' });
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    server.clock.set('2026-03-04T08:59:00Z');
    await cancel(ana, session_id);
    server.clock.set('2026-03-04T09:01:00Z');
    await cancel(ben, session_id);
    await makeUps.settled();
    expect([await causes(ana), await causes(ben)]).toEqual([[['club', 'open']], []]);
  });
});

test('the message about the move says until when it can be given up, to who has a place', async () => {
  const [ana, ben] = [await student(), await student()];
  const { session_id } = await group({ starts_at: far, max_participants: 1 });
  await enroll(ana, session_id, {});
  await enroll(ben, session_id, {});
  await work(server, notificationReactions, server.clock.now());
  await move(session_id, near);
  await work(server, notificationReactions, server.clock.now());
  const said = async (who: Student) =>
    (
      await server.owner.query(
        `select body from notifications where user_id = $1 and kind = 'session_changed'`,
        [who.user_id],
      )
    ).rows[0].body;
  expect(await said(ana)).toContain(
    'Si no puedes ir, puedes anular la plaza hasta el lunes, 2 de marzo, 18:00: no se pierde nada.',
  );
  expect(await said(ben)).not.toContain('no se pierde nada');
});
