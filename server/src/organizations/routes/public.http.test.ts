import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const base = () => `/api/public/${place.organization_slug}/`;
async function newcomer(email?: string) {
  const user = await server.signUp('Vera Luz', email);
  return { ...user, ...server.as({ authorization: `Bearer ${user.token}` }) };
}

describe('the public pages', () => {
  test('show an organization and its public clubs to anybody', async () => {
    const week = [{ weekday: 0, opens_at: '09:00', closes_at: '22:00' }];
    await owner.put(`/api/clubs/${place.club_id}/opening_hours/`, { opening_hours: week });
    await owner.patch(`/api/clubs/${place.club_id}/`, { address: 'Calle Mayor 1' });
    const { status, body } = await server.as().get(base());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      slug: place.organization_slug,
      open_registration: true,
      clubs: [{ slug: place.club_slug, address: 'Calle Mayor 1', timezone: 'Europe/Madrid' }],
    });
    const club = await server.as().get(`${base()}clubs/${place.club_slug}/`);
    expect(club.body).toMatchObject({ address: 'Calle Mayor 1', currency: 'EUR', opening_hours: week });
  });

  test('do not show a club that keeps to itself', async () => {
    await owner.post('/api/clubs/', {
      name: 'Oculto',
      timezone: 'Europe/Madrid',
      currency: 'EUR',
      is_public: false,
    });
    const [hidden, none] = [
      await server.as().get(`${base()}clubs/oculto/`),
      await server.as().get(`${base()}clubs/none/`),
    ];
    expect(hidden.status).toBe(404);
    expect({ ...hidden.body, request_id: '' }).toEqual({ ...none.body, request_id: '' });
    expect((await server.as().get(base())).body.clubs).toHaveLength(1);
    expect((await server.as().get('/api/public/no-such-place/')).status).toBe(404);
    const elsewhere = await buildClub(server.db);
    expect((await server.as().get(`${base()}clubs/${elsewhere.club_slug}/`)).status).toBe(404);
  });
});

describe('joining', () => {
  test('makes a student with a profile, once, however often it is asked', async () => {
    const vera = await newcomer();
    const joins = await Promise.all(
      Array.from({ length: 5 }, () => vera.post(`${base()}join/`, { home_club_id: place.club_id })),
    );
    expect(new Set(joins.map((reply) => reply.status))).toEqual(new Set([200]));
    expect(new Set(joins.map((reply) => reply.body.client.id)).size).toBe(1);
    expect(joins[0]?.body).toMatchObject({
      organization: { id: place.organization_id },
      client: { display_name: 'Vera Luz' },
    });
    const me = await vera.get('/api/me/');
    expect(me.body).toMatchObject({
      organization: { id: place.organization_id },
      roles: [{ role: 'student', club_id: null }],
      client: { home_club_id: place.club_id },
    });
  });

  test('needs a sign-in and a club that is here', async () => {
    expect((await server.as().post(`${base()}join/`, {})).status).toBe(401);
    const elsewhere = await buildClub(server.db);
    const vera = await newcomer();
    expect((await vera.post(`${base()}join/`, { home_club_id: elsewhere.club_id })).status).toBe(404);
    expect((await vera.get('/api/me/')).body.roles).toEqual([]);
  });

  test('is closed when the club adds its students itself, except to those who have joined', async () => {
    const early = await newcomer();
    await early.post(`${base()}join/`, {});
    await owner.patch('/api/settings/', { values: { open_registration: false } });
    const late = await newcomer();
    expect(await late.post(`${base()}join/`, {})).toMatchObject({
      status: 409,
      body: { code: 'tenancy.registration_closed' },
    });
    expect((await early.post(`${base()}join/`, {})).status).toBe(200);
    await owner.patch('/api/settings/', { values: { open_registration: null } });
  });

  describe('with an address that the desk knows', () => {
    const profile = async (email: string) => {
      const { body } = await owner.post('/api/clients/', { display_name: 'En el mostrador', email });
      return body.id as string;
    };
    const verify = (user_id: string) =>
      server.owner.query('update users set email_verified = true where id = $1', [user_id]);

    test('takes the profile over when the address is proved', async () => {
      const id = await profile('Known@example.test');
      const vera = await newcomer('known@example.test');
      await verify(vera.user_id);
      expect((await vera.post(`${base()}join/`, {})).body.client).toEqual({
        id,
        display_name: 'En el mostrador',
      });
    });

    test('makes a new profile when it is not, or when it leads to two', async () => {
      const id = await profile('unproved@example.test');
      const unproved = await newcomer('unproved@example.test');
      expect((await unproved.post(`${base()}join/`, {})).body.client.id).not.toBe(id);
      const two = [await profile('two@example.test'), await profile('two@example.test')];
      const proved = await newcomer('two@example.test');
      await verify(proved.user_id);
      expect(two).not.toContain((await proved.post(`${base()}join/`, {})).body.client.id);
    });

    test('leaves a child’s profile to the child, although it carries the parent’s address', async () => {
      const [guardian, child] = [await profile('x@example.test'), await profile('parent@example.test')];
      await owner.post(`/api/clients/${guardian}/dependants/`, { client_id: child });
      const parent = await newcomer('parent@example.test');
      await verify(parent.user_id);
      expect((await parent.post(`${base()}join/`, {})).body.client.id).not.toBe(child);
    });
  });
});
