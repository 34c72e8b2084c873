import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, buildSecondClub, type Place, person } from '../../test/builders.ts';
import { type Reply, useServer } from '../../test/server.ts';
import { newId } from '../kernel/ids.ts';
import { append } from '../kernel/outbox.ts';

const server = useServer();
const now = new Date('2026-03-02T09:00:00Z');
const path = '/api/classes/instructors/';
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let elsewhere: Place;
let owner: Person;
let admin: Person;
let coach: Person;
let other: Person;
let student: Person;
let stranger: Person;
let class_type_id: string;
beforeAll(async () => {
  place = await buildClub(server.db);
  elsewhere = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
  coach = await person(server, place, 'instructor');
  other = await person(server, place, 'instructor');
  student = await person(server, place, 'student');
  stranger = await person(server, elsewhere, 'owner');
  const type = await admin.post('/api/classes/types/', { name: 'Grupo', type: 'group', currency: 'EUR' });
  class_type_id = type.body.id;
});

async function newInstructor(more: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await admin.post(path, {
    display_name: `Entrenadora ${newId()}`,
    club_ids: [place.club_id],
    ...more,
  });
  expect(status).toBe(201);
  return body.id;
}
const hours = (weekday: number, starts_at: string, ends_at: string, club_id: string | null = null) => ({
  weekday,
  starts_at,
  ends_at,
  club_id,
});
const ask = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const at = (day: string, time: string) => `2026-03-${day}T${time}:00+01:00`;

