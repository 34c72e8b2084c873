import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem } from '../../test/builders.ts';
import { madeMeanwhile } from '../../test/made-meanwhile.ts';
import { useServer } from '../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { cancelSessions, classesAtClub, generateSessions } from '../scheduling/public.ts';
import { ahead } from './commands/leaving.ts';

/* What a court that goes out of use, and other opening hours, do to classes. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });

const choices = (preview: { classes: ApiSession[] }, byId: Record<string, object>, rest: object) =>
  preview.classes.map(({ session_id, version }) => ({ session_id, version, ...(byId[session_id] ?? rest) }));
const newsOf = async (club: Timetable) => {
  await work(server, notificationReactions, server.clock.now());
  const { results } = (await club.student.get('/api/notifications/')).body;
  return results.map((one: { kind: string }) => one.kind).filter((kind: string) => /^session_/.test(kind));
};

describe('a court that goes out of use', () => {
  let club: Timetable;
  let schedule_id: string;
  let sessions: ApiSession[];
  let change_id: string;
  beforeAll(async () => {
    club = await buildTimetable(server);
    const { id } = await club.published({ name: 'Martes', end_date: '2026-06-30' });
    schedule_id = id;
    sessions = await club.sessionsOf(id);
    await club.admin.post(`/api/classes/schedules/${id}/places/`, { student_id: club.student.profile_id });
    // The second week, the other court is taken at that hour.
    await club.admin.post('/api/courts/reservations/', {
      ...{ court_id: club.other_court_id, booking_type: 'match', title: 'Liga' },
      ...{ starts_at: sessions[1]!.scheduled_datetime, ends_at: sessions[1]!.ends_at },
    });
  });
  const path = () => `/api/courts/${club.court_id}/`;
  const close = (body: object = {}) => club.admin.patch(path(), { is_active: false, ...body });
  const sessionOf = async (id: string) => (await club.admin.get(`/api/classes/sessions/${id}/`)).body;

  test('shows the classes on it, their people, and which courts are free for each', async () => {
    const { status, body } = await club.admin.post(`${path()}deactivate/preview/`);
    expect(status).toBe(200);
    expect(body.classes.map((one: ApiSession) => one.session_id)).toEqual(sessions.map((one) => one.id));
    expect(body.classes[0]).toMatchObject({
      ...{ offers: ['move', 'cancel', 'keep'], enrolled_count: 1, free_courts: [club.other_court_id] },
    });
    expect(body.classes[1].free_courts).toEqual([]);
    expect(body.people).toMatchObject([{ student_id: club.student.profile_id, reachable: true }]);
    for (const who of [club.coach, club.student])
      expect((await who.post(`${path()}deactivate/preview/`)).status).toBe(403);
  });

  test('stays in use while nobody said what becomes of them', async () => {
    const { status, body } = await close();
    expect([status, body.code, body.classes.length]).toEqual([409, 'changes.undecided', sessions.length]);
    expect((await club.admin.get(path())).body.is_active).toBe(true);
  });

  test('nor when a class would go where no place is: nothing is done', async () => {
    const preview = (await club.admin.post(`${path()}deactivate/preview/`)).body;
    const elsewhere = { action: 'move', court_id: club.other_court_id };
    const { status, body } = await close({ classes: choices(preview, {}, elsewhere) });
    expect([status, body.code]).toEqual([409, 'courts.court_busy']);
    expect((await sessionOf(sessions[0]!.id)).court.id).toBe(club.court_id);
    expect((await club.admin.get(path())).body.is_active).toBe(true);
  });

  test('nor while a match is on it', async () => {
    const match = await club.admin.post('/api/courts/reservations/', {
      ...{ court_id: club.court_id, booking_type: 'match', title: 'Liga' },
      ...{ starts_at: '2026-03-05T10:00:00+01:00', ends_at: '2026-03-05T11:00:00+01:00' },
    });
    expect((await close({ otherwise: 'cancel' })).body.code).toBe('courts.court_has_reservations');
    await club.admin.post(`/api/courts/reservations/${match.body.id}/cancel/`);
  });

  test('leaves each class as it was chosen, and tells its people once, of all of it', async () => {
    await newsOf(club);
    const preview = (await club.admin.post(`${path()}deactivate/preview/`)).body;
    const byId = {
      [sessions[1]!.id]: { action: 'cancel' },
      [sessions[2]!.id]: { action: 'keep' },
    };
    const elsewhere = { action: 'move', court_id: club.other_court_id };
    const { status, body } = await close({ classes: choices(preview, byId, elsewhere), surface: 'Cristal' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ is_active: false, surface: 'Cristal' },
      effect: { cancelled: 1, moved: sessions.length - 2, kept: 1, told: 1, to_call: [] },
    });
    change_id = body.effect.id;
    expect((await sessionOf(sessions[0]!.id)).court.id).toBe(club.other_court_id);
    expect((await sessionOf(sessions[1]!.id)).status).toBe('cancelled');
    expect((await sessionOf(sessions[2]!.id)).court.id).toBe(club.court_id);
    expect(await newsOf(club)).toEqual(['session_cancelled']);
  });

  test('holds up no class that is made later: the group goes on without a court', async () => {
    const before = (await club.sessionsOf(schedule_id)).length;
    await asSystem(server.db, club.place, server.clock.now(), (scope) =>
      generateSessions(scope, [schedule_id], { until_date: '2026-06-30' }),
    );
    const later = (await club.sessionsOf(schedule_id)).slice(before);
    expect(later.length).toBeGreaterThan(0);
    expect(later.every((one) => one.court === null)).toBe(true);
  });

  test('comes back with the classes that were chosen', async () => {
    const { results } = (await club.admin.get('/api/changes/')).body;
    expect(results[0]).toMatchObject({ id: change_id, kind: 'court_inactive', can_undo: true, kept: 1 });
    const preview = (await club.admin.post(`/api/changes/${change_id}/undo/preview/`)).body;
    const back = preview.classes.slice(0, 2).map(({ session_id, version }: ApiSession) => ({
      ...{ session_id, version },
    }));
    const { status, body } = await club.admin.post(`/api/changes/${change_id}/undo/`, { classes: back });
    expect([status, body.code ?? body.reinstated, body.moved_back]).toEqual([200, 1, 1]);
    expect((await club.admin.get(path())).body.is_active).toBe(true);
    expect(await sessionOf(sessions[0]!.id)).toMatchObject({ court: { id: club.court_id } });
    expect(await sessionOf(sessions[1]!.id)).toMatchObject({ status: 'confirmed' });
    expect((await sessionOf(sessions[3]!.id)).court.id).toBe(club.other_court_id);
  });
});

describe('a court that goes out of use while classes are made on it', () => {
  async function meeting(closes: (club: Timetable) => Promise<unknown>) {
    const { club, made } = await madeMeanwhile(server, closes);
    return made.filter((one) => one.court?.id === club.court_id);
  }

  test('leaves none of them behind', async () => {
    const left = await meeting((club) =>
      club.admin.patch(`/api/courts/${club.court_id}/`, { is_active: false, otherwise: 'cancel' }),
    );
    expect(left).toEqual([]);
  });

  test('control: without the lock before the look, they stay on a court that is closed', async () => {
    const left = await meeting((club) =>
      asSystem(server.db, club.place, server.clock.now(), async (scope) => {
        const { club_id } = club.place;
        const seen = await classesAtClub(scope, { club_id, court_ids: [club.court_id], ...ahead(scope) });
        await cancelSessions(scope, seen, 'court_closed');
        await scope.tx
          .updateTable('courts')
          .set({ is_active: false })
          .where('id', '=', club.court_id)
          .execute();
      }),
    );
    expect(left.length).toBeGreaterThan(0);
  });
});

describe('other opening hours', () => {
  let club: Timetable;
  let evening: ApiSession[];
  let change_id: string;
  const day = (opens_at: string, closes_at: string) =>
    [0, 1, 2, 3, 4].map((weekday) => ({ weekday, opens_at, closes_at }));
  const path = () => `/api/clubs/${club.place.club_id}/opening_hours/`;
  const set = (opening_hours: object[], rest: object = {}) =>
    club.admin.put(path(), { opening_hours, ...rest });
  const hours = async () => (await club.admin.get(`/api/clubs/${club.place.club_id}/`)).body.opening_hours;
  beforeAll(async () => {
    club = await buildTimetable(server);
    const evenings = await club.published({ name: 'Noche', end_date: '2026-03-17', start_time: '20:30' });
    evening = await club.sessionsOf(evenings.id);
    await club.published({ name: 'Tarde', end_date: '2026-03-17', start_time: '17:00' });
    // It lies outside already: on Sunday, when the club is closed.
    const sunday = { start_date: '2026-03-08', recurrence: 'once', recurrence_days: [] };
    await club.published({ name: 'Domingo', ...sunday });
    expect((await set(day('09:00', '22:00'), { otherwise: 'keep' })).status).toBe(200);
  });

  test('hit the classes that are outside by them, and no other', async () => {
    const { status, body } = await club.admin.post(`${path()}preview/`, {
      opening_hours: day('09:00', '21:30'),
    });
    expect(status).toBe(200);
    expect(body.classes.map((one: ApiSession) => one.session_id)).toEqual(evening.map((one) => one.id));
    expect(body.classes[0].offers).toEqual(['cancel', 'move', 'keep']);
    expect((await club.coach.post(`${path()}preview/`, { opening_hours: [] })).status).toBe(403);
    expect((await hours())[0].closes_at).toMatch(/^22:00/);
  });

  test('longer ones, the same ones and none hit nothing', async () => {
    for (const wished of [day('08:00', '23:00'), day('09:00', '22:00'), []])
      expect((await club.admin.post(`${path()}preview/`, { opening_hours: wished })).body.classes).toEqual(
        [],
      );
  });

  test('are not set while nobody said what becomes of those classes', async () => {
    const { status, body } = await set(day('09:00', '21:30'));
    expect([status, body.code]).toEqual([409, 'changes.undecided']);
    expect((await hours())[0].closes_at).toMatch(/^22:00/);
  });

  test('leave each class as it was chosen, earlier that day for one', async () => {
    const opening_hours = day('09:00', '21:30');
    const preview = (await club.admin.post(`${path()}preview/`, { opening_hours })).body;
    const byId = { [evening[0]!.id]: { action: 'move', local_time: '19:30' } };
    const { status, body } = await set(opening_hours, {
      classes: choices(preview, byId, { action: 'cancel' }),
    });
    expect([status, body.effect.moved, body.effect.cancelled]).toEqual([200, 1, evening.length - 1]);
    change_id = body.effect.id;
    expect((await hours())[0].closes_at).toMatch(/^21:30/);
    const moved = (await club.admin.get(`/api/classes/sessions/${evening[0]!.id}/`)).body;
    expect(moved.local_time).toMatch(/^19:30/);
  });

  test('come back with the classes, as long as nobody has set others', async () => {
    const preview = (await club.admin.post(`/api/changes/${change_id}/undo/preview/`)).body;
    expect(preview.classes).toHaveLength(evening.length);
    const classes = preview.classes.map(({ session_id, version }: ApiSession) => ({ session_id, version }));
    const { body } = await club.admin.post(`/api/changes/${change_id}/undo/`, { classes });
    expect([body.moved_back, body.reinstated]).toEqual([1, evening.length - 1]);
    expect((await hours())[0].closes_at).toMatch(/^22:00/);
  });

  test('that somebody has set since stay', async () => {
    const { body } = await set(day('09:00', '21:30'), { otherwise: 'cancel' });
    expect((await set(day('10:00', '20:00'), { otherwise: 'keep' })).status).toBe(200);
    const undone = await club.admin.post(`/api/changes/${body.effect.id}/undo/`, { classes: [] });
    expect(undone.status).toBe(200);
    expect((await hours())[0].closes_at).toMatch(/^20:00/);
  });
});

describe('a court that is closed for some days', () => {
  let club: Timetable;
  let schedule_id: string;
  let sessions: ApiSession[];
  let change_id: string;
  beforeAll(async () => {
    club = await buildTimetable(server);
    ({ id: schedule_id } = await club.published({ name: 'Jueves', recurrence_days: [3] }));
    sessions = await club.sessionsOf(schedule_id);
    await club.admin.post(`/api/classes/sessions/${sessions[0]!.id}/enroll/`, {
      student_id: club.student.profile_id,
    });
    await reserve('2026-03-06T10:00:00+01:00', 'Liga');
  });
  const reserve = (starts_at: string, title: string, court_id = club.court_id) =>
    club.admin.post('/api/courts/reservations/', {
      ...{ court_id, booking_type: 'match', title, starts_at },
      ends_at: new Date(Date.parse(starts_at) + 3_600_000).toISOString(),
    });
  const path = () => `/api/courts/${club.court_id}/closures/`;
  // Two weeks: the first two Thursdays.
  const days = { starts_on: '2026-03-04', ends_on: '2026-03-17', name: 'Obras' };
  const courtOf = async (id: string) => (await club.admin.get(`/api/classes/sessions/${id}/`)).body.court;

  test('shows its classes with their people, and what else is on it', async () => {
    const { status, body } = await club.admin.post(`${path()}preview/`, days);
    expect(status).toBe(200);
    expect(body.classes.map((one: ApiSession) => one.session_id)).toEqual(
      sessions.slice(0, 2).map((one) => one.id),
    );
    expect(body.reservations).toMatchObject([{ title: 'Liga', booking_type: 'match' }]);
    expect((await club.coach.post(`${path()}preview/`, days)).status).toBe(403);
    expect((await club.admin.post(path(), { ...days, ends_on: '2026-03-03' })).status).toBe(422);
    expect((await club.admin.post(path(), { ...days, ends_on: '2026-04-04' })).status).toBe(422);
    expect((await club.admin.post(path(), days)).body.code).toBe('changes.undecided');
  });

  test('moves, calls off and keeps them as chosen, told once; the match stays', async () => {
    await newsOf(club);
    const preview = (await club.admin.post(`${path()}preview/`, days)).body;
    const elsewhere = { action: 'move', court_id: club.other_court_id };
    const byId = { [sessions[1]!.id]: { action: 'keep' } };
    const { status, body } = await club.admin.post(path(), {
      ...{ ...days, classes: choices(preview, byId, elsewhere) },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      booking_type: 'closed',
      title: 'Obras',
      effect: { moved: 1, kept: 1, told: 1 },
    });
    change_id = body.effect.id;
    expect((await courtOf(sessions[0]!.id)).id).toBe(club.other_court_id);
    expect((await courtOf(sessions[1]!.id)).id).toBe(club.court_id);
    expect(await newsOf(club)).toEqual(['session_changed']);
    const { results } = (await club.admin.get(`/api/changes/unsolved/?club_id=${club.place.club_id}`)).body;
    expect(results).toMatchObject([{ session_id: sessions[1]!.id, reasons: ['court_closed'] }]);
  });

  test('takes nothing new: no match, no class, nothing that is moved; days beside it are free', async () => {
    expect((await reserve('2026-03-09T10:00:00+01:00', 'Otro')).body).toMatchObject({
      ...{ code: 'courts.court_busy', conflicts: [{ booking_type: 'closed' }] },
    });
    const before = await reserve('2026-03-03T22:00:00+01:00', 'Víspera');
    const after = await reserve('2026-03-18T08:00:00+01:00', 'Después');
    expect([before.status, after.status]).toEqual([201, 201]);
    const at = { starts_at: '2026-03-10T08:00:00+01:00', ends_at: '2026-03-10T09:00:00+01:00' };
    const moved = await club.admin.patch(`/api/courts/reservations/${after.body.id}/`, at);
    expect([moved.status, moved.body.code]).toEqual([409, 'courts.court_busy']);
    const free = await club.admin.get(
      `/api/courts/free/?club_id=${club.place.club_id}&from=${encodeURIComponent(at.starts_at)}&until=${encodeURIComponent(at.ends_at)}`,
    );
    expect(free.body.results.map((one: ApiSession) => one.id)).toEqual([club.other_court_id]);
    const dragged = await club.admin.patch(`/api/classes/sessions/${sessions[2]!.id}/`, {
      local_date: '2026-03-13',
    });
    expect([dragged.status, dragged.body.code]).toEqual([409, 'courts.court_busy']);
    const again = await club.admin.patch(`/api/classes/sessions/${sessions[0]!.id}/`, {
      court_id: club.court_id,
    });
    expect([again.status, again.body.code]).toEqual([409, 'courts.court_busy']);
  });

  test('a group that is made meanwhile goes on without a court on those days, which is to be solved', async () => {
    const { id } = await club.published({
      ...{ name: 'Viernes', recurrence_days: [4], instructor_id: null, start_time: '12:00' },
    });
    const made = await club.sessionsOf(id);
    expect(made.slice(0, 3).map((one) => [one.local_date, one.court?.id ?? null])).toEqual([
      ['2026-03-06', null],
      ['2026-03-13', null],
      ['2026-03-20', club.court_id],
    ]);
    const { results } = (await club.admin.get(`/api/changes/unsolved/?club_id=${club.place.club_id}`)).body;
    expect(results.map((one: ApiSession) => one.reasons)).toEqual(Array(3).fill(['court_closed']));
  });

  test('undo opens it, and puts back what was moved', async () => {
    const preview = (await club.admin.post(`/api/changes/${change_id}/undo/preview/`)).body;
    expect(preview.classes).toMatchObject([{ session_id: sessions[0]!.id, possible: true, problems: [] }]);
    const back = preview.classes.map(({ session_id, version }: ApiSession) => ({ session_id, version }));
    const { status, body } = await club.admin.post(`/api/changes/${change_id}/undo/`, { classes: back });
    expect([status, body.moved_back]).toEqual([200, 1]);
    expect((await courtOf(sessions[0]!.id)).id).toBe(club.court_id);
    expect((await reserve('2026-03-09T10:00:00+01:00', 'Otro')).status).toBe(201);
  });
});
