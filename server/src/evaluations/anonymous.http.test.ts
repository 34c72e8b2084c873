import { beforeAll, expect, test } from 'vitest';
import { buildClub, person } from '../../test/builders.ts';
import { type Cast, castFor, classWith } from '../../test/classes.ts';
import { useServer } from '../../test/server.ts';

/* G13: nobody is told who wrote without a name (docs/domain/evaluations.md). */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Caller = Cast['ana'];
let cast: Cast;
let coach: Caller;
let owner: Caller;
let students: Caller[];
let session_id: string;
beforeAll(async () => {
  cast = await castFor(server, await buildClub(server.db));
  ({ coach } = cast);
  owner = await person(server, cast.place, 'owner');
  students = [cast.ana, cast.ben];
  for (let i = 0; i < 4; i++) students.push(await person(server, cast.place, 'student'));
  const ids = students.map((one) => one.profile_id);
  const { id, url, moment } = await classWith(server, cast, ids);
  session_id = id;
  moment(100);
  const entries = ids.map((student_id) => ({ student_id, present: true }));
  await cast.admin.post(`${url}/mark_attendance/`, { entries });
});

const evaluate = async (who: Caller, overall_rating: number, more: object = {}) => {
  const { status, body } = await who.post(`/api/classes/instructors/${coach.profile_id}/evaluate/`, {
    ...{ session_id, overall_rating, teaching_quality: 4, punctuality: 4, communication: 4 },
    ...{ is_anonymous: true, ...more },
  });
  expect(status).toBe(201);
  return body;
};
const list = (who: Caller, query = '') =>
  who.get(`/api/classes/instructors/${coach.profile_id}/evaluations/${query}`);
/** All that anybody but the author can ask for. */
const seen = async () => {
  const { body: profile } = await owner.get(`/api/classes/instructors/${coach.profile_id}/`);
  const { body: summary } = await owner.get(
    `/api/classes/instructors/${coach.profile_id}/evaluations/summary/`,
  );
  const { body: shown } = await list(coach);
  const { body: log } = await owner.get('/api/audit/');
  return { rating: profile.rating, total: profile.total_ratings, summary, shown, log };
};

test('one alone changes nothing that anybody sees, and its author sees it', async () => {
  const before = await seen();
  const own = await evaluate(students[0] as Caller, 1, { comments: 'Habla poco' });
  expect(own).toMatchObject({ waits: true, is_anonymous: true });
  await evaluate(students[1] as Caller, 2);
  expect(await seen()).toEqual(before);
  const { body } = await (students[0] as Caller).get('/api/classes/my_evaluations/');
  expect(body.results[0].evaluation).toMatchObject({ id: own.id, waits: true });
  for (const who of [owner, coach, cast.admin])
    expect((await who.patch(`/api/classes/evaluations/${own.id}/`, { overall_rating: 5 })).status).toBe(404);
  // The same author in another class is no third person.
  expect((await coach.put(`/api/classes/evaluations/${own.id}/reply/`, { reply: '?' })).status).toBe(404);
});

test('three are shown together, with neither author nor class nor day', async () => {
  await evaluate(students[2] as Caller, 3);
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

test('the fourth waits for others, and a named one that gives its name up waits, too', async () => {
  const [, , , dan, eva] = students as [Caller, Caller, Caller, Caller, Caller];
  await evaluate(dan, 5);
  const named = await evaluate(eva, 5, { is_anonymous: false });
  expect(await seen()).toMatchObject({ total: 4 });
  await eva.patch(`/api/classes/evaluations/${named.id}/`, { is_anonymous: true });
  const { total, shown } = await seen();
  expect(total).toBe(3);
  expect(JSON.stringify(shown)).not.toContain(eva.profile_id);
  // And back: whoever gives their name is shown at once.
  await eva.patch(`/api/classes/evaluations/${named.id}/`, { is_anonymous: false });
  expect(await seen()).toMatchObject({ total: 4 });
});

test('what is shown and changed by its author stays where it is', async () => {
  const { body } = await (students[0] as Caller).get('/api/classes/my_evaluations/');
  const { id } = body.results[0].evaluation;
  const places = (await list(coach)).body.results.map((row: { id: string }) => row.id);
  const { body: changed } = await (students[0] as Caller).patch(`/api/classes/evaluations/${id}/`, {
    comments: 'Habla poco y claro',
  });
  expect(changed).toMatchObject({ waits: false });
  expect((await list(coach)).body.results.map((row: { id: string }) => row.id)).toEqual(places);
});
