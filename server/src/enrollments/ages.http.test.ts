import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';

/* A class for six to nine; the sessions are a day apart, so that none is in another's way. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
let days = 0;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const kids = (options: SessionOptions = {}) =>
  buildSession(server.db, place, {
    ...{ min_age: 6, max_age: 9, starts_at: new Date(Date.UTC(2026, 2, 5 + days++, 17)).toISOString() },
    ...options,
  });
const child = (birth_date: string | null) => buildClient(server.db, place, { birth_date });
const book = (who: Person, session_id: string, body: object) =>
  who.post(`/api/classes/sessions/${session_id}/enroll/`, body);
const statusOf = async (session_id: string, student_id: string): Promise<string | undefined> =>
  (
    await server.owner.query(
      `select status from class_enrollments where session_id = $1 and student_id = $2 and status <> 'cancelled'`,
      [session_id, student_id],
    )
  ).rows[0]?.status;

describe('a class for some ages', () => {
  test('takes who has the age on its day, not today', async () => {
    const { session_id } = await kids({ starts_at: '2026-04-10T16:00:00Z' });
    const nine = await child('2016-04-11');
    const ten = await child('2016-04-10');
    const six = await child('2020-04-10');
    const five = await child('2020-04-11');
    expect((await book(owner, session_id, { student_id: nine })).status).toBe(201);
    expect((await book(owner, session_id, { student_id: six })).status).toBe(201);
    for (const student_id of [ten, five]) {
      const refused = await book(owner, session_id, { student_id });
      expect([refused.status, refused.body.code]).toEqual([409, 'enrollment.age_not_suitable']);
    }
  });

  test('asks for the date of birth, and takes it when it is told', async () => {
    const student = await person(server, place, 'student');
    const { session_id } = await kids({ min_age: 18, max_age: null });
    const asked = await student.get(`/api/classes/sessions/${session_id}/can_enroll/`);
    expect(asked.body).toMatchObject({ can_enroll: false, code: 'enrollment.birth_date_needed' });
    expect((await book(student, session_id, {})).body.code).toBe('enrollment.birth_date_needed');
    await student.patch(`/api/clients/${student.profile_id}/`, { birth_date: '1990-01-01' });
    expect((await book(student, session_id, {})).status).toBe(201);
  });

  test('can be given by the desk against it, by nobody else', async () => {
    const { session_id } = await kids();
    const student = await person(server, place, 'student');
    const against = { overrides: ['age'] };
    expect((await book(student, session_id, against)).status).toBe(403);
    expect((await book(owner, session_id, { student_id: student.profile_id, ...against })).body.status).toBe(
      'enrolled',
    );
  });

  test('says so in the list, to each reader their own', async () => {
    const { session_id } = await kids();
    const seven = await child('2018-09-01');
    const twelve = await child('2013-09-01');
    const bookingOf = async (student_id: string) => {
      const list = await owner.get(`/api/classes/sessions/available/?limit=100&student_id=${student_id}`);
      return list.body.results.find((one: { id: string }) => one.id === session_id);
    };
    expect(await bookingOf(seven)).toMatchObject({ min_age: 6, max_age: 9, booking: { can_enroll: true } });
    expect((await bookingOf(twelve)).booking).toMatchObject({
      can_enroll: false,
      code: 'enrollment.age_not_suitable',
    });
  });

  test('shows a visitor for whom it is, and refuses nobody in particular', async () => {
    await server.owner.query('update clubs set is_public = true where id = $1', [place.club_id]);
    const { session_id } = await kids();
    const { rows } = await server.owner.query(
      'select o.slug as organization, c.slug from clubs c join organizations o on o.id = c.organization_id where c.id = $1',
      [place.club_id],
    );
    const [{ organization, slug }] = rows;
    const list = await owner.get(`/api/public/${organization}/clubs/${slug}/sessions/?limit=100`);
    const shown = list.body.results.find((one: { id: string }) => one.id === session_id);
    expect(shown).toMatchObject({ min_age: 6, max_age: 9, booking: { can_enroll: true } });
  });
});

describe('who waits', () => {
  /** A full class, and somebody who waits as one who asked themselves. */
  async function waiting(birth_date: string | null) {
    const built = await kids({ max_participants: 1 });
    const held = await book(owner, built.session_id, { student_id: await child('2018-01-01') });
    const waiter = await child(birth_date);
    await book(owner, built.session_id, { student_id: waiter, overrides: ['age'] });
    await server.owner.query(
      `update class_enrollments set source = 'self' where session_id = $1 and status = 'waitlisted'`,
      [built.session_id],
    );
    return { ...built, waiter, free: () => owner.delete(`/api/classes/enrollments/${held.body.id}/`) };
  }

  test('is passed over while of another age, and has the place once the date of birth is put right', async () => {
    const { session_id, waiter, free } = await waiting('2000-01-01');
    await free();
    expect(await statusOf(session_id, waiter)).toBe('waitlisted');
    const roster = await owner.get(`/api/classes/sessions/${session_id}/enrollments/`);
    const line = roster.body.results.find((one: { student_id: string }) => one.student_id === waiter);
    expect(line.passed_over).toBe('enrollment.age_not_suitable');
    await owner.patch(`/api/clients/${waiter}/`, { birth_date: '2018-01-01' });
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });

  test('has the place once the group is for other ages', async () => {
    const { session_id, schedule_id, waiter, free } = await waiting('2010-01-01');
    await free();
    expect(await statusOf(session_id, waiter)).toBe('waitlisted');
    const changed = await owner.patch(`/api/classes/schedules/${schedule_id}/`, {
      max_age: 16,
      cancel_orphans: true,
    });
    expect(changed.body).toMatchObject({ min_age: 6, max_age: 16 });
    expect(await statusOf(session_id, waiter)).toBe('enrolled');
  });
});

