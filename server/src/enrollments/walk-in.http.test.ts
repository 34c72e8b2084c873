import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession, type SessionOptions } from '../../test/sessions.ts';

const server = useServer({ now: '2026-03-10T17:55:00Z' });
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let admin: Person;
let coach: Person;
let colleague: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
  coach = await person(server, place, 'instructor');
  colleague = await person(server, place, 'instructor');
});

/** A class of the coach's, on a day of its own. */
let day = 10;
async function ofCoach(options: SessionOptions = {}): Promise<string> {
  const starts_at = `2026-03-${++day}T18:00:00Z`;
  const built = { starts_at, instructor_id: coach.profile_id, ...options };
  return (await buildSession(server.db, place, built)).session_id;
}
const newcomer = (display_name: string, more: object = {}) => ({
  person: {
    display_name,
    phone: '600 10 20 30',
    email: `${display_name.toLowerCase()}@example.test`,
    ...more,
  },
});
const comes = (who: Person, session: string, body: object) =>
  who.post(`/api/classes/sessions/${session}/walk_in/`, body);
const known = async (name: string): Promise<number> =>
  (await admin.get(`/api/clients/?q=${name}`)).body.results.length;
const set = (values: object) => admin.patch('/api/settings/', { values, club_id: place.club_id });

describe('somebody new who walks in', () => {
  test('gets a profile at the club and a place, in one go', async () => {
    const session = await ofCoach();
    const { status, body } = await comes(admin, session, newcomer('Nora'));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      session_id: session,
      student_name: 'Nora',
      status: 'enrolled',
      source: 'desk',
    });
    const { body: client } = await admin.get(`/api/clients/${body.student_id}/`);
    expect(client).toMatchObject({
      ...{ display_name: 'Nora', phone: '600 10 20 30', email: 'nora@example.test' },
      home_club_id: place.club_id,
    });
    const roster = await admin.get(`/api/classes/sessions/${session}/enrollments/`);
    expect(roster.body.results).toMatchObject([{ id: body.id }]);
  });

  test('waits where the class is full, and is not made where they cannot wait either', async () => {
    const session = await ofCoach({ max_participants: 1 });
    await comes(admin, session, newcomer('Otto'));
    expect((await comes(admin, session, newcomer('Pia'))).body).toMatchObject({ status: 'waitlisted' });
    const { body } = await comes(admin, session, { ...newcomer('Quim'), waitlist: false });
    expect(body.code).toBe('enrollment.session_full');
    expect(await known('Quim')).toBe(0);
  });

  test('is not made where the class does not suit them, unless that is overlooked', async () => {
    const session = await ofCoach({ level: 'advanced' });
    const { body } = await comes(admin, session, newcomer('Rita', { level: 1 }));
    expect(body).toMatchObject({ code: 'enrollment.level_not_suitable', overrides: ['level'] });
    expect(await known('Rita')).toBe(0);
    const anyway = await comes(admin, session, { ...newcomer('Rita', { level: 1 }), overrides: ['level'] });
    expect(anyway.status).toBe(201);
    expect(await known('Rita')).toBe(1);
  });

  test('is made once, however often the button is pressed', async () => {
    const session = await ofCoach();
    const press = () => comes(admin, session, newcomer('Saul'));
    const [one, two] = await Promise.all([press(), press()]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body.id).toBe(one.body.id);
    expect(await known('Saul')).toBe(1);
  });

  test('is added by the coach of the class, unless the club keeps that to the desk; by no other coach', async () => {
    const session = await ofCoach();
    const abilities = async (who: Person) =>
      (await who.get(`/api/classes/sessions/${session}/`)).body.abilities.add_people;
    expect(await abilities(coach)).toBe(true);
    expect((await comes(coach, session, newcomer('Tina'))).body).toMatchObject({ source: 'instructor' });
    expect(await abilities(colleague)).toBe(false);
    expect((await comes(colleague, session, newcomer('Uwe'))).status).toBe(404);
    await set({ coaches_may_add_people: false });
    expect(await abilities(coach)).toBe(false);
    expect((await comes(coach, session, newcomer('Uwe'))).status).toBe(403);
    expect((await comes(admin, session, newcomer('Uwe'))).status).toBe(201);
    await set({ coaches_may_add_people: null });
  });
});

describe('a rule that stands in the way', () => {
  const enroll = (who: Person, session: string, body: object) =>
    who.post(`/api/classes/sessions/${session}/enroll/`, body);

  test('is named with what may be overlooked only to who may: the desk, and coaches where the club lets them', async () => {
    const session = await ofCoach({ level: 'advanced' });
    const student_id = await buildClient(server.db, place, { level: 1 });
    expect((await enroll(admin, session, { student_id })).body.overrides).toEqual(['level']);
    expect((await enroll(coach, session, { student_id })).body.overrides).toBeUndefined();
    expect((await enroll(coach, session, { student_id, overrides: ['level'] })).status).toBe(403);
    await set({ coaches_may_overrule: true });
    expect((await enroll(coach, session, { student_id })).body.overrides).toEqual(['level']);
    const anyway = await enroll(coach, session, { student_id, overrides: ['level'] });
    expect(anyway.body).toMatchObject({ status: 'enrolled', source: 'instructor' });
    await set({ coaches_may_overrule: null });
  });

  test('is not for a coach to overlook in somebody else’s class, nor for who books for themselves', async () => {
    await set({ coaches_may_overrule: true });
    const session = await ofCoach({ level: 'advanced' });
    const student_id = await buildClient(server.db, place, { level: 1 });
    expect((await enroll(colleague, session, { student_id, overrides: ['level'] })).status).toBe(404);
    const own = await person(server, place, 'student');
    await admin.patch(`/api/clients/${own.profile_id}/`, { level: 1 });
    const refused = await enroll(own, await ofCoach({ level: 'advanced' }), {});
    expect(refused.body).toMatchObject({ code: 'enrollment.level_not_suitable' });
    expect(refused.body.overrides).toBeUndefined();
    await set({ coaches_may_overrule: null });
  });

  test('is not offered to be overlooked where something else stands in the way anyway', async () => {
    const session = await ofCoach({ level: 'advanced' });
    const student_id = await buildClient(server.db, place, { level: 1, blocked: true });
    const { body } = await enroll(admin, session, { student_id });
    expect(body.code).toBe('enrollment.client_blocked');
    expect(body.overrides).toBeUndefined();
  });
});

test('what can be done about who waits is said with them: a free place is given, an order changed, while it can be', async () => {
  const session = await ofCoach({ max_participants: 1, level: 'advanced' });
  const low = await buildClient(server.db, place, { level: 1 });
  await comes(admin, session, newcomer('Vera'));
  await admin.post(`/api/classes/sessions/${session}/enroll/`, { student_id: low, overrides: ['level'] });
  const may = async (who: Person) => {
    const { body } = await who.get(`/api/classes/sessions/${session}/enrollments/`);
    const { give_place, reorder } = body.results.at(-1).abilities;
    return { give_place, reorder };
  };
  expect(await may(admin)).toEqual({ give_place: false, reorder: true });
  expect(await may(coach)).toEqual({ give_place: false, reorder: false });
  await server.owner.query('update class_sessions set max_participants = 2 where id = $1', [session]);
  expect(await may(admin)).toEqual({ give_place: true, reorder: true });
});
