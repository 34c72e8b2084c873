import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

/* What was called off takes place again: a whole closure or leave, or one class. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let silent: string;
beforeAll(async () => {
  club = await buildTimetable(server);
  silent = await buildClient(server.db, club.place, { name: 'Sin correo' });
  await server.owner.query("update client_profiles set phone = '600 000 001' where id = $1", [silent]);
});

const client = (name: string) => buildClient(server.db, club.place, { name });
const enrolIn = (session: ApiSession, student_id: string) =>
  club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
const once = async (start_date: string, start_time: string, more: object = {}): Promise<ApiSession> => {
  const day = { start_date, start_time, recurrence: 'once', recurrence_days: [] };
  const { id } = await club.published({ ...day, name: `${start_date} ${start_time}`, ...more });
  return (await club.sessionsOf(id))[0];
};
/** One date of a weekly group, so that places can be held in it. */
const weekly = (start_date: string, weekday: number, more: object): Promise<ApiSession> =>
  once(start_date, '17:00', {
    ...{ recurrence: 'weekly', recurrence_days: [weekday], end_date: start_date },
    ...more,
  });
const closures = () => `/api/clubs/${club.place.club_id}/closures/`;
const close = async (day: string, until = day) => {
  const closure = { starts_on: day, ends_on: until, name: 'Tormenta', otherwise: 'cancel' };
  return (await club.admin.post(closures(), closure)).body;
};
const cancelled = (session: ApiSession) =>
  club.admin.post(`/api/classes/sessions/${session.id}/cancel/`, { reason: 'lluvia' });
const reinstated = (session: ApiSession, body: object = {}) =>
  club.admin.post(`/api/classes/sessions/${session.id}/reinstate/`, body);
const preview = async (session: ApiSession) =>
  (await club.admin.post(`/api/classes/sessions/${session.id}/reinstate/preview/`)).body;
const stateOf = async (session: ApiSession) => {
  const { rows } = await server.owner.query(
    'select status, cancelled_at, cancel_reason, enrolled_count, waitlisted_count from class_sessions where id = $1',
    [session.id],
  );
  return rows[0];
};
const roster = async (session: ApiSession) => {
  const { rows } = await server.owner.query(
    `select id, student_id, status, source, schedule_enrollment_id, waitlist_sequence, enrolled_at, cancel_reason
       from class_enrollments where session_id = $1 order by id`,
    [session.id],
  );
  return rows;
};
const inbox = async (who: Timetable['student']) => {
  await work(server, notificationReactions, server.clock.now());
  return (await who.get('/api/notifications/')).body.results as {
    kind: string;
    session_ids: string[];
    body: string;
  }[];
};

describe('one class that was called off', () => {
  let session: ApiSession;
  let before: unknown;
  beforeAll(async () => {
    session = await weekly('2026-04-07', 1, { max_participants: 2 });
    await club.admin.post(`/api/classes/schedules/${session.schedule_id}/places/`, {
      student_id: club.student.profile_id,
    });
    await enrolIn(session, silent);
    for (const name of ['Primera', 'Segunda']) await enrolIn(session, await client(name));
    before = await roster(session);
    await inbox(club.student);
    await cancelled(session);
    await inbox(club.student);
  });

  test('shows who comes back, whom to call, and writes nothing', async () => {
    const { classes, people } = await preview(session);
    expect(classes).toMatchObject([
      {
        session_id: session.id,
        ...{ action: 'reinstate', possible: true, problems: [], returning: 2, waiting: 2, not_back: [] },
      },
    ]);
    expect(people.map((one: ApiSession) => [one.student_name, one.reachable])).toContainEqual([
      'Sin correo',
      false,
    ]);
    expect(await stateOf(session)).toMatchObject({ status: 'cancelled' });
  });

  test('comes back as it was: places, tickets in their order, sources, the court; people are told once', async () => {
    const { status, body } = await reinstated(session);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      session: { id: session.id, status: 'confirmed', enrolled_count: 2, waitlisted_count: 2 },
      effect: { reinstated: 1, told: 1, not_back: [] },
    });
    expect(body.effect.to_call.map((one: ApiSession) => one.student_name)).toEqual([
      'Primera',
      'Segunda',
      'Sin correo',
    ]);
    expect(await roster(session)).toEqual(before);
    expect(await stateOf(session)).toMatchObject({ cancelled_at: null, cancel_reason: '' });
    const { rows } = await server.owner.query(
      "select 1 from reservations where class_session_id = $1 and status = 'confirmed'",
      [session.id],
    );
    expect(rows).toHaveLength(1);
    const told = (await inbox(club.student)).filter((one) => one.kind === 'session_reinstated');
    expect(told.map((one) => one.session_ids)).toEqual([[session.id]]);
    expect(told[0]?.body).toContain('Conservas tu plaza');
    const coach = (await inbox(club.coach)).filter((one) => one.kind === 'session_reinstated');
    expect(coach.map((one) => one.session_ids)).toEqual([[session.id]]);
  });

  test('cannot come back twice', async () => {
    const { status, body } = await reinstated(session);
    expect([status, body.code]).toEqual([409, 'changes.not_cancelled']);
  });

  test('can be called off and come back again; who left in between stays out', async () => {
    const first = (await roster(session)).find((one) => one.student_id === silent)!;
    await club.admin.post(`/api/classes/sessions/${session.id}/cancel_enrollment/`, { student_id: silent });
    await cancelled(session);
    expect((await reinstated(session)).status).toBe(200);
    const rows = await roster(session);
    expect(rows.find((one) => one.id === first.id)).toMatchObject({ status: 'cancelled' });
    expect(rows.filter((one) => one.status === 'enrolled')).toHaveLength(2);
    expect(rows.filter((one) => one.status === 'waitlisted')).toHaveLength(1);
  });
});

