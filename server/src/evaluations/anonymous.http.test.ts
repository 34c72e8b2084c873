import { beforeAll, expect, test } from 'vitest';
import { asSystem, buildClub, lookAfter, person } from '../../test/builders.ts';
import { type Cast, castFor, classWith } from '../../test/classes.ts';
import { useServer } from '../../test/server.ts';
import { buildClient } from '../../test/sessions.ts';
import { showEvaluations } from './jobs.ts';

/* G13: nobody is told who wrote without a name (docs/domain/evaluations.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Caller = Cast['ana'];
let cast: Cast;
let coach: Caller;
let owner: Caller;
let students: [Caller, Caller, Caller, Caller, Caller, Caller];
let child: string;
let guardian: Caller;
let session_id: string;
beforeAll(async () => {
  cast = await castFor(server, await buildClub(server.db));
  ({ coach } = cast);
  const as = (role: 'owner' | 'student') => person(server, cast.place, role);
  owner = await as('owner');
  const others = [
    await as('student'),
    await as('student'),
    await as('student'),
    await as('student'),
  ] as const;
  students = [cast.ana, cast.ben, ...others];
  child = await buildClient(server.db, cast.place);
  const ids = [...students.map((one) => one.profile_id), child];
  const { id, url, moment } = await classWith(server, cast, ids);
  session_id = id;
  moment(100);
  const entries = ids.map((student_id) => ({ student_id, present: true }));
  await cast.admin.post(`${url}/mark_attendance/`, { entries });
});

const say = (who: Caller, overall_rating: number, more: object = {}) =>
  who.post(`/api/classes/instructors/${coach.profile_id}/evaluate/`, {
    ...{ session_id, overall_rating, teaching_quality: 4, punctuality: 4, communication: 4 },
    ...{ is_anonymous: true, ...more },
  });
const evaluate = async (who: Caller, overall_rating: number, more: object = {}) => {
  const { status, body } = await say(who, overall_rating, more);
  expect(status).toBe(201);
  return body;
};
const change = (who: Caller, id: string, body: object) => who.patch(`/api/classes/evaluations/${id}/`, body);
const list = (who: Caller, query = '') =>
  who.get(`/api/classes/instructors/${coach.profile_id}/evaluations/${query}`);
const idsShown = async (): Promise<string[]> =>
  (await list(coach)).body.results.map((row: { id: string }) => row.id);
const atNight = () => asSystem(server.db, cast.place, server.clock.now(), showEvaluations);
const mine = async (who: Caller) =>
  (await who.get('/api/classes/my_evaluations/')).body.results[0].evaluation;
/** All that anybody but the author can ask for. */
const seen = async () => {
  const { body: profile } = await owner.get(`/api/classes/instructors/${coach.profile_id}/`);
  const { body: summary } = await list(owner, 'summary/');
  const { body: shown } = await list(coach);
  const { body: log } = await owner.get('/api/audit/');
  return { rating: profile.rating, total: profile.total_ratings, summary, shown, log };
};

test('what is said changes nothing that anybody sees, and whoever said it alone reads it', async () => {
  const [ana, ben] = students;
  const before = await seen();
  const own = await evaluate(ana, 1, { comments: 'Habla poco' });
  expect(own).toMatchObject({ waits: true, is_anonymous: true });
  await evaluate(ben, 2);
  await atNight();
  expect(await seen()).toEqual(before);
  expect(await mine(ana)).toMatchObject({ id: own.id, waits: true });
  for (const who of [owner, coach, cast.admin])
    expect((await change(who, own.id, { overall_rating: 5 })).status).toBe(404);
  expect((await coach.put(`/api/classes/evaluations/${own.id}/reply/`, { reply: '?' })).status).toBe(404);
});

test('who makes themselves a guardian learns nothing of who has an account of their own', async () => {
  const [ana] = students;
  guardian = await person(server, cast.place, 'student');
  for (const one of [ana.profile_id, child]) await lookAfter(server.db, cast.place, guardian.profile_id, one);
  const own = await mine(ana);
  const { body } = await guardian.get('/api/classes/my_evaluations/');
  expect(body.results.map((row: { student_id: string }) => row.student_id)).toEqual([child]);
  expect(JSON.stringify(body)).not.toContain(own.id);
  expect((await say(guardian, 5, { student_id: ana.profile_id })).status).toBe(404);
  expect((await change(guardian, own.id, { overall_rating: 5 })).status).toBe(404);
});

test('three are shown together at night, with neither author nor class nor day', async () => {
  await evaluate(students[2], 3);
  expect(await idsShown()).toEqual([]);
  await atNight();
  const { shown, rating, total, summary, log } = await seen();
  expect([rating, total]).toEqual([2, 3]);
  expect(shown.results).toHaveLength(3);
  const text = JSON.stringify([shown, summary]);
  for (const one of students) {
    expect(text).not.toContain(one.profile_id);
    expect(text).not.toContain(one.email);
  }
  expect(text).not.toContain(session_id);
  expect(text).not.toMatch(/\d{4}-\d\d-\d\d/);
  for (const row of shown.results) {
    expect(row).toMatchObject({ student: null, session: null, is_anonymous: true });
    // Version 4: of version 7 the first half is the time.
    expect(row.id[14]).toBe('4');
  }
  expect(summary.by_class_type).toEqual([]);
  expect(JSON.stringify(log)).not.toContain('evaluation');
});

test('pages go by month and random id, never by who wrote first', async () => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await list(coach, `?limit=1${cursor ? `&cursor=${cursor}` : ''}`);
    ids.push(...body.results.map((row: { id: string }) => row.id));
    cursor = body.next_cursor ?? undefined;
    if (cursor) expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/-(0[2-9]|[12]\d|3[01])"/);
  } while (cursor);
  expect(ids).toEqual([...ids].sort().reverse());
});

test('the fourth waits, and who was seen before is no shelter: neither who changes theirs nor who gives their name up', async () => {
  const [ana, , , dan, eva, fay] = students;
  await evaluate(dan, 5);
  const named = await evaluate(eva, 5, { is_anonymous: false });
  expect(await seen()).toMatchObject({ total: 4 });
  const before = await mine(ana);
  const { body: changed } = await change(ana, before.id, { comments: 'Habla poco y claro' });
  expect(changed).toMatchObject({ waits: true, reply: '' });
  expect(changed.id).not.toBe(before.id);
  const { body: nameless } = await change(eva, named.id, { is_anonymous: true });
  expect(nameless.id).not.toBe(named.id);
  await atNight();
  // Dan alone is new: nothing of the three is shown.
  const { total, shown } = await seen();
  expect(total).toBe(2);
  expect(JSON.stringify(shown)).not.toContain(eva.profile_id);
  // Whoever gives their name is shown at once.
  await change(eva, nameless.id, { is_anonymous: false });
  expect(await seen()).toMatchObject({ total: 3 });
  await evaluate(fay, 5);
  await evaluate(guardian, 4, { student_id: child });
  await atNight();
  expect(await seen()).toMatchObject({ total: 7 });
});

test('who wrote what has no name is forgotten when nothing can be changed any more', async () => {
  const authors = async () => (await server.owner.query('select id from evaluation_authors')).rows;
  expect(await authors()).toHaveLength(7);
  server.clock.set('2026-05-20T09:00:00Z');
  await atNight();
  expect(await authors()).toEqual([]);
  expect(await seen()).toMatchObject({ total: 7 });
  // What has a name still says whose it is.
  expect((await list(coach)).body.results.filter((row: { student: object }) => row.student)).toHaveLength(1);
});
