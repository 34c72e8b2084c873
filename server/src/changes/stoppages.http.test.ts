import { beforeAll, describe, expect, test } from 'vitest';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* Rain for an evening: the classes of some hours are called off, moved or kept in one go, and come back. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let silent: string;
beforeAll(async () => {
  club = await buildTimetable(server);
  silent = await buildClient(server.db, club.place, { name: 'Sin correo' });
  await server.owner.query("update client_profiles set phone = '600 000 001' where id = $1", [silent]);
});

const path = () => `/api/clubs/${club.place.club_id}/stoppages/`;
const once = async (start_date: string, start_time: string, more: object = {}): Promise<ApiSession> => {
  const day = { start_date, start_time, recurrence: 'once', recurrence_days: [] };
  const { id } = await club.published({ ...day, name: `${start_date} ${start_time}`, ...more });
  return (await club.sessionsOf(id))[0];
};
const enrolIn = (session: { id: string }, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
const inbox = async (who: Timetable['student']) => {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results as { kind: string; session_ids: string[] }[];
};
const look = async (hours: object) => (await club.admin.post(`${path()}preview/`, hours)).body;
const choices = (preview: { classes: ApiSession[] }, byId: Record<string, object>) =>
  preview.classes.map(({ session_id, version }) => ({ session_id, version, ...byId[session_id] }));
const sessionOf = async (id: string) => (await club.admin.get(`/api/classes/sessions/${id}/`)).body;
const statusesIn = async (session_id: string) =>
  Object.fromEntries(
    (
      await server.owner.query(
        `select student_id, status from class_enrollments where session_id = $1 and status in ('enrolled', 'waitlisted')`,
        [session_id],
      )
    ).rows.map((row) => [row.student_id, row.status]),
  );

describe('a storm over an evening with claims, bookings and a waiter', () => {
  const evening = { local_date: '2026-04-07', from: '18:00', until: '22:00', reason: 'Tormenta' };
  let [group, late, early]: ApiSession[] = [];
  let waiter: string;
  let change_id: string;
  beforeAll(async () => {
    const { id } = await club.published({ name: 'Grupo', end_date: '2026-05-26', max_participants: 2 });
    group = (await club.sessionsOf(id)).find((one) => one.local_date === '2026-04-07');
    late = await once('2026-04-07', '21:30', { court_id: club.other_court_id, instructor_id: null });
    early = await once('2026-04-07', '12:00');
    await club.admin.post(`/api/classes/schedules/${id}/places/`, { student_id: club.student.profile_id });
    waiter = await buildClient(server.db, club.place, { name: 'Espera' });
    await enrolIn(group, silent);
    await enrolIn(group, waiter);
    await enrolIn(late, silent);
    await enrolIn(early, silent);
  });

  test('shows the classes of those hours only, with people, claims, waiters, money and whom to call', async () => {
    const preview = await look(evening);
    expect(preview.classes).toMatchObject([
      {
        session_id: group.id,
        ...{ enrolled_count: 2, waitlisted_count: 1, offers: ['cancel', 'move', 'keep'] },
        ...{ price_total: 3000, paid_total: 0, currency: 'EUR' },
      },
      { session_id: late.id, enrolled_count: 1, price_total: 1500 },
    ]);
    expect(preview.fixed_places).toMatchObject([
      { student_id: club.student.profile_id, dates: ['2026-04-07'] },
    ]);
    const reached = preview.people.map((one: ApiSession) => [one.student_name, one.reachable]);
    expect(Object.fromEntries(reached)).toMatchObject({ 'Sin correo': false, Espera: false });
    expect(preview.people).toContainEqual(
      expect.objectContaining({
        student_id: silent,
        contacts: [{ name: 'Sin correo', phone: '600 000 001' }],
      }),
    );
  });

  test('can be for some courts, for those outside, or for some types', async () => {
    const ids = async (more: object) =>
      (await look({ ...evening, ...more })).classes.map((one: ApiSession) => one.session_id);
    expect(await ids({ court_ids: [club.other_court_id] })).toEqual([late.id]);
    expect(await ids({ class_type_ids: [club.class_type_id] })).toEqual([group.id, late.id]);
    expect(await ids({ class_type_ids: [] })).toEqual([]);
    await club.admin.patch(`/api/courts/${club.other_court_id}/`, { is_indoor: true });
    expect(await ids({ outdoor: true })).toEqual([group.id]);
    expect(await ids({ local_date: '2026-04-06', from: '22:00', until: '13:00' })).toEqual([early.id]);
  });

  test('is refused while nobody decides, for hours that are over, and for who does not run the club', async () => {
    const undecided = await club.admin.post(path(), evening);
    expect([undecided.status, undecided.body.code]).toEqual([409, 'changes.undecided']);
    const over = await club.admin.post(path(), { ...evening, local_date: '2026-03-01' });
    expect([over.status, over.body.errors[0].path]).toEqual([422, '/until']);
    expect((await club.student.post(path(), evening)).status).toBe(403);
  });

  test('refuses a move that goes nowhere, or into another class, whole', async () => {
    const preview = await look(evening);
    const nowhere = choices(preview, { [group.id]: { action: 'cancel' }, [late.id]: { action: 'move' } });
    const refused = await club.admin.post(path(), { ...evening, classes: nowhere });
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, '/classes/1/local_date']);
    const taken = choices(preview, {
      [group.id]: { action: 'move', local_time: '12:30' },
      [late.id]: { action: 'cancel' },
    });
    const busy = await club.admin.post(path(), { ...evening, classes: taken, keep_overlaps: true });
    expect([busy.status, busy.body.code]).toEqual([409, 'scheduling.instructor_busy']);
    expect((await sessionOf(late.id)).status).not.toBe('cancelled');
  });

  test('calls one class off, moves the other, tells each person once and the desk whom to call', async () => {
    await inbox(club.student);
    const classes = choices(await look(evening), {
      [group.id]: { action: 'cancel' },
      [late.id]: { action: 'move', local_date: '2026-04-08', local_time: '20:00' },
    });
    const { status, body } = await club.admin.post(path(), { ...evening, classes });
    expect(status).toBe(201);
    expect(body.effect).toMatchObject({ cancelled: 1, moved: 1, kept: 0, told: 1 });
    expect(body.effect.to_call.map((one: ApiSession) => one.student_name)).toEqual(['Espera', 'Sin correo']);
    change_id = body.effect.id;
    expect(await sessionOf(group.id)).toMatchObject({ status: 'cancelled', cancel_reason: 'Tormenta' });
    expect(await sessionOf(late.id)).toMatchObject({ local_date: '2026-04-08', local_time: '20:00' });
    expect(await statusesIn(late.id)).toEqual({ [silent]: 'enrolled' });
    const told = (await inbox(club.student)).filter((one) => one.session_ids.includes(group.id));
    expect(told.filter((one) => one.kind === 'session_cancelled')).toHaveLength(1);
  });

  test('stands in the list with who did it, and whom to call is ticked off', async () => {
    const { results } = (await club.admin.get('/api/changes/')).body;
    expect(results[0]).toMatchObject({
      ...{ id: change_id, kind: 'stoppage', reason: 'Tormenta', cancelled: 1, moved: 1, can_undo: true },
      ...{ told: 1, to_call_count: 2, called_count: 0, club: { id: club.place.club_id } },
    });
    const tick = (student_id: string, called: boolean) =>
      club.admin.post(`/api/changes/${change_id}/called/`, { student_id, called });
    expect((await tick(silent, true)).status).toBe(204);
    expect((await tick(club.student.profile_id, true)).status).toBe(404);
    const detail = (await club.admin.get(`/api/changes/${change_id}/`)).body;
    expect(detail).toMatchObject({ called_count: 1 });
    const called = detail.to_call.map((one: ApiSession) => [one.student_name, one.called_at !== null]);
    expect(called).toEqual([
      ['Espera', false],
      ['Sin correo', true],
    ]);
    await tick(silent, false);
    expect((await club.admin.get(`/api/changes/${change_id}/`)).body.called_count).toBe(0);
  });

  test('is undone for one class: claim, booking and ticket are there again, the other stays moved', async () => {
    const preview = (await club.admin.post(`/api/changes/${change_id}/undo/preview/`)).body;
    expect(preview.classes).toMatchObject([
      { session_id: group.id, action: 'reinstate', returning: 2, waiting: 1, not_back: [] },
      {
        session_id: late.id,
        action: 'move_back',
        local_date: '2026-04-07',
        local_time: '21:30',
        returning: 1,
      },
    ]);
    const [{ session_id, version }] = preview.classes;
    const { status, body } = await club.admin.post(`/api/changes/${change_id}/undo/`, {
      classes: [{ session_id, version }],
    });
    expect([status, body.reinstated, body.moved_back]).toEqual([200, 1, 0]);
    expect(await statusesIn(group.id)).toEqual({
      ...{ [club.student.profile_id]: 'enrolled', [silent]: 'enrolled', [waiter]: 'waitlisted' },
    });
    const { results } = (await club.admin.get('/api/changes/')).body;
    expect(results[0]).toMatchObject({ id: change_id, undone_at: null, returned: 1, can_undo: true });
  });

  test('and for the other: it is back where it was, and nothing is left to undo', async () => {
    const preview = (await club.admin.post(`/api/changes/${change_id}/undo/preview/`)).body;
    const [{ session_id, version }] = preview.classes;
    const { body } = await club.admin.post(`/api/changes/${change_id}/undo/`, {
      classes: [{ session_id, version }],
    });
    expect(body).toMatchObject({ reinstated: 0, moved_back: 1 });
    expect(await sessionOf(late.id)).toMatchObject({
      ...{ local_date: '2026-04-07', local_time: '21:30', court: { id: club.other_court_id } },
    });
    const { results } = (await club.admin.get('/api/changes/')).body;
    expect(results[0].undone_at).not.toBe(null);
    const again = await club.admin.post(`/api/changes/${change_id}/undo/preview/`);
    expect([again.status, again.body.code]).toEqual([409, 'changes.already_undone']);
  });
});

