import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildSecondClub } from '../../test/builders.ts';
import { madeMeanwhile } from '../../test/made-meanwhile.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { cancelSessions, generateSessions } from '../scheduling/public.ts';
import { coachLeaves } from './commands/leaving.ts';

/* What a coach or a club that goes out of use does to classes. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });

const choices = (preview: { classes: ApiSession[] }, byId: Record<string, object>, rest: object) =>
  preview.classes.map(({ session_id, version }) => ({ session_id, version, ...(byId[session_id] ?? rest) }));

describe('a coach who leaves', () => {
  let club: Timetable;
  let sessions: ApiSession[];
  let schedule_id: string;
  let lent: ApiSession;
  let change_id: string;
  beforeAll(async () => {
    club = await buildTimetable(server);
    const { id } = await club.published({ name: 'Martes', end_date: '2026-06-30' });
    schedule_id = id;
    sessions = await club.sessionsOf(id);
    await club.admin.post(`/api/classes/schedules/${id}/places/`, { student_id: club.student.profile_id });
    const own = { start_date: '2026-03-05', recurrence: 'once', recurrence_days: [] };
    const other = await club.published({
      ...{ ...own, name: 'Prestada', instructor_id: club.colleague.profile_id, court_id: null },
    });
    lent = (await club.sessionsOf(other.id))[0];
    await club.admin.post(`/api/classes/sessions/${lent.id}/substitute/`, {
      instructor_id: club.coach.profile_id,
    });
  });
  const path = () => `/api/classes/instructors/${club.coach.profile_id}/`;
  const leave = (body: object) => club.admin.patch(path(), { is_active: false, ...body });
  const sessionOf = async (id: string) => (await club.admin.get(`/api/classes/sessions/${id}/`)).body;

  test('is shown with all classes ahead, their own and lent ones, and with who can give them', async () => {
    const preview = await club.admin.post(`${path()}deactivate/preview/`);
    expect(preview.status).toBe(200);
    const { classes } = preview.body;
    expect(classes.map((one: ApiSession) => one.session_id).sort()).toEqual(
      [...sessions.map((one) => one.id), lent.id].sort(),
    );
    expect(classes[0].offers).toEqual(['substitute', 'without_coach', 'cancel', 'move', 'keep']);
    expect(preview.body.people).toMatchObject([{ student_id: club.student.profile_id, reachable: true }]);
    expect((await club.coach.post(`${path()}deactivate/preview/`)).status).toBe(403);
  });

  test('does not go out of service while nobody said what becomes of the classes, by PATCH nor by PUT', async () => {
    const patched = await leave({});
    expect([patched.status, patched.body.code]).toEqual([409, 'changes.undecided']);
    const { abilities, windows, rating, total_ratings, user_id, ...shown } = (await club.admin.get(path()))
      .body;
    const fields = Object.fromEntries(
      Object.entries(shown).filter(([name]) => !name.startsWith('available') && name !== 'id'),
    );
    const put = await club.admin.put(path(), { ...fields, is_active: false });
    expect([put.status, put.body.code ?? put.body.errors]).toEqual([409, 'changes.undecided']);
    expect((await club.admin.get(path())).body.is_active).toBe(true);
  });

  test('leaves each class as it was chosen, and the student hears of all of it in one message', async () => {
    await work(server, notificationReactions, server.clock.now());
    const preview = (await club.admin.post(`${path()}deactivate/preview/`)).body;
    const byId = {
      [sessions[0]!.id]: { action: 'cancel' },
      [sessions[1]!.id]: { action: 'substitute', instructor_id: club.colleague.profile_id },
      [sessions[2]!.id]: { action: 'keep' },
    };
    const classes = choices(preview, byId, { action: 'without_coach' });
    const { status, body } = await leave({ classes, bio: 'Adiós' });
    expect(status).toBe(200);
    const without_coach = sessions.length - 3 + 1;
    expect(body).toMatchObject({
      ...{ is_active: false, bio: 'Adiós' },
      effect: { cancelled: 1, substituted: 1, without_coach, kept: 1, told: 1 },
    });
    change_id = body.effect.id;
    expect((await sessionOf(sessions[0]!.id)).status).toBe('cancelled');
    expect((await sessionOf(sessions[1]!.id)).substitute_instructor.id).toBe(club.colleague.profile_id);
    expect((await sessionOf(sessions[2]!.id)).instructor.id).toBe(club.coach.profile_id);
    expect((await sessionOf(sessions[3]!.id)).instructor).toBe(null);
    expect(await sessionOf(lent.id)).toMatchObject({ instructor: null, substitute_instructor: null });
    await work(server, notificationReactions, server.clock.now());
    const { results } = (await club.student.get('/api/notifications/')).body;
    const kinds = results
      .map((one: { kind: string }) => one.kind)
      .filter((kind: string) => /^session_/.test(kind));
    expect(kinds).toEqual(['session_cancelled']);
  });

  test('is given no class that is made later: the group goes on without a coach', async () => {
    const before = (await club.sessionsOf(schedule_id)).length;
    await asSystem(server.db, club.place, server.clock.now(), (scope) =>
      generateSessions(scope, [schedule_id], { until_date: '2026-06-30' }),
    );
    const later = (await club.sessionsOf(schedule_id)).slice(before);
    expect(later.length).toBeGreaterThan(0);
    expect(later.every((one) => one.instructor === null)).toBe(true);
  });

  test('stands in the list of changes, and comes back with the classes that were chosen', async () => {
    const { results } = (await club.admin.get('/api/changes/')).body;
    expect(results[0]).toMatchObject({
      ...{ id: change_id, kind: 'coach_inactive', can_undo: true, kept: 1 },
      instructor: { id: club.coach.profile_id },
    });
    const preview = (await club.admin.post(`/api/changes/${change_id}/undo/preview/`)).body;
    expect(preview.classes.every((one: ApiSession) => one.problems.length === 0)).toBe(true);
    const back = preview.classes.filter((one: ApiSession) =>
      [sessions[0]!.id, sessions[3]!.id, lent.id].includes(one.session_id),
    );
    const { status, body } = await club.admin.post(`/api/changes/${change_id}/undo/`, {
      classes: back.map(({ session_id, version }: ApiSession) => ({ session_id, version })),
    });
    expect([status, body.reinstated, body.given_back]).toEqual([200, 1, 2]);
    expect((await club.admin.get(path())).body.is_active).toBe(true);
    expect(await sessionOf(sessions[0]!.id)).toMatchObject({ instructor: { id: club.coach.profile_id } });
    expect((await sessionOf(sessions[3]!.id)).instructor.id).toBe(club.coach.profile_id);
    expect(await sessionOf(lent.id)).toMatchObject({
      instructor: { id: club.colleague.profile_id },
      substitute_instructor: { id: club.coach.profile_id },
    });
    expect((await sessionOf(sessions[4]!.id)).instructor).toBe(null);
  });

  test('and goes again another time; with a word for all', async () => {
    const { status, body } = await leave({ otherwise: 'cancel' });
    expect([status, body.effect.kept]).toEqual([200, 0]);
    expect((await leave({})).status).toBe(200);
    expect((await club.admin.patch(path(), { is_active: true })).status).toBe(200);
    expect((await leave({})).status).toBe(200);
  });
});

describe('a coach who leaves while classes are made for them', () => {
  async function meeting(leaves: (club: Timetable) => Promise<unknown>) {
    const { club, made } = await madeMeanwhile(server, leaves);
    return made.filter((one) => one.instructor?.id === club.coach.profile_id);
  }

  test('leaves none of them behind', async () => {
    const left = await meeting((club) =>
      club.admin.patch(`/api/classes/instructors/${club.coach.profile_id}/`, {
        ...{ is_active: false, otherwise: 'cancel' },
      }),
    );
    expect(left).toEqual([]);
  });

  test('control: without the lock before the look, they keep a coach who is gone', async () => {
    const left = await meeting((club) =>
      asSystem(server.db, club.place, server.clock.now(), async (scope) => {
        const seen = await coachLeaves(club.coach.profile_id).hits(scope);
        await cancelSessions(scope, seen, 'coach_absent');
        await scope.tx
          .updateTable('instructors')
          .set({ is_active: false })
          .where('id', '=', club.coach.profile_id)
          .execute();
      }),
    );
    expect(left.length).toBeGreaterThan(0);
  });
});

describe('a club that is given up', () => {
  let club: Timetable;
  let session: ApiSession;
  beforeAll(async () => {
    club = await buildTimetable(server);
    await buildSecondClub(server.db, club.place);
    const { id } = await club.published({ name: 'Martes', end_date: '2026-03-17', max_participants: 1 });
    [session] = await club.sessionsOf(id);
    const waiting = await buildClient(server.db, club.place);
    for (const student_id of [club.student.profile_id, waiting])
      await club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, { student_id });
  });
  const path = () => `/api/clubs/${club.place.club_id}/`;

  test('shows its classes with who is in them and waits, and keeps them while nobody decides', async () => {
    const { body } = await club.admin.post(`${path()}deactivate/preview/`);
    expect(body.classes.length).toBe(3);
    expect(body.classes[0]).toMatchObject({
      ...{ session_id: session.id, enrolled_count: 1, waitlisted_count: 1, offers: ['cancel', 'keep'] },
    });
    expect(body.people).toHaveLength(2);
    const refused = await club.admin.patch(path(), { is_active: false });
    expect([refused.status, refused.body.code]).toEqual([409, 'changes.undecided']);
    expect((await club.admin.get(path())).body.is_active).toBe(true);
  });

  test('calls them off, takes no bookings, makes no classes, and comes back with those that can', async () => {
    const { status, body } = await club.admin.patch(path(), { is_active: false, otherwise: 'cancel' });
    expect([status, body.is_active, body.effect.cancelled]).toEqual([200, false, 3]);
    const change = `/api/changes/${body.effect.id}/`;
    const preview = (await club.admin.post(`${change}undo/preview/`)).body;
    expect(preview.classes[0]).toMatchObject({ session_id: session.id, returning: 1, waiting: 1 });
    const [{ session_id, version }] = preview.classes;
    const undone = await club.admin.post(`${change}undo/`, { classes: [{ session_id, version }] });
    expect(undone.body).toMatchObject({ reinstated: 1 });
    expect((await club.admin.get(path())).body.is_active).toBe(true);
  });
});
