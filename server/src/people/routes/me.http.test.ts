import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, giveRole, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer();
let place: Place;
let student: Awaited<ReturnType<typeof person>>;
let admin: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  student = await person(server, place, 'student');
  admin = await person(server, place, 'club_admin');
});

describe('who asks', () => {
  test('a visitor is nobody, and is told so', async () => {
    const { status, body } = await server.as().get('/api/me/');
    expect(status).toBe(200);
    expect(body).toEqual({
      sends_mail: false,
      user: null,
      organization: null,
      organizations: [],
      roles: [],
      permissions: [],
      client: null,
      dependants: [],
      instructor: null,
      clubs: [],
    });
  });

  test('and whether packages pay for classes in each club', async () => {
    const owner = await person(server, place, 'owner');
    const set = (enable_packages: boolean | null) =>
      owner.patch(`/api/settings/?club_id=${place.club_id}`, { values: { enable_packages } });
    const pays = async () => (await student.get('/api/me/')).body.clubs[0].enable_packages;
    expect(await pays()).toBe(true);
    expect((await set(false)).status).toBe(200);
    expect(await pays()).toBe(false);
    await set(null);
  });

  test('a student sees themselves, their roles, their profile and the clubs', async () => {
    const { body } = await student.get('/api/me/');
    expect(body).toMatchObject({
      user: { id: student.user_id, email: student.email, is_staff: false, locale: 'es' },
      organization: { id: place.organization_id, slug: place.organization_slug, is_demo: false },
      organizations: [{ id: place.organization_id, roles: [{ role: 'student', club_id: null }] }],
      roles: [{ role: 'student', club_id: null }],
      client: { id: student.profile_id, level: null, is_club_member: false, home_club_id: place.club_id },
      dependants: [],
      instructor: null,
      clubs: [{ id: place.club_id, timezone: 'Europe/Madrid', currency: 'EUR', locale: 'es' }],
    });
    expect(body.permissions).toContain('classes.enroll');
    expect(body.permissions).not.toContain('tenancy.view_audit');
  });

  test('an instructor sees their instructor profile', async () => {
    const instructor = await person(server, place, 'instructor');
    const { body } = await instructor.get('/api/me/');
    expect(body.instructor).toMatchObject({ id: instructor.profile_id });
  });

  test('somebody in two organizations has none until they name one, then only that one', async () => {
    const elsewhere = await buildClub(server.db);
    const { user_id, token } = await server.signUp();
    await giveRole(server.db, place, user_id, 'student');
    await giveRole(server.db, elsewhere, user_id, 'owner');
    const bearer = { authorization: `Bearer ${token}` };
    const open = await server.as(bearer).get('/api/me/');
    expect(open.body).toMatchObject({ organization: null, roles: [], permissions: [], clubs: [] });
    expect(open.body.organizations).toHaveLength(2);
    const named = await server
      .as({ ...bearer, 'bandeja-organization': elsewhere.organization_slug })
      .get('/api/me/');
    expect(named.body.organization.id).toBe(elsewhere.organization_id);
    expect(named.body.roles).toEqual([{ role: 'owner', club_id: null }]);
    expect(named.body.client).toBeNull();
  });

  test('an organization where one has no role looks like one that does not exist', async () => {
    const elsewhere = await buildClub(server.db);
    const to = (organization: string) =>
      server.as({ ...student.headers, 'bandeja-organization': organization }).get('/api/me/');
    const [theirs, nothing] = [await to(elsewhere.organization_slug), await to('no-such-place')];
    expect(theirs.status).toBe(404);
    expect({ ...theirs.body, request_id: '' }).toEqual({ ...nothing.body, request_id: '' });
  });

  test('a new name and language show at once, although sign-ins are remembered', async () => {
    await admin.get('/api/me/');
    const { status, body } = await admin.patch('/api/me/', { name: 'Nombre nuevo', locale: 'en' });
    expect(status).toBe(200);
    expect(body.user).toMatchObject({ name: 'Nombre nuevo', locale: 'en' });
    await admin.patch(`/api/clubs/${place.club_id}/`, { phone: '1' });
    const audit = await admin.get('/api/audit/?entity=clubs');
    expect(audit.body.results[0]).toMatchObject({ user_id: admin.user_id, user_name: 'Nombre nuevo' });
  });

  test('a visitor has nothing to change, and nobody changes what is not theirs to change', async () => {
    expect((await server.as().patch('/api/me/', { name: 'x' })).status).toBe(401);
    expect((await student.patch('/api/me/', { is_staff: true })).status).toBe(400);
    expect((await student.patch('/api/me/', { locale: 'fr' })).status).toBe(400);
  });
});