describe('a class that was moved', () => {
  test('goes back only from where it was moved to', async () => {
    const session = await once('2026-04-13', '18:00', { court_id: null });
    const evening = { local_date: '2026-04-13', from: '17:00', until: '19:00', reason: 'Lluvia' };
    const classes = choices(await look(evening), {
      [session.id]: { action: 'move', local_time: '20:00', court_id: club.court_id },
    });
    const { body } = await club.admin.post(path(), { ...evening, classes });
    expect(await sessionOf(session.id)).toMatchObject({ court: { id: club.court_id }, local_time: '20:00' });
    await club.admin.patch(`/api/classes/sessions/${session.id}/`, { local_time: '20:30' });
    const preview = (await club.admin.post(`/api/changes/${body.effect.id}/undo/preview/`)).body;
    expect(preview.classes).toEqual([]);
  });

  test('takes nobody into another class of theirs unless the desk says so', async () => {
    const rained = await once('2026-04-15', '18:00', { court_id: null });
    const other = await once('2026-04-16', '18:00', { court_id: null, instructor_id: null });
    for (const session of [rained, other]) await enrolIn(session, club.student.profile_id);
    const evening = { local_date: '2026-04-15', from: '17:00', until: '19:00', reason: 'Lluvia' };
    const classes = choices(await look(evening), {
      [rained.id]: { action: 'move', local_date: '2026-04-16' },
    });
    const refused = await club.admin.post(path(), { ...evening, classes });
    expect([refused.status, refused.body.code]).toEqual([409, 'scheduling.students_busy']);
    const { status } = await club.admin.post(path(), { ...evening, classes, keep_overlaps: true });
    expect(status).toBe(201);
    expect((await sessionOf(rained.id)).local_date).toBe('2026-04-16');
  });
});

