import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';

/* docs/domain/fixed-places.md: what the desk reads of fixed places, and who released and took back what. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let days = 0;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const weeks = 7 * 86_400_000;
/** A group with classes in four weeks, at an hour of its own unless told. */
async function group(asked: SessionOptions = {}, first = new Date(Date.UTC(2026, 2, 9, 7, 17 * days++))) {
  const options = { duration_minutes: 15, ...asked };
  const built = await buildSession(server.db, place, { ...options, starts_at: first.toISOString() });
  const { schedule_id } = built;
  const ids = [built.session_id];
  for (let week = 1; week < 4; week++) {
    const starts_at = new Date(+first + week * weeks).toISOString();
    ids.push((await buildSession(server.db, place, { ...options, schedule_id, starts_at })).session_id);
  }
  return { schedule_id, ids, first };
}
const client = () => buildClient(server.db, place);
const give = (schedule_id: string, student_id: string, more: object = {}) =>
  owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id, ...more });
const release = (session_id: string, student_id: string) =>
  owner.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, { student_id });
const on = (id: string, what: string, body: object) => owner.post(`/api/classes/places/${id}/${what}/`, body);

/** The student's booking in each of these classes, and whether it is the fixed place's. */
async function held(ids: readonly string[], student_id: string) {
  const { rows } = await server.owner.query(
    `select session_id, status, schedule_enrollment_id is not null as fixed from class_enrollments
      where session_id = any($1) and student_id = $2 and status <> 'cancelled'`,
    [ids, student_id],
  );
  const by = new Map(rows.map((row) => [row.session_id, row.fixed ? row.status : `single ${row.status}`]));
  return ids.map((id) => by.get(id) ?? '-');
}

describe('what is read of dates that holders lack', () => {
  test('is their own, however many of others come before', async () => {
    const club = await buildClub(server.db);
    const [desk, teacher] = [await person(server, club, 'owner'), await person(server, club, 'instructor')];
    const [others, own] = [
      await buildSession(server.db, club, { starts_at: '2026-03-09T08:00:00Z' }),
      await buildSession(server.db, club, {
        ...{ starts_at: '2026-03-10T08:00:00Z', max_participants: 1 },
        instructor_id: teacher.profile_id,
      }),
    ];
    const [single, holder] = [await buildClient(server.db, club), await buildClient(server.db, club)];
    await desk.post(`/api/classes/sessions/${own.session_id}/enroll/`, { student_id: single });
    const { body } = await desk.post(`/api/classes/schedules/${own.schedule_id}/places/`, {
      student_id: holder,
    });
    await server.owner.query(
      `with people as (
         insert into client_profiles (organization_id, id, display_name)
         select $1, gen_random_uuid(), 'Other ' || n from generate_series(1, 200) n returning id)
       insert into class_enrollments (organization_id, id, session_id, session_starts_at, session_ends_at, student_id,
              schedule_enrollment_id, status, waitlist_sequence, source, currency)
       select $1, gen_random_uuid(), s.id, s.scheduled_datetime, s.ends_at, p.id, $3, 'waitlisted',
              nextval('waitlist_sequence'), 'fixed', 'EUR' from people p, class_sessions s where s.id = $2`,
      [club.organization_id, others.session_id, body.place.id],
    );
    const list = (await teacher.get('/api/classes/places/hindrances/')).body.results;
    expect(list).toMatchObject([{ student_id: holder, session_id: own.session_id }]);
  });
});

describe('a released date', () => {
  test('that is taken back has its author in the audit log', async () => {
    const one = await group();
    const student = await person(server, place, 'student');
    await give(one.schedule_id, student.profile_id);
    await release(one.ids[1] as string, student.profile_id);
    await student.post(`/api/classes/sessions/${one.ids[1]}/enroll/`, {});
    const { rows } = await server.owner.query(
      `select l.user_id from audit_log l join class_enrollments e on e.id = l.entity_id
        where e.session_id = $1 and e.student_id = $2 and l.action = 'update' and l.changes ? 'released'
        order by l.at desc, l.id desc limit 1`,
      [one.ids[1], student.profile_id],
    );
    expect(rows).toEqual([{ user_id: student.user_id }]);
  });
});

describe('a move to another group', () => {
  test('away on a day with two released classes is away from the one of the other group', async () => {
    const first = new Date(Date.UTC(2026, 2, 9, 6, 0));
    const [one, to] = [await group({}, first), await group()];
    const second = await buildSession(server.db, place, {
      ...{ schedule_id: one.schedule_id, duration_minutes: 15 },
      starts_at: new Date(+first + 3_600_000).toISOString(),
    });
    const holder = await client();
    const { body } = await give(one.schedule_id, holder);
    for (const id of [one.ids[0] as string, second.session_id]) await release(id, holder);
    const moved = await on(body.place.id, 'move', { schedule_id: to.schedule_id, starts_on: '2026-03-03' });
    expect(moved.status).toBeLessThan(300);
    expect(await held(to.ids, holder)).toEqual(['-', 'enrolled', 'enrolled', 'enrolled']);
  });
});
