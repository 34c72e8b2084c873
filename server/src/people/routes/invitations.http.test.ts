import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer();
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let admin: Awaited<ReturnType<typeof person>>;
let student: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  admin = await person(server, place, 'club_admin');
  student = await person(server, place, 'student');
});

const tokenIn = (link: string) => new URL(link).searchParams.get('invitation') as string;
let count = 0;
async function invited(input: Record<string, unknown> = {}, by = owner) {
  const email = `guest${++count}@example.test`;
  const { status, body } = await by.post('/api/invitations/', { email, role: 'student', ...input });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return { id: body.invitation.id as string, email, token: tokenIn(body.link), body };
}
async function guest(email: string) {
  const user = await server.signUp('Guest', email);
  return { ...user, ...server.as({ authorization: `Bearer ${user.token}` }) };
}
const accept = (token: string) => `/api/public/invitations/${token}/accept/`;

describe('an invitation', () => {
  test('shows its token once, stores a hash, and queues the mail', async () => {
    const { id, email, token, body } = await invited({ role: 'instructor', club_id: place.club_id });
    expect(body.invitation).toMatchObject({ email, role: 'instructor', status: 'pending' });
    expect(body.link).toMatch(/^http:\/\/127\.0\.0\.1\/sign-up\?invitation=[\w-]{43}$/);
    const { rows } = await server.owner.query('select * from invitations where id = $1', [id]);
    expect(rows[0].token_hash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(rows)).not.toContain(token);
    const mails = await owner.get('/api/mails/');
    expect(mails.body.results[0]).toMatchObject({ to_email: email, status: 'queued' });
    expect(mails.body.results[0].body).toContain(token);
    const list = await admin.get('/api/invitations/');
    expect(list.body.results[0]).toMatchObject({ id, abilities: { revoke: true } });
    expect(JSON.stringify(list.body)).not.toContain(token);
    const audit = await owner.get('/api/audit/?entity=invitations');
    expect(JSON.stringify(audit.body)).not.toContain(rows[0].token_hash);
  });

  test('says the same of whoever has an account and of whoever has none', async () => {
    const { email } = await server.signUp();
    const shape = (value: unknown) =>
      JSON.stringify(value, (_, one) => (one !== null && typeof one === 'object' ? one : typeof one));
    const [known, unknown] = [await invited({ email }), await invited()];
    expect(shape(known.body)).toBe(shape(unknown.body));
    const [one, other] = await Promise.all(
      [known, unknown].map(({ token }) => server.as().get(`/api/public/invitations/${token}/`)),
    );
    expect(shape(one?.body)).toBe(shape(other?.body));
  });

  test('tells the holder of the link who invites to what, and nobody else anything', async () => {
    const { email, token } = await invited({ role: 'club_admin', club_id: place.club_id });
    const { status, body } = await server.as().get(`/api/public/invitations/${token}/`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      organization: { id: place.organization_id, slug: place.organization_slug },
      club: { id: place.club_id },
      email,
      role: 'club_admin',
      invited_by_name: expect.stringContaining('Person'),
    });
    expect((await server.as().get('/api/public/invitations/guessed/')).status).toBe(404);
  });

  test('opens for the invited address, whatever its letter case', async () => {
    const { email, token } = await invited({ email: 'Bea.Gil@Example.Test' });
    expect(email).toBeDefined();
    const bea = await guest('bea.gil@example.test');
    const { status, body } = await bea.post(accept(token));
    expect(status).toBe(200);
    expect(body).toMatchObject({ organization: { id: place.organization_id }, role: 'student' });
    const me = await bea.get('/api/me/');
    expect(me.body).toMatchObject({ roles: [{ role: 'student' }], client: { display_name: 'Guest' } });
    expect((await bea.post(accept(token))).body).toEqual(body);
  });

  test('does not open for another address, a visitor, or after a fortnight', async () => {
    const { email, token } = await invited();
    const other = await guest('other@example.test');
    expect(await other.post(accept(token))).toMatchObject({
      status: 409,
      body: { code: 'invitation.other_email' },
    });
    expect((await server.as().post(accept(token))).status).toBe(401);
    const late = await guest(email);
    server.clock.advance(14 * 24 * 3_600_000);
    expect(await late.post(accept(token))).toMatchObject({
      status: 409,
      body: { code: 'invitation.expired' },
    });
    expect(await server.as().get(`/api/public/invitations/${token}/`)).toMatchObject({
      status: 410,
      body: { code: 'invitation.expired' },
    });
    expect((await late.get('/api/me/')).body.roles).toEqual([]);
  });

  test('makes an instructor, whose role later domains hear of', async () => {
    const { email, token } = await invited({ role: 'instructor', club_id: place.club_id }, admin);
    const coach = await guest(email);
    expect((await coach.post(accept(token))).status).toBe(200);
    expect((await coach.get('/api/me/')).body.roles).toEqual([
      { role: 'instructor', club_id: place.club_id },
    ]);
  });

  test('hands an existing profile over, once', async () => {
    const { body: client } = await admin.post('/api/clients/', { display_name: 'Leo Vidal', level: 3.5 });
    const { email, token } = await invited({ client_id: client.id });
    const second = await invited({ client_id: client.id });
    const leo = await guest(email);
    await leo.post(accept(token));
    expect((await leo.get('/api/me/')).body.client).toMatchObject({ id: client.id, level: 3.5 });
    const rival = await guest(second.email);
    expect(await rival.post(accept(second.token))).toMatchObject({
      status: 409,
      body: { code: 'clients.profile_taken' },
    });
    expect((await rival.get('/api/me/')).body.roles).toEqual([]);
    const third = await owner.post('/api/invitations/', {
      email: 'x@example.test',
      role: 'student',
      client_id: client.id,
    });
    expect(third.status).toBe(409);
  });

  test('accepted ten times at once gives one role', async () => {
    const { email, token } = await invited();
    const eva = await guest(email);
    const replies = await Promise.all(Array.from({ length: 10 }, () => eva.post(accept(token))));
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([200]));
    const { rows } = await server.owner.query(
      `select (select count(*)::int from memberships where user_id = $1) as roles,
              (select count(*)::int from client_profiles where user_id = $1) as profiles`,
      [eva.user_id],
    );
    expect(rows).toEqual([{ roles: 1, profiles: 1 }]);
  });

  test('taken back opens nothing; used, it cannot be taken back', async () => {
    const { id, email, token } = await invited();
    expect((await admin.delete(`/api/invitations/${id}/`)).status).toBe(204);
    expect((await admin.delete(`/api/invitations/${id}/`)).status).toBe(204);
    const eva = await guest(email);
    expect(await eva.post(accept(token))).toMatchObject({
      status: 409,
      body: { code: 'invitation.revoked' },
    });
    const used = await invited();
    await (await guest(used.email)).post(accept(used.token));
    expect(await admin.delete(`/api/invitations/${used.id}/`)).toMatchObject({
      status: 409,
      body: { code: 'invitation.accepted' },
    });
    const open = await admin.get('/api/invitations/?pending=true');
    for (const it of open.body.results) expect(it.status).toBe('pending');
  });

  test('is given within the limits of who gives it', async () => {
    const ask = (by: typeof admin, role: object) =>
      by.post('/api/invitations/', { email: 'z@example.test', ...role });
    expect((await ask(admin, { role: 'owner' })).status).toBe(403);
    expect((await ask(admin, { role: 'club_admin', club_id: place.club_id })).status).toBe(403);
    expect((await ask(student, { role: 'student' })).status).toBe(403);
    expect((await ask(owner, { role: 'club_admin' })).status).toBe(422);
    const elsewhere = await buildClub(server.db);
    expect((await ask(owner, { role: 'instructor', club_id: elsewhere.club_id })).status).toBe(404);
    const { id } = await invited({ role: 'owner' });
    expect((await admin.delete(`/api/invitations/${id}/`)).status).toBe(403);
    const stranger = await person(server, elsewhere, 'owner');
    expect((await stranger.delete(`/api/invitations/${id}/`)).status).toBe(404);
    expect((await student.get('/api/invitations/')).status).toBe(403);
  });

  test('to own or run a club is not readable in the mail by a club admin, who could use it', async () => {
    const { token } = await invited({ role: 'owner' });
    const plain = await invited();
    const bodies = async (by: typeof admin) => JSON.stringify((await by.get('/api/mails/?limit=200')).body);
    expect(await bodies(owner)).toContain(token);
    expect(await bodies(admin)).not.toContain(token);
    expect(await bodies(admin)).toContain(plain.token);
  });
});