describe('a court that cannot be used for several days', () => {
  const works = { local_date: '2026-05-19', last_date: '2026-05-21', from: '09:00', until: '14:00' };
  let inside: ApiSession[];
  beforeAll(async () => {
    inside = [await once('2026-05-19', '09:00'), await once('2026-05-21', '13:30')];
    await once('2026-05-20', '14:00');
    await once('2026-05-22', '10:00');
    await once('2026-05-20', '10:00', { court_id: club.other_court_id, instructor_id: null });
  });

  test('hits its classes of those hours on each day, moves them together and is undone', async () => {
    const wish = { ...works, court_ids: [club.court_id], reason: 'Obras en la pista' };
    const preview = await look(wish);
    expect(preview.classes.map((one: ApiSession) => one.session_id)).toEqual(inside.map((one) => one.id));
    expect(preview.classes[0].free_courts).toContain(club.other_court_id);
    const moved = { action: 'move', court_id: club.other_court_id };
    const { body } = await club.admin.post(path(), {
      ...wish,
      classes: choices(preview, Object.fromEntries(inside.map((one) => [one.id, moved]))),
    });
    expect(body.effect).toMatchObject({ moved: 2 });
    for (const { id } of inside) expect((await sessionOf(id)).court.id).toBe(club.other_court_id);
    const back = (await club.admin.post(`/api/changes/${body.effect.id}/undo/preview/`)).body;
    await club.admin.post(`/api/changes/${body.effect.id}/undo/`, { classes: choices(back, {}) });
    for (const { id } of inside) expect((await sessionOf(id)).court.id).toBe(club.court_id);
  });

  test('refuses a last day before the first, and more than two months', async () => {
    for (const last_date of ['2026-05-18', '2026-08-01']) {
      const { status, body } = await club.admin.post(`${path()}preview/`, {
        ...{ ...works, last_date, reason: 'Obras' },
      });
      expect([status, body.errors?.[0].path]).toEqual([422, '/last_date']);
    }
  });
});