describe('a class that a change of its group had dropped', () => {
  test('does not come back where the contrary change has made another for its date, and says so', async () => {
    const { id } = await club.published({ name: 'Días', recurrence_days: [3, 4], start_time: '06:00' });
    const onFriday = async () =>
      (await club.sessionsOf(id)).filter((one) => one.local_date === '2026-04-10') as ApiSession[];
    const [dropped] = await onFriday();
    await enrolIn(dropped, await client('Del viernes'));
    const days = (...recurrence_days: number[]) =>
      club.admin.patch(`/api/classes/schedules/${id}/`, { recurrence_days, cancel_orphans: true });
    expect((await days(3)).status).toBe(200);
    expect((await preview(dropped)).classes[0].problems).toEqual([]);
    expect((await days(3, 4)).status).toBe(200);
    const [made] = (await onFriday()).filter((one) => one.id !== dropped.id);
    // Its hour is free again, its date is not: the group's class of that day is the one that was called off by hand.
    await cancelled(made);
    expect((await preview(dropped)).classes[0]).toMatchObject({
      possible: false,
      problems: ['date_taken'],
    });
    const { status, body } = await reinstated(dropped);
    expect([status, body.code]).toEqual([409, 'changes.cannot_return']);
  });
});

describe('who cannot come back is said, with the reason, and who waits gets the place', () => {
  test('somebody who is elsewhere by now, is blocked, or gave up the fixed place', async () => {
    const session = await weekly('2026-04-08', 2, { max_participants: 3 });
    const elsewhere = await once('2026-04-08', '17:30', {
      instructor_id: club.colleague.profile_id,
      court_id: club.other_court_id,
    });
    const [away, blocked, holder, waits] = [
      await client('Otra clase'),
      await client('Bloqueado'),
      await client('Dejó el grupo'),
      await client('Espera'),
    ];
    const place = await club.admin.post(`/api/classes/schedules/${session.schedule_id}/places/`, {
      student_id: holder,
    });
    for (const one of [away, blocked, waits]) await enrolIn(session, one);
    await cancelled(session);
    await enrolIn(elsewhere, away);
    await server.owner.query('update client_profiles set blocked_at = now() where id = $1', [blocked]);
    await server.owner.query(
      "update schedule_enrollments set status = 'ended', ends_on = starts_on where id = $1",
      [place.body.place.id],
    );
    const reasons = (list: { student_name: string; reason: string }[]) =>
      Object.fromEntries(list.map((one) => [one.student_name, one.reason]));
    const expected = {
      'Otra clase': 'overlapping_booking',
      Bloqueado: 'client_blocked',
      'Dejó el grupo': 'place_ended',
    };
    const seen = await preview(session);
    expect(reasons(seen.classes[0].not_back)).toEqual(expected);
    expect(seen.classes[0]).toMatchObject({ returning: 0, waiting: 1 });
    const { body } = await reinstated(session, { version: seen.classes[0].version });
    expect(reasons(body.effect.not_back)).toEqual(expected);
    expect((await roster(session)).filter((one) => one.status === 'enrolled')).toMatchObject([
      { student_id: waits },
    ]);
  });

  test('a place that was given while the class was off counts for it; a date given back before does not', async () => {
    const { id } = await club.published({ name: 'Jueves', recurrence_days: [3], start_time: '08:00' });
    const [session] = (await club.sessionsOf(id)).filter((one) => one.local_date === '2026-04-09');
    const [released, fresh] = [await client('Liberó el día'), await client('Nuevo titular')];
    await club.admin.post(`/api/classes/schedules/${id}/places/`, { student_id: released });
    await club.admin.post(`/api/classes/sessions/${session.id}/cancel_enrollment/`, { student_id: released });
    await cancelled(session);
    await club.admin.post(`/api/classes/schedules/${id}/places/`, { student_id: fresh });
    expect((await reinstated(session)).status).toBe(200);
    const taken = (await roster(session)).filter((one) => one.status === 'enrolled');
    expect(taken).toMatchObject([{ student_id: fresh, source: 'fixed' }]);
  });
});

