import { beforeAll, describe, expect, test } from 'vitest';
import { person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { type ApiSession, buildTimetable, type Timetable } from '../../test/timetable.ts';
import { work } from '../../test/worker.ts';
import { notificationReactions } from '../notifications/reactions.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let club: Timetable;
let owner: Timetable['admin'];
let sessions: ApiSession[];
let path: string;
beforeAll(async () => {
  club = await buildTimetable(server);
  owner = await person(server, club.place, 'owner');
  const { id } = await club.published({ end_date: '2026-03-24' });
  sessions = await club.sessionsOf(id);
  for (const session of sessions)
    await club.admin.post(`/api/classes/sessions/${session.id}/enroll/`, {
      student_id: club.student.profile_id,
    });
  await work(server, notificationReactions, server.clock.now());
  path = await pathOf(club.coach.user_id);
});

async function pathOf(user_id: string): Promise<string> {
  const { rows } = await server.owner.query(
    `select id from memberships where user_id = $1 and role = 'instructor'`,
    [user_id],
  );
  return `/api/members/${user_id}/roles/${rows[0]?.id}/`;
}
const isCoach = async () =>
  (await owner.get(`/api/classes/instructors/${club.coach.profile_id}/`)).body.is_active;
const sessionOf = async (id: string) => (await owner.get(`/api/classes/sessions/${id}/`)).body;

describe('the role of a coach', () => {
  test('is not taken while nobody has decided about the classes', async () => {
    const { status, body } = await owner.delete(path);
    expect([status, body.code]).toEqual([409, 'changes.undecided']);
    expect(body.classes).toHaveLength(sessions.length);
    expect(await isCoach()).toBe(true);
    expect(await pathOf(club.coach.user_id)).toBe(path);
  });

  test('is shown with its classes before, which writes nothing', async () => {
    const { status, body } = await owner.post(`${path}remove/preview/`);
    expect(status).toBe(200);
    expect(body.classes.map((one: ApiSession) => one.session_id)).toEqual(sessions.map((one) => one.id));
    expect(body.people).toMatchObject([{ student_id: club.student.profile_id, reachable: true }]);
    expect(await isCoach()).toBe(true);
  });

  test('is not taken by who may not, nor looked at', async () => {
    for (const tail of ['remove/', 'remove/preview/'])
      expect((await club.colleague.post(`${path}${tail}`, {})).status).toBe(403);
    expect((await club.colleague.delete(path)).status).toBe(403);
  });

  let change_id: string;
  test('is taken with what was decided, and its people hear of it once', async () => {
    const { classes } = (await owner.post(`${path}remove/preview/`)).body;
    const choice = ({ session_id, version }: ApiSession, at: number) => ({
      ...{ session_id, version },
      ...(at === 0
        ? { action: 'substitute', instructor_id: club.colleague.profile_id }
        : { action: at === 1 ? 'cancel' : 'without_coach' }),
    });
    const { status, body } = await owner.post(`${path}remove/`, { classes: classes.map(choice) });
    expect(status).toBe(200);
    expect(body.effect).toMatchObject({ substituted: 1, cancelled: 1, without_coach: 2, told: 1 });
    change_id = body.effect.id;
    expect(await isCoach()).toBe(false);
    expect(await sessionOf(sessions[3].id)).toMatchObject({ instructor: null });
    await work(server, notificationReactions, server.clock.now());
    const { results } = (await club.student.get('/api/notifications/?unread=true')).body;
    expect(results.filter((one: ApiSession) => one.session_ids.includes(sessions[1].id))[0]).toMatchObject({
      ...{ kind: 'session_cancelled', session_ids: sessions.map((one) => one.id) },
    });
    const kept = (await owner.get(`/api/changes/${change_id}/`)).body;
    expect(kept).toMatchObject({
      kind: 'coach_role',
      can_undo: true,
      instructor: { id: club.coach.profile_id },
    });
  });

  test('is theirs again when that is taken back, with their classes', async () => {
    const undo = `/api/changes/${change_id}/undo/`;
    const { classes } = (await owner.post(`${undo}preview/`)).body;
    expect(classes.every((one: ApiSession) => one.possible)).toBe(true);
    const chosen = classes.map(({ session_id, version }: ApiSession) => ({ session_id, version }));
    expect((await owner.post(undo, { classes: chosen })).body).toMatchObject({
      reinstated: 1,
      given_back: 3,
    });
    expect(await isCoach()).toBe(true);
    expect((await club.coach.get(`/api/classes/sessions/${sessions[0].id}/`)).status).toBe(200);
    for (const { id } of sessions)
      expect(await sessionOf(id)).toMatchObject({
        ...{ status: expect.not.stringMatching('cancelled'), substitute_instructor: null },
        instructor: { id: club.coach.profile_id },
      });
  });

  test('that is not the last one is taken at once: the coach goes on', async () => {
    const again = await pathOf(club.coach.user_id);
    const { rows } = await server.owner.query('select club_id from memberships where user_id = $1', [
      club.coach.user_id,
    ]);
    const club_id = rows[0]?.club_id === null ? club.place.club_id : null;
    const more = await owner.post(`/api/members/${club.coach.user_id}/roles/`, {
      role: 'instructor',
      club_id,
    });
    expect(more.status).toBe(201);
    expect((await owner.post(`${again}remove/preview/`)).body.classes).toEqual([]);
    expect((await owner.delete(again)).status).toBe(204);
    expect(await isCoach()).toBe(true);
  });
});