describe('a fixed place', () => {
  test('is given to who has the age on its first day, and stays when they grow out of it', async () => {
    const { schedule_id, session_id } = await kids();
    const give = (student_id: string, more: object = {}) =>
      owner.post(`/api/classes/schedules/${schedule_id}/places/`, { student_id, ...more });
    const turnsSix = await child('2020-06-01');
    expect((await give(turnsSix)).body.code).toBe('enrollment.age_not_suitable');
    expect((await give(turnsSix, { starts_on: '2026-06-01' })).status).toBe(201);
    const nine = await child('2016-03-06');
    expect((await give(nine)).status).toBe(201);
    await owner.patch(`/api/clients/${nine}/`, { birth_date: '2010-03-06' });
    expect(await statusOf(session_id, nine)).toBe('enrolled');
    expect((await give(await child('2000-01-01'), { overrides: ['age'] })).status).toBe(201);
  });
});

describe('the ages of a group', () => {
  const typeOf = async (more: object) =>
    owner.post('/api/classes/types/', {
      ...{ name: `Kids ${days++}`, type: 'group', currency: 'EUR' },
      ...more,
    });
  const group = (class_type_id: string, more: object = {}) =>
    owner.post('/api/classes/schedules/', {
      ...{ club_id: place.club_id, name: 'Kids', class_type_id, start_date: '2026-09-01' },
      ...{ start_time: '17:00', duration_minutes: 60, recurrence: 'weekly', ...more },
    });

  test('are those of its type unless it has its own', async () => {
    const { body: type } = await typeOf({ min_age: 6, max_age: 9 });
    expect((await group(type.id)).body).toMatchObject({ min_age: 6, max_age: 9 });
    expect((await group(type.id, { min_age: 12 })).body).toMatchObject({ min_age: 12, max_age: null });
    expect((await group(type.id, { max_age: null })).body).toMatchObject({ min_age: null, max_age: null });
  });

  test('are not upside down, nor beyond a lifetime', async () => {
    const { body: type } = await typeOf({});
    for (const answer of [
      await typeOf({ min_age: 10, max_age: 9 }),
      await owner.patch(`/api/classes/types/${type.id}/`, { min_age: 10, max_age: 9 }),
      await group(type.id, { min_age: 10, max_age: 9 }),
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.body.errors).toMatchObject([{ path: '/max_age', code: 'below_field' }]);
    }
    expect((await group(type.id, { min_age: -1 })).status).toBe(400);
    expect((await group(type.id, { max_age: 121 })).status).toBe(400);
  });
});
