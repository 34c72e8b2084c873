import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, lookAfter, person } from '../../test/builders.ts';
import { type Cast, castFor, classWith } from '../../test/classes.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, type SessionOptions } from '../../test/sessions.ts';
import { inviteToEvaluate } from '../notifications/jobs.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Caller = Cast['ana'];
let cast: Cast;
beforeAll(async () => {
  cast = await castFor(server, await buildClub(server.db));
});

/** A class in which these students were, and have come unless told otherwise; it is over. */
async function attended(students: string[], options: SessionOptions = {}, absent: string[] = []) {
  const { id, url, moment } = await classWith(server, cast, students, options);
  moment(100);
  const entries = students.map((student_id) => ({ student_id, present: !absent.includes(student_id) }));
  const { status } = await cast.admin.post(`${url}/mark_attendance/`, { entries });
  expect(status).toBe(200);
  return id;
}

const said = (session_id: string, overall_rating: number, more: object = {}) => ({
  ...{ session_id, overall_rating, teaching_quality: 4, punctuality: 5, communication: 3, ...more },
});
const evaluate = (who: Caller, coach: Caller, body: object) =>
  who.post(`/api/classes/instructors/${coach.profile_id}/evaluate/`, body);
const ratingOf = async (coach: Caller) => {
  const { body } = await cast.admin.get(`/api/classes/instructors/${coach.profile_id}/`);
  return { rating: body.rating, total_ratings: body.total_ratings };
};
const evaluationsOf = async (coach: Caller) =>
  (await coach.get(`/api/classes/instructors/${coach.profile_id}/evaluations/`)).body.results;