describe('profiles', () => {
  test('a desk adds an instructor with a simple week, and everybody sees the profile', async () => {
    const { status, body } = await admin.post(path, {
      display_name: 'Marta',
      certifications: ['FEP nivel 2'],
      years_experience: 7,
      specialties: [class_type_id],
      club_ids: [place.club_id],
      available_days: [4, 0],
      available_from: '09:00',
      available_until: '21:30',
    });
    expect(status).toBe(201);
    const seen = {
      display_name: 'Marta',
      bio: '',
      certifications: ['FEP nivel 2'],
      rating: null,
      total_ratings: 0,
      max_weekly_hours: 40,
      specialties: [class_type_id],
      club_ids: [place.club_id],
      windows: [hours(0, '09:00', '21:30'), hours(4, '09:00', '21:30')],
      available_days: [0, 4],
      available_from: '09:00',
      available_until: '21:30',
    };
    expect(body).toMatchObject({ ...seen, user_id: null, abilities: { change: true, administer: true } });
    const shown = await student.get(`${path}${body.id}/`);
    expect(shown.body).toMatchObject({ ...seen, abilities: { change: false, administer: false } });
    expect(shown.body).not.toHaveProperty('user_id');
  });

  test('a list is by name, in pages, for a club or a class type, and active unless asked', async () => {
    const tag = newId();
    const ids: string[] = [];
    for (const name of ['c', 'a', 'b'])
      ids.push(
        await newInstructor({
          display_name: `${tag} ${name}`,
          specialties: name === 'b' ? [class_type_id] : [],
        }),
      );
    await admin.patch(`${path}${ids[0]}/`, { is_active: false });
    const list = async (parameters: Record<string, string>) => {
      const { body } = await student.get(`${path}?${ask({ limit: '200', ...parameters })}`);
      const mine = body.results.filter((row: { display_name: string }) => row.display_name.startsWith(tag));
      return { names: mine.map((row: { display_name: string }) => row.display_name.slice(-1)), body };
    };
    expect((await list({})).names).toEqual(['a', 'b']);
    expect((await list({ include_inactive: 'true' })).names).toEqual(['a', 'b', 'c']);
    expect((await list({ class_type_id })).names).toEqual(['b']);
    expect((await list({ club_id: place.club_id })).names).toEqual(['a', 'b']);
    const second = await buildSecondClub(server.db, place);
    expect((await list({ club_id: second })).names).toEqual([]);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Reply = await student.get(
        `${path}?${ask({ limit: '2', ...(cursor !== null && { cursor }) })}`,
      );
      seen.push(...page.body.results.map((row: { id: string }) => row.id));
      cursor = page.body.next_cursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await list({})).body.results.length);
    const forged = Buffer.from('["x","y"]').toString('base64url');
    expect((await student.get(`${path}?cursor=${forged}`)).status).toBe(400);
    expect((await stranger.get(`${path}?club_id=${place.club_id}`)).status).toBe(404);
  });

  test('instructors change their own bio and the like, and the standing of the desk stays the desk’s', async () => {
    const mine = `${path}${coach.profile_id}/`;
    const own = {
      bio: 'Zurda',
      certifications: ['A', 'B'],
      years_experience: 3,
      specialties: [class_type_id],
      accepts_substitutions: false,
      windows: [hours(1, '10:00', '14:00')],
    };
    const changed = await coach.patch(mine, own);
    expect(changed).toMatchObject({
      status: 200,
      body: { ...own, abilities: { change: true, administer: false } },
    });
    expect(changed.body.user_id).toBe(coach.user_id);
    for (const beyond of [
      { display_name: 'Otra' },
      { max_weekly_hours: 60 },
      { is_public: false },
      { is_active: false },
      { club_ids: [] },
      { user_id: null },
    ])
      expect((await coach.patch(mine, beyond)).status).toBe(403);
  });

  test('an instructor cannot change another’s profile, week or exceptions; a student nobody’s', async () => {
    const theirs = `${path}${other.profile_id}/`;
    const leave = { starts_at: at('10', '10:00'), ends_at: at('10', '12:00') };
    for (const someone of [coach, student]) {
      expect((await someone.patch(theirs, { bio: 'x' })).status).toBe(403);
      expect((await someone.put(`${theirs}windows/`, { windows: [] })).status).toBe(403);
      expect((await someone.get(`${theirs}exceptions/`)).status).toBe(403);
      expect((await someone.post(`${theirs}exceptions/`, leave)).status).toBe(403);
      expect((await someone.delete(`${theirs}exceptions/${newId()}/`)).status).toBe(403);
      expect((await someone.post(path, { display_name: 'x', club_ids: [place.club_id] })).status).toBe(403);
    }
  });

  test('a whole profile may be put back; what is the same is no change, what is missing is refused', async () => {
    const mine = `${path}${other.profile_id}/`;
    const {
      id,
      rating,
      total_ratings,
      available_days,
      available_from,
      available_until,
      abilities,
      ...whole
    } = (await other.get(mine)).body;
    expect(await other.put(mine, { ...whole, bio: 'Nueva' })).toMatchObject({
      status: 200,
      body: { bio: 'Nueva' },
    });
    expect((await other.put(mine, { ...whole, is_public: false })).status).toBe(403);
    expect((await other.put(mine, { bio: 'Nueva' })).status).toBe(400);
    expect((await other.put(mine, { ...whole, rating: 5 })).status).toBe(400);
    const put = await admin.put(mine, { ...whole, is_public: false, specialties: [class_type_id] });
    expect(put.body).toMatchObject({ bio: '', is_public: false, specialties: [class_type_id] });
  });

  test('clubs and class types that are not there are named; a club’s admin staffs only that club', async () => {
    const id = await newInstructor();
    const one = `${path}${id}/`;
    const unknown = await admin.patch(one, { specialties: [class_type_id, newId()] });
    expect(unknown).toMatchObject({ status: 422, body: { errors: [{ path: '/specialties/1' }] } });
    const foreign = await admin.patch(one, { club_ids: [place.club_id, elsewhere.club_id] });
    expect(foreign).toMatchObject({ status: 422, body: { errors: [{ path: '/club_ids/1' }] } });
    const second = await buildSecondClub(server.db, place);
    expect((await admin.patch(one, { club_ids: [place.club_id, second] })).status).toBe(403);
    expect((await admin.post(path, { display_name: 'x' })).status).toBe(422);
    const both = await owner.patch(one, {
      club_ids: [place.club_id, second],
      windows: [hours(0, '08:00', '10:00', second), hours(1, '08:00', '10:00')],
    });
    expect(both.status).toBe(200);
    expect((await admin.patch(one, { club_ids: [place.club_id] })).status).toBe(403);
    // The windows at a club go with it.
    const back = await owner.patch(one, { club_ids: [place.club_id] });
    expect(back.body).toMatchObject({ club_ids: [place.club_id], windows: [hours(1, '08:00', '10:00')] });
    const theirs = await owner.patch(one, { club_ids: [second] });
    expect(theirs.status).toBe(200);
    expect((await admin.patch(one, { bio: 'x' })).status).toBe(403);
  });

  test('an instructor of another organization does not exist', async () => {
    const theirs = `${path}${coach.profile_id}/`;
    const range = ask({ from: at('10', '00:00'), until: at('11', '00:00') });
    for (const end of ['', `schedule/?${range}`, `availability/?${range}`, 'exceptions/'])
      expect((await stranger.get(theirs + end)).status).toBe(404);
    expect((await stranger.patch(theirs, { bio: 'x' })).status).toBe(404);
    expect((await stranger.put(`${theirs}windows/`, { windows: [] })).status).toBe(404);
    const leave = { starts_at: at('10', '10:00'), ends_at: at('10', '12:00') };
    expect((await stranger.post(`${theirs}exceptions/`, leave)).status).toBe(404);
    expect((await stranger.delete(`${theirs}exceptions/${newId()}/`)).status).toBe(404);
  });

  test('an account goes to the profile that the desk names, and the empty one it had is put away', async () => {
    const joined = await person(server, place, 'instructor');
    const planned = await newInstructor();
    const moved = await admin.patch(`${path}${planned}/`, { user_id: joined.user_id });
    expect(moved).toMatchObject({ status: 200, body: { user_id: joined.user_id } });
    expect((await admin.get(`${path}${joined.profile_id}/`)).body).toMatchObject({
      user_id: null,
      is_active: false,
    });
    expect((await joined.patch(`${path}${planned}/`, { bio: 'yo' })).status).toBe(200);
    expect((await joined.patch(`${path}${joined.profile_id}/`, { bio: 'yo' })).status).toBe(403);
    const stray = await admin.patch(`${path}${planned}/`, { user_id: stranger.user_id });
    expect(stray).toMatchObject({ status: 422, body: { errors: [{ path: '/user_id' }] } });
  });

  test('who is taken out of service loses the standing of an instructor at once', async () => {
    const leaving = await person(server, place, 'instructor');
    const mine = `${path}${leaving.profile_id}/`;
    expect((await leaving.patch(mine, { bio: 'a' })).status).toBe(200);
    await admin.patch(mine, { is_active: false });
    expect((await leaving.patch(mine, { bio: 'b' })).status).toBe(403);
  });
});

