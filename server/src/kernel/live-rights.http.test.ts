import { beforeEach, describe, expect, test } from 'vitest';
import { buildClub, giveRole, type Place, person } from '../../test/builders.ts';
import { hear, listen } from '../../test/live.ts';
import { useServer } from '../../test/server.ts';

const server = useServer({ live: { sockets: { perUser: 3, perAddress: 5 } } });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeEach(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const change = async (name: string) => {
  const { body } = await owner.post('/api/classes/types/', { name, type: 'group', currency: 'EUR' });
  return { type: 'catalog', ids: [body.id as string] };
};

describe('an open channel', () => {
  test('ends with its sign-in, and those of others stay', async () => {
    const student = await person(server, place, 'student');
    const [leaving, staying] = [await hear(server, student, place), await hear(server, owner, place)];
    await student.post('/api/auth/sign-out', {});
    await expect.poll(leaving.ended).toEqual([1008, 'signed_out']);
    const said = await change('After the sign-out');
    await expect.poll(() => staying.messages).toContainEqual(said);
    expect(leaving.messages).not.toContainEqual(said);
    staying.close();
  });

  test('ends when its user revokes the other sign-ins', async () => {
    const student = await person(server, place, 'student');
    const { body } = await server
      .as()
      .post('/api/auth/sign-in/email', { email: student.email, password: 'a long password' });
    const [elsewhere, here] = [
      await hear(server, student, place),
      await hear(server, { token: body.token }, place),
    ];
    await server.as({ authorization: `Bearer ${body.token}` }).post('/api/auth/revoke-other-sessions', {});
    await expect.poll(elsewhere.ended).toEqual([1008, 'signed_out']);
    expect(here.ended()).toBeUndefined();
    here.close();
  });

  test('ends with the role that it was opened with, before anything more is said', async () => {
    const { user_id, token } = await server.signUp();
    await giveRole(server.db, place, user_id, 'instructor');
    const open = await hear(server, { token }, place);
    const { rows } = await server.owner.query('select id from memberships where user_id = $1', [user_id]);
    expect((await owner.delete(`/api/members/${user_id}/roles/${rows[0].id}/`)).status).toBe(204);
    const said = await change('After the role');
    await expect.poll(open.ended).toEqual([1008, 'not_found']);
    expect(open.messages).not.toContainEqual(said);
  });
});

describe('a sign-in that ends without anybody saying so', () => {
  const watchful = useServer({ live: { doubtEveryMs: 50 } });

  test('ends its channel all the same', async () => {
    const where = await buildClub(watchful.db);
    const [gone, stays] = [await person(watchful, where, 'student'), await person(watchful, where, 'owner')];
    const [ending, staying] = [await hear(watchful, gone, where), await hear(watchful, stays, where)];
    await watchful.owner.query(
      "update user_sessions set expires_at = now() - interval '1 hour' where user_id = $1",
      [gone.user_id],
    );
    watchful.bus.publish({ topic: 'identity', ends: false, user_id: null });
    await expect.poll(ending.ended).toEqual([1008, 'signed_out']);
    expect(staying.ended()).toBeUndefined();
    staying.close();
  });
});

describe('the live channel', () => {
  test('is closed to pages of other sites', async () => {
    const who = { token: owner.token, organization: place.organization_slug };
    expect(await listen(server, { ...who, headers: { origin: 'https://evil.example' } })).toBe(403);
    const ours = await listen(server, { ...who, headers: { origin: server.url } });
    if (typeof ours === 'number') throw new Error(`refused: ${ours}`);
    ours.close();
    await expect.poll(ours.ended).toBeDefined();
  });

  test('is limited per user and per address, and a place that was given back is free', async () => {
    const other = await person(server, place, 'student');
    const open = [
      await hear(server, owner, place),
      await hear(server, owner, place),
      await hear(server, owner, place),
    ];
    expect(await listen(server, { token: owner.token, organization: place.organization_slug })).toBe(429);
    open.push(await hear(server, other, place), await hear(server, other, place));
    expect(await listen(server, { token: other.token, organization: place.organization_slug })).toBe(429);
    for (const one of open) one.close();
    await expect.poll(() => open.every((one) => one.ended())).toBe(true);
    const again = await hear(server, owner, place);
    again.close();
  });

  test('says what changes together once, and a flood as "the list changed"', async () => {
    const open = await hear(server, owner, place);
    const ids = Array.from(
      { length: 100 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    );
    const announce = (some: string[]) =>
      server.bus.publish({
        topic: 'live',
        organization_id: place.organization_id,
        type: 'courts',
        ids: some,
      });
    announce(ids.slice(0, 60));
    announce(ids.slice(40));
    await expect.poll(() => open.messages).toEqual([{ type: 'courts', ids }]);
    for (let n = 0; n < 15; n++) announce(ids.map((id) => `${n}${id.slice(2)}`));
    await expect.poll(() => open.messages.at(-1)).toEqual({ type: 'courts', ids: [] });
    expect(open.messages.length).toBeLessThanOrEqual(4);
    open.close();
  });

  test('asks for everything again after a gap', async () => {
    const open = await hear(server, owner, place);
    await server.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'bandeja bus' and datname = current_database()`,
    );
    await expect.poll(() => open.messages, { timeout: 10_000 }).toContainEqual({ type: 'reload', ids: [] });
    open.close();
  });
});