describe('an evaluation', () => {
  test('moves the rating with it, stands under its author, and is changed for 14 days', async () => {
    const { ana, ben, coach, admin } = cast;
    const session_id = await attended([ana.profile_id, ben.profile_id]);
    const shownToVisitors = async () => {
      const { body } = await server.as().get(`/api/public/${cast.place.organization_slug}/instructors/`);
      return body.results.find((one: { id: string }) => one.id === coach.profile_id).rating;
    };
    expect(await shownToVisitors()).toBeNull();
    const first = await evaluate(ana, coach, said(session_id, 5, { comments: 'Muy clara' }));
    expect(first).toMatchObject({ status: 201, body: { waits: false, abilities: { change: true } } });
    expect(await ratingOf(coach)).toEqual({ rating: 5, total_ratings: 1 });
    await expect.poll(shownToVisitors).toBe(5);
    expect(await evaluate(ben, coach, said(session_id, 2))).toMatchObject({ status: 201 });
    expect(await ratingOf(coach)).toEqual({ rating: 3.5, total_ratings: 2 });
    expect(await evaluate(ana, coach, said(session_id, 1))).toMatchObject({
      ...{ status: 409, body: { code: 'evaluation.already' } },
    });
    const url = `/api/classes/evaluations/${first.body.id}/`;
    expect(await ana.patch(url, { overall_rating: 4 })).toMatchObject({
      ...{ status: 200, body: { overall_rating: 4, comments: 'Muy clara' } },
    });
    expect(await ratingOf(coach)).toEqual({ rating: 3, total_ratings: 2 });
    expect((await ben.patch(url, { overall_rating: 1 })).status).toBe(404);
    const shown = await evaluationsOf(coach);
    expect(shown).toHaveLength(2);
    expect(shown).toContainEqual(
      expect.objectContaining({
        ...{ overall_rating: 4, comments: 'Muy clara', is_anonymous: false, abilities: { reply: true } },
        student: expect.objectContaining({ id: ana.profile_id }),
        session: expect.objectContaining({ id: session_id }),
      }),
    );
    server.clock.set('2026-05-20T09:00:00Z');
    expect((await evaluate(ben, coach, said(session_id, 1))).body.code).toBe('evaluation.long_ago');
    expect(await ana.patch(url, { overall_rating: 5 })).toMatchObject({
      ...{ status: 409, body: { code: 'evaluation.too_late' } },
    });
    const { body: log } = await admin.get(`/api/audit/?entity_id=${coach.profile_id}`);
    expect(JSON.stringify(log)).not.toContain('total_ratings');
  });

  test('is of who gave the class and by who came to it, once', async () => {
    const { ana, ben, coach, otherCoach } = cast;
    const session_id = await attended([ana.profile_id, ben.profile_id], {}, [ben.profile_id]);
    await server.owner.query('update class_sessions set substitute_instructor_id = $1 where id = $2', [
      ...[otherCoach.profile_id, session_id],
    ]);
    const refused = async (who: Caller, of: Caller, body: object) =>
      (await evaluate(who, of, body)).body.code;
    expect(await refused(ana, coach, said(session_id, 5))).toBe('evaluation.not_taught');
    expect(await refused(ben, otherCoach, said(session_id, 1))).toBe('evaluation.not_attended');
    expect(await refused(ana, otherCoach, said(session_id, 5, { student_id: ben.profile_id }))).toBe(
      'not_found',
    );
    expect((await evaluate(ana, otherCoach, said(session_id, 6))).body.errors[0].path).toBe(
      '/overall_rating',
    );
    expect((await evaluate(ana, otherCoach, said(session_id, 5))).status).toBe(201);
    expect(await ratingOf(otherCoach)).toEqual({ rating: 5, total_ratings: 1 });
    const elsewhere = await person(server, await buildClub(server.db), 'student');
    expect((await evaluate(elsewhere, otherCoach, said(session_id, 1))).status).toBe(404);
  });

  test('is said by a guardian for whom they look after, and stands in their list with what can still be said', async () => {
    const guardian = await person(server, cast.place, 'student');
    const child = await buildClient(server.db, cast.place);
    await lookAfter(server.db, cast.place, guardian.profile_id, child);
    const earlier = await attended([child, guardian.profile_id]);
    const later = await attended([child]);
    const own = await evaluate(guardian, cast.coach, said(later, 4, { student_id: child }));
    expect(own.status).toBe(201);
    const { body } = await guardian.get('/api/classes/my_evaluations/');
    expect(body.results.map((row: Record<string, unknown>) => [row.session_id, row.student_id])).toEqual(
      expect.arrayContaining([
        [later, child],
        [earlier, child],
        [earlier, guardian.profile_id],
      ]),
    );
    expect(body.results[0]).toMatchObject({
      ...{ session_id: later, instructor: { id: cast.coach.profile_id } },
      evaluation: { id: own.body.id, overall_rating: 4, changeable_until: expect.any(String) },
    });
    expect(body.results[1].evaluation).toBeNull();
    const second = await guardian.get(
      `/api/classes/my_evaluations/?limit=1&cursor=${(await guardian.get('/api/classes/my_evaluations/?limit=1')).body.next_cursor}`,
    );
    expect(second.body.results[0].session_id).toBe(earlier);
    expect((await cast.ana.get(`/api/classes/my_evaluations/?student_id=${child}`)).status).toBe(404);
  });

  test('is answered by its coach, read by the desk, and summed up for everybody', async () => {
    const place = cast.place;
    const coach = await person(server, place, 'instructor');
    const owner = await person(server, place, 'owner');
    const { ana, ben, otherCoach } = cast;
    const session_id = await attended([ana.profile_id, ben.profile_id], { instructor_id: coach.profile_id });
    const { body } = await evaluate(ana, coach, said(session_id, 5, { would_recommend: true }));
    await evaluate(ben, coach, said(session_id, 3, { would_recommend: false }));
    const url = `/api/classes/evaluations/${body.id}/reply/`;
    expect((await otherCoach.put(url, { reply: 'No soy yo' })).status).toBe(404);
    expect((await owner.put(url, { reply: 'No soy yo' })).status).toBe(404);
    expect((await coach.put(url, { reply: ' Gracias ' })).body).toMatchObject({ reply: 'Gracias' });
    expect((await coach.put(url, { reply: '' })).body).toMatchObject({ reply: '' });
    const list = `/api/classes/instructors/${coach.profile_id}/evaluations/`;
    expect((await owner.get(list)).body.results).toHaveLength(2);
    for (const who of [ana, otherCoach]) expect((await who.get(list)).status).toBe(403);
    // Of two by type or by month one could tell who: the coach and who runs the club see it.
    expect((await ana.get(`${list}summary/`)).body).toMatchObject({ trend: [], by_class_type: [] });
    expect((await owner.get(`${list}summary/`)).body).toMatchObject({
      ...{ rating: 4, total_ratings: 2, teaching_quality: 4, punctuality: 5, communication: 3 },
      would_recommend: 0.5,
      distribution: [
        { rating: 5, number: 1 },
        { rating: 4, number: 0 },
        { rating: 3, number: 1 },
        { rating: 2, number: 0 },
        { rating: 1, number: 0 },
      ],
      trend: [{ rating: 4, number: 2 }],
      by_class_type: [{ rating: 4, number: 2 }],
    });
  });

  test('moves with a profile that becomes one with another', async () => {
    const { admin, place } = cast;
    const coach = await person(server, place, 'instructor');
    const [ana, twin] = [await person(server, place, 'student'), await person(server, place, 'student')];
    const session_id = await attended([twin.profile_id], { instructor_id: coach.profile_id });
    await evaluate(twin, coach, said(session_id, 4));
    const kept = await buildClient(server.db, place);
    await server.owner.query('update client_profiles set user_id = null where id = $1', [twin.profile_id]);
    const { status } = await admin.post(`/api/clients/${kept}/merge/`, { other_id: twin.profile_id });
    expect(status).toBe(200);
    expect((await evaluationsOf(coach))[0].student.id).toBe(kept);
    expect(await ratingOf(coach)).toEqual({ rating: 4, total_ratings: 1 });
    expect(ana.profile_id).not.toBe(kept);
  });
});

test('who came is asked after the class where the club wants to know, once, unless they have said it', async () => {
  const { place, admin } = cast;
  const coach = await person(server, place, 'instructor');
  const [ana, ben] = [await person(server, place, 'student'), await person(server, place, 'student')];
  const session_id = await attended([ana.profile_id, ben.profile_id], { instructor_id: coach.profile_id });
  const invite = () =>
    asSystem(server.db, place, server.clock.now(), (scope) => inviteToEvaluate(scope, place.club_id));
  const asked = async (who: Caller) =>
    (await who.get('/api/notifications/')).body.results.filter(
      (one: { kind: string }) => one.kind === 'evaluation_asked',
    );
  await invite();
  expect(await asked(ana)).toEqual([]);
  const values = { instructor_rating_required: true };
  expect((await admin.patch('/api/settings/', { club_id: place.club_id, values })).status).toBe(200);
  await evaluate(ben, coach, said(session_id, 5));
  await invite();
  await invite();
  expect(await asked(ana)).toMatchObject([{ link: '/my-classes?when=past' }]);
  expect(await asked(ben)).toEqual([]);
  await attended([ana.profile_id], { instructor_id: coach.profile_id });
  await invite();
  expect(await asked(ana)).toHaveLength(1);
});