describe('the instructors that visitors see', () => {
  test('are the public and active ones, with what concerns a visitor only, and follow every write', async () => {
    const visitor = server.as();
    const list = async (query = '') =>
      (await visitor.get(`/api/public/${place.organization_slug}/instructors/${query}`)).body.results;
    const shown = await newInstructor({ bio: 'Hola', specialties: [class_type_id] });
    const hidden = await newInstructor({ is_public: false });
    const gone = await newInstructor({ is_active: false });
    const ids = (await list()).map((row: { id: string }) => row.id);
    expect(ids).toContain(shown);
    expect(ids).not.toContain(hidden);
    expect(ids).not.toContain(gone);
    const mine = async (query?: string) =>
      (await list(query)).find((row: { id: string }) => row.id === shown);
    expect(Object.keys(await mine()).sort()).toEqual([
      'bio',
      'certifications',
      'display_name',
      'id',
      'rating',
      'specialties',
      'total_ratings',
      'years_experience',
    ]);
    expect((await mine()).specialties).toMatchObject([{ id: class_type_id, name: 'Grupo' }]);
    // On the club's page only who agrees; nobody does unasked, and who is not public is not there either.
    const onPage = async () =>
      (await list(`?club_id=${place.club_id}&on_club_page=true`)).map((row: { id: string }) => row.id);
    expect(await onPage()).toEqual([]);
    for (const id of [shown, hidden]) await admin.patch(`${path}${id}/`, { on_club_page: true });
    expect(await onPage()).toEqual([shown]);
    await admin.patch(`${path}${shown}/`, { on_club_page: false });
    expect(await onPage()).toEqual([]);
    await admin.patch(`${path}${shown}/`, { bio: 'Adiós' });
    await admin.patch(`/api/classes/types/${class_type_id}/`, { name: 'Grupo nuevo' });
    expect(await mine()).toMatchObject({ bio: 'Adiós', specialties: [{ name: 'Grupo nuevo' }] });
    expect(await mine(`?class_type_id=${class_type_id}&club_id=${place.club_id}`)).toBeDefined();
    expect(await mine(`?club_id=${newId()}`)).toBeUndefined();
    expect((await visitor.get('/api/public/nobody-here/instructors/')).status).toBe(404);
    expect((await visitor.get(path)).status).toBe(401);
  });
});

describe('becoming an instructor', () => {
  test('gives a profile once, in the clubs of the role, and brings an old one back', async () => {
    const { user_id } = await person(server, place, 'student');
    const second = await buildSecondClub(server.db, place);
    const given = { user_id, role: 'instructor', club_id: place.club_id, display_name: 'Nora' };
    const give = (more: object = {}) =>
      asSystem(server.db, place, now, (scope) =>
        append(scope, [{ type: 'tenancy.role_given', payload: { ...given, ...more } }]),
      );
    const profiles = async () => {
      const { body } = await admin.get(`${path}?include_inactive=true&limit=200`);
      return body.results.filter((row: { user_id?: string }) => row.user_id === user_id);
    };
    await give({ role: 'student' });
    expect(await profiles()).toEqual([]);
    await Promise.all([give(), give()]);
    expect(await profiles()).toMatchObject([
      { display_name: 'Nora', club_ids: [place.club_id], is_active: true },
    ]);
    const [{ id }] = await profiles();
    await admin.patch(`${path}${id}/`, { is_active: false, display_name: 'Nora B.' });
    await give({ club_id: second });
    const [back, ...more] = await profiles();
    expect(more).toEqual([]);
    expect(back).toMatchObject({ id, display_name: 'Nora B.', is_active: true });
    expect(back.club_ids).toHaveLength(2);
  });

  test('ends when the last role is taken away, not before', async () => {
    const leaving = await person(server, place, 'instructor');
    const payload = { user_id: leaving.user_id, role: 'instructor', club_id: null };
    const remove = () =>
      asSystem(server.db, place, now, (scope) => append(scope, [{ type: 'tenancy.role_removed', payload }]));
    const isActive = async () => (await admin.get(`${path}${leaving.profile_id}/`)).body.is_active;
    await remove();
    expect(await isActive()).toBe(true);
    await asSystem(server.db, place, now, ({ tx }) =>
      tx.deleteFrom('memberships').where('user_id', '=', leaving.user_id).execute(),
    );
    await remove();
    expect(await isActive()).toBe(false);
  });
});
