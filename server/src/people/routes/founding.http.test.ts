import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer();
const first = {
  name: 'Ana Ruiz',
  email: 'ana@example.test',
  password: 'a long password',
  locale: 'es',
  organization_name: 'Pádel Río & Hijos',
  club_name: 'Río Norte',
  timezone: 'Europe/Madrid',
  currency: 'EUR',
};

describe('the first start', () => {
  test('is needed while there is no organization', async () => {
    expect((await server.as().get('/api/setup/')).body).toEqual({ needed: true });
  });

  test('a zone or a currency that does not exist is refused before anything is written', async () => {
    const { status, body } = await server
      .as()
      .post('/api/setup/', { ...first, timezone: 'Europe/Atlantis', currency: 'XYZ' });
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(['/timezone', '/currency']);
    const { rows } = await server.owner.query('select count(*)::int as users from users');
    expect(rows).toEqual([{ users: 0 }]);
  });

  test('of ten that come at once, one founds the organization and the others are refused', async () => {
    const tries = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        server.as().post('/api/setup/', { ...first, email: `ana${n}@example.test` }),
      ),
    );
    const [founded, ...more] = tries.filter((reply) => reply.status === 201);
    expect(more).toEqual([]);
    for (const reply of tries.filter((it) => it !== founded))
      expect([reply.status, ['setup.running', 'setup.done'].includes(reply.body.code)]).toEqual([409, true]);
    expect(founded?.body).toMatchObject({
      organization: { slug: 'padel-rio-hijos', name: 'Pádel Río & Hijos', abilities: { change: true } },
      club: { slug: 'rio-norte', timezone: 'Europe/Madrid', currency: 'EUR', abilities: { change: true } },
    });
    const { rows } = await server.owner.query(
      'select (select count(*)::int from organizations) as organizations',
    );
    expect(rows).toEqual([{ organizations: 1 }]);
    const cookie = (founded?.headers.getSetCookie() ?? []).map((it) => it.split(';')[0]).join('; ');
    const me = await server.as({ cookie }).get('/api/me/');
    expect(me.body).toMatchObject({
      user: { name: 'Ana Ruiz' },
      roles: [{ role: 'owner' }],
      clubs: [{ slug: 'rio-norte' }],
    });
    const levels = await server.as({ cookie }).get('/api/classes/levels/');
    expect(levels.body.results).toHaveLength(4);
  });

  test('is over then', async () => {
    expect((await server.as().get('/api/setup/')).body).toEqual({ needed: false });
    const again = await server.as().post('/api/setup/', { ...first, email: 'eva@example.test' });
    expect(again).toMatchObject({ status: 409, body: { code: 'setup.done' } });
  });
});

describe('an organization', () => {
  let place: Place;
  let owner: Awaited<ReturnType<typeof person>>;
  let staff: Awaited<ReturnType<typeof server.signUp>> & { caller: ReturnType<typeof server.as> };
  beforeAll(async () => {
    place = await buildClub(server.db);
    owner = await person(server, place, 'owner');
    const user = await server.signUp('Staff');
    await server.owner.query('update users set is_staff = true where id = $1', [user.user_id]);
    staff = { ...user, caller: server.as({ authorization: `Bearer ${user.token}` }) };
  });

  test('is read by its members and changed by its owner, with a trace', async () => {
    const student = await person(server, place, 'student');
    const read = await student.get('/api/organization/');
    expect(read.body).toMatchObject({ id: place.organization_id, abilities: { change: false } });
    const { status, body } = await owner.patch('/api/organization/', { name: 'Otro nombre' });
    expect([status, body.name]).toEqual([200, 'Otro nombre']);
    const audit = await owner.get('/api/audit/?entity=organizations');
    expect(audit.body.results[0]).toMatchObject({
      action: 'update',
      user_id: owner.user_id,
      changes: { name: [place.organization_slug, 'Otro nombre'] },
    });
    const admin = await person(server, place, 'club_admin');
    expect((await admin.patch('/api/organization/', { name: 'x' })).status).toBe(403);
  });

  test('keeps its short name to itself', async () => {
    const taken = await owner.patch('/api/organization/', { slug: 'padel-rio-hijos' });
    expect(taken).toMatchObject({ status: 422, body: { errors: [{ path: '/slug' }] } });
    const kept = await owner.patch('/api/organization/', { slug: 'invitations' });
    expect(kept).toMatchObject({ status: 422, body: { errors: [{ path: '/slug' }] } });
  });

  test('is opened and listed by platform staff only', async () => {
    const input = {
      name: 'Pádel Río & Hijos',
      club: { name: 'Sur', timezone: 'Europe/Lisbon', currency: 'EUR' },
      owner_email: 'Marta@example.test',
    };
    expect((await owner.post('/api/organizations/', input)).status).toBe(403);
    expect((await owner.get('/api/organizations/')).status).toBe(403);
    expect((await server.as().get('/api/organizations/')).status).toBe(401);
    const { status, body } = await staff.caller.post('/api/organizations/', input);
    expect(status).toBe(201);
    expect(body.organization.slug).toBe('padel-rio-hijos-2');
    const marta = await server.signUp('Marta', 'marta@example.test');
    const token = new URL(body.invitation_link).searchParams.get('invitation');
    const accepted = await server
      .as({ authorization: `Bearer ${marta.token}` })
      .post(`/api/public/invitations/${token}/accept/`);
    expect(accepted).toMatchObject({ status: 200, body: { role: 'owner' } });
    const list = await staff.caller.get('/api/organizations/?limit=1');
    expect(list.body.results).toHaveLength(1);
    const rest = await staff.caller.get(`/api/organizations/?cursor=${list.body.next_cursor}`);
    expect(rest.body.results.length).toBeGreaterThan(1);
    expect((await staff.caller.get('/api/organizations/?cursor=bm8')).status).toBe(400);
  });

  test('writes down when platform staff comes in, once an hour', async () => {
    const visits = async () => {
      const { rows } = await server.owner.query(
        `select user_id from audit_log where organization_id = $1 and action = 'staff.access'`,
        [place.organization_id],
      );
      return rows.map((row) => row.user_id);
    };
    const inside = server.as({
      authorization: `Bearer ${staff.token}`,
      'bandeja-organization': place.organization_slug,
    });
    await Promise.all([inside.get('/api/clients/'), inside.get('/api/members/'), inside.get('/api/clubs/')]);
    expect(await visits()).toEqual([staff.user_id]);
    await inside.get(`/api/public/${place.organization_slug}/`);
    expect(await visits()).toHaveLength(1);
    server.clock.advance(3_600_000);
    await inside.get('/api/clients/');
    expect(await visits()).toHaveLength(2);
    await owner.get('/api/clients/');
    expect(await visits()).toHaveLength(2);
  });
});