describe('a class that cannot come back says why, and stays off', () => {
  test.each([
    ['its court is taken', 'court_busy', { instructor_id: 'colleague', court_id: 'same' }],
    ['its coach gives another', 'coach_busy', { instructor_id: 'same', court_id: 'other' }],
  ])('%s', async (_, problem, { instructor_id, court_id }) => {
    const day = problem === 'court_busy' ? '2026-04-14' : '2026-04-15';
    const session = await once(day, '17:00');
    await cancelled(session);
    const other = await once(day, '17:30', {
      name: 'La otra',
      instructor_id: instructor_id === 'same' ? club.coach.profile_id : club.colleague.profile_id,
      court_id: court_id === 'same' ? club.court_id : club.other_court_id,
    });
    expect((await preview(session)).classes).toMatchObject([
      { possible: false, problems: [problem], busy_with: 'La otra' },
    ]);
    const { status, body } = await reinstated(session);
    expect([status, body.code]).toEqual([409, 'changes.cannot_return']);
    expect(await stateOf(session)).toMatchObject({ status: 'cancelled' });
    await cancelled(other);
    expect((await reinstated(session)).status).toBe(200);
  });

  test('its group was cancelled, or its time is over', async () => {
    const group = await once('2026-04-16', '17:00');
    await cancelled(group);
    await server.owner.query(
      "update class_schedules set status = 'cancelled', cancelled_at = now() where id = $1",
      [group.schedule_id],
    );
    const over = await once('2026-03-04', '17:00');
    await cancelled(over);
    expect((await preview(group)).classes[0].problems).toEqual(['group_cancelled']);
    const before = server.clock.now();
    server.clock.set('2026-03-05T09:00:00Z');
    expect((await preview(over)).classes[0].problems).toEqual(['begun']);
    server.clock.set(before.toISOString());
  });

  test('and what was seen otherwise is not done', async () => {
    const session = await once('2026-04-17', '17:00');
    const one = await client('Una');
    await enrolIn(session, one);
    await cancelled(session);
    const [{ version }] = (await preview(session)).classes;
    await server.owner.query('update client_profiles set blocked_at = now() where id = $1', [one]);
    const { status, body } = await reinstated(session, { version });
    expect([status, body.code]).toEqual([409, 'changes.outdated']);
    expect(await stateOf(session)).toMatchObject({ status: 'cancelled' });
  });
});

describe('a closure that is taken back', () => {
  let sessions: ApiSession[];
  let change: string;
  let closure: string;
  beforeAll(async () => {
    sessions = [await once('2026-05-04', '17:00'), await once('2026-05-05', '17:00')];
    for (const session of sessions) await enrolIn(session, club.student.profile_id);
    await inbox(club.student);
    const body = await close('2026-05-04', '2026-05-05');
    [closure, change] = [body.id, body.effect.id];
  });

  test('is kept with its effect and whom to call, and found by its closure', async () => {
    const { results } = (await club.admin.get(`/api/changes/?cause=${closure}`)).body;
    expect(results).toMatchObject([
      {
        id: change,
        ...{ kind: 'closure', reason: 'Tormenta', cancelled: 2, kept: 0, returned: 0, told: 1 },
        ...{ to_call_count: 0, first_date: '2026-05-04', last_date: '2026-05-05', undone_at: null },
      },
    ]);
  });

  test('offers its classes, opens the days, brings those chosen back and leaves the others', async () => {
    const { classes } = (await club.admin.post(`/api/changes/${change}/undo/preview/`)).body;
    expect(classes).toMatchObject(
      sessions.map(({ id }) => ({ session_id: id, possible: true, problems: [], returning: 1 })),
    );
    const chosen = classes.slice(1).map(({ session_id, version }: ApiSession) => ({ session_id, version }));
    const { status, body } = await club.admin.post(`/api/changes/${change}/undo/`, { classes: chosen });
    expect([status, body]).toMatchObject([200, { reinstated: 1, given_back: 0, told: 1, to_call: [] }]);
    expect(await stateOf(sessions[0])).toMatchObject({ status: 'cancelled' });
    expect(await stateOf(sessions[1])).toMatchObject({ status: 'confirmed', enrolled_count: 1 });
    const left = (await club.admin.get(closures())).body.results as { id: string }[];
    expect(left.map((one) => one.id)).not.toContain(closure);
    const detail = (await club.admin.get(`/api/changes/${change}/`)).body;
    expect(detail).toMatchObject({ returned: 1, classes: [{ is_returned: false }, { is_returned: true }] });
    expect(detail.undone_at).not.toBeNull();
  });

  test('is not taken back twice; a class that stayed off can still come back by itself', async () => {
    const { status, body } = await club.admin.post(`/api/changes/${change}/undo/`, { classes: [] });
    expect([status, body.code]).toEqual([409, 'changes.already_undone']);
    expect((await reinstated(sessions[0])).status).toBe(200);
  });

  test('can be undone for one class only: that one takes place on the closed day', async () => {
    const [one, two] = [await once('2026-05-11', '17:00'), await once('2026-05-11', '19:00')];
    const { effect } = await close('2026-05-11');
    expect((await preview(one)).classes[0]).toMatchObject({ possible: true, problems: ['club_closed'] });
    expect((await reinstated(one)).status).toBe(200);
    const { classes } = (await club.admin.post(`/api/changes/${effect.id}/undo/preview/`)).body;
    expect(classes.map((it: ApiSession) => it.session_id)).toEqual([two.id]);
  });

  test('names what cannot come back and refuses it', async () => {
    const session = await once('2026-05-12', '17:00');
    const { effect } = await close('2026-05-12');
    const court = { court_id: club.court_id, booking_type: 'match' };
    const times = { starts_at: '2026-05-12T17:00:00+02:00', ends_at: '2026-05-12T18:00:00+02:00' };
    expect((await club.admin.post('/api/courts/reservations/', { ...court, ...times })).status).toBe(201);
    const { classes } = (await club.admin.post(`/api/changes/${effect.id}/undo/preview/`)).body;
    expect(classes).toMatchObject([{ session_id: session.id, possible: false, problems: ['court_busy'] }]);
    const { status, body } = await club.admin.post(`/api/changes/${effect.id}/undo/`, {
      classes: classes.map(({ session_id, version }: ApiSession) => ({ session_id, version })),
    });
    expect([status, body.errors[0]]).toMatchObject([
      422,
      { path: '/classes/0/session_id', code: 'cannot_return' },
    ]);
  });

  test('is for those who run the club', async () => {
    await once('2026-05-13', '17:00');
    const { effect } = await close('2026-05-13');
    const stranger = await person(server, (await buildTimetable(server)).place, 'owner');
    for (const [who, status] of [
      [club.student, 403],
      [club.coach, 404],
      [stranger, 404],
    ] as const) {
      expect((await who.post(`/api/changes/${effect.id}/undo/preview/`)).status).toBe(status);
      expect((await who.post(`/api/changes/${effect.id}/undo/`, { classes: [] })).status).toBe(status);
    }
  });
});

describe('a leave that is taken back', () => {
  test('gives substituted classes back and cancelled ones again; one message for each kind of news', async () => {
    const given = await once('2026-05-19', '10:00');
    const off = await once('2026-05-20', '10:00');
    for (const session of [given, off]) await enrolIn(session, club.student.profile_id);
    const path = `/api/classes/instructors/${club.coach.profile_id}/exceptions/`;
    const leave = { starts_at: '2026-05-19T00:00:00+02:00', ends_at: '2026-05-21T00:00:00+02:00' };
    const seen = (await club.admin.post(`${path}preview/`, leave)).body.classes;
    const choice = (at: number, more: object) => ({
      ...{ session_id: seen[at].session_id, version: seen[at].version },
      ...more,
    });
    const { body } = await club.admin.post(path, {
      ...leave,
      classes: [
        choice(0, { action: 'substitute', instructor_id: club.colleague.profile_id }),
        choice(1, { action: 'cancel' }),
      ],
    });
    const { classes } = (await club.admin.post(`/api/changes/${body.effect.id}/undo/preview/`)).body;
    expect(classes).toMatchObject([
      { session_id: given.id, action: 'give_back', instructor: { id: club.coach.profile_id }, returning: 1 },
      { session_id: off.id, action: 'reinstate', possible: true, problems: [] },
    ]);
    await inbox(club.student);
    const undone = await club.admin.post(`/api/changes/${body.effect.id}/undo/`, {
      classes: classes.map(({ session_id, version }: ApiSession) => ({ session_id, version })),
    });
    expect(undone.body).toMatchObject({ reinstated: 1, given_back: 1, told: 1 });
    expect((await club.admin.get(`/api/classes/sessions/${given.id}/`)).body).toMatchObject({
      substitute_instructor: null,
    });
    expect(await stateOf(off)).toMatchObject({ status: 'confirmed' });
    const news = (await inbox(club.student)).filter((one) =>
      one.session_ids.some((id) => [given.id, off.id].includes(id)),
    );
    expect(news.filter((one) => one.kind === 'session_reinstated')).toHaveLength(1);
    expect((await club.admin.get(path)).body.results).toEqual([]);
  });
});
