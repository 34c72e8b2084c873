import { describe, expect, test } from 'vitest';
import { buildClub, person } from '../../test/builders.ts';
import { usePushes } from '../../test/pushes.ts';
import { openPoster } from '../kernel/http/posting.ts';
import { openPusher } from '../kernel/push.ts';
import { devicesAtMost, subscribe } from './commands/devices.ts';
import { devicesOf } from './store/devices.ts';

const w = usePushes();
const { server, deliver, turnOn, cancelledClass, waiting, devices } = w;
const path = '/api/notifications/devices/';
const [android, mac] = [
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
];

/** Another browser of somebody: signed in there. */
async function elsewhere(email: string) {
  const signedIn = await server.as().post('/api/auth/sign-in/email', { email, password: 'a long password' });
  expect(signedIn.status).toBe(200);
  const headers = { authorization: `Bearer ${signedIn.headers.get('set-auth-token')}` };
  return { ...server.as({ ...headers, 'bandeja-organization': w.place.organization_slug }), headers };
}

describe('a device', () => {
  test('is listed by what it calls itself, to its person alone, and removed', async () => {
    const { keys, endpoint } = w.service.subscribe();
    await w.ana.put(`${path}this/`, { endpoint, keys }, { 'user-agent': android });
    const other = await elsewhere(w.ana.email);
    await other.put(`${path}this/`, w.service.subscribe(), { 'user-agent': mac });
    const { body } = await w.ana.get(path);
    expect(
      body.results
        .map(({ browser, system, is_this }: Record<string, unknown>) => [browser, system, is_this])
        .sort(),
    ).toEqual([
      ['Chrome', 'Android', true],
      ['Safari', 'macOS', false],
    ]);
    expect(JSON.stringify(body)).not.toContain(endpoint);
    const [first] = body.results;
    expect((await w.ben.get(path)).body.results).toEqual([]);
    expect((await w.ben.delete(`${path}${first.id}/`)).status).toBe(404);
    expect((await w.ben.post(`${path}${first.id}/test/`, { locale: 'es' })).status).toBe(404);
    expect((await w.ana.delete(`${path}${first.id}/`)).status).toBe(204);
    expect((await w.ana.get(path)).body.results).toHaveLength(1);
    expect((await server.as().get(path)).status).toBe(401);
  });

  test.each([
    ['http://push.example/a', 'no_push_service'],
    ['https://127.0.0.2.nip.invalid@10.0.0.1/a', 'no_push_service'],
    ['https://169.254.169.254/latest/meta-data', 'no_push_service'],
    ['https://[fd00::1]/a', 'no_push_service'],
    ['ftp://push.example/a', 'no_push_service'],
    ['nothing', 'no_push_service'],
  ])('at %s is refused', async (endpoint, code) => {
    const { keys } = w.service.subscribe();
    const { status, body } = await w.ana.put(`${path}this/`, { endpoint, keys });
    expect([status, body.errors]).toEqual([422, [{ path: '/endpoint', code, message: expect.any(String) }]]);
  });

  test('with a key that is no point of the curve is refused', async () => {
    const { endpoint, keys } = w.service.subscribe();
    const wrong = Buffer.from(keys.p256dh, 'base64url').fill(1, 33).toString('base64url');
    const { status, body } = await w.ana.put(`${path}this/`, { endpoint, keys: { ...keys, p256dh: wrong } });
    expect([status, body.errors[0].path, body.errors[0].code]).toEqual([422, '/keys/p256dh', 'no_key']);
  });

  test('on loopback is none where no network was opened to it', async () => {
    const pusher = openPusher({
      poster: openPoster({}),
      secret: 'x'.repeat(40),
      publicUrl: 'https://club.example',
    });
    const asking = { user_id: w.ana.user_id, session_id: w.ana.user_id, user_agent: '' };
    await expect(
      subscribe({ db: server.db, clock: server.clock, pusher }, asking, w.service.subscribe()),
    ).rejects.toMatchObject({ errors: [{ path: '/endpoint', code: 'no_push_service' }] });
  });

  test('is one of ten at most, also of those that come at once', async () => {
    const all = [
      w.ana,
      ...(await Promise.all(Array.from({ length: devicesAtMost + 2 }, () => elsewhere(w.ana.email)))),
    ];
    const answers = await Promise.all(all.map((one) => one.put(`${path}this/`, w.service.subscribe())));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array.from({ length: devicesAtMost }, () => 200),
      ...[409, 409, 409],
    ]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'devices.too_many',
      params: { most: devicesAtMost },
    });
    expect(await devices()).toHaveLength(devicesAtMost);
  });

  test('control: without the lock those that come at once are more', async () => {
    const all = await Promise.all(Array.from({ length: devicesAtMost + 2 }, () => elsewhere(w.ana.email)));
    await Promise.all(
      all.slice(0, devicesAtMost - 1).map((one) => one.put(`${path}this/`, w.service.subscribe())),
    );
    const counted = await Promise.all(
      all
        .slice(devicesAtMost - 1)
        .map(() =>
          server.db.global(
            null,
            async (tx) => (await devicesOf(tx, w.ana.user_id, server.clock.now())).length,
          ),
        ),
    );
    // Each of the last three would find room for one.
    expect(counted).toEqual([devicesAtMost - 1, devicesAtMost - 1, devicesAtMost - 1]);
  });

  test('is told nothing more once its person has signed out there, and the others go on', async () => {
    const other = await elsewhere(w.ana.email);
    await turnOn(w.ana);
    const gone = w.service.subscribe();
    await other.put(`${path}this/`, gone);
    await cancelledClass(w.ana);
    expect((await server.as(other.headers).post('/api/auth/sign-out', {})).status).toBe(200);
    await deliver();
    expect(w.service.received).toHaveLength(1);
    expect(w.service.received.map(({ path }) => gone.endpoint.endsWith(path))).toEqual([false]);
    expect(await devices()).toHaveLength(1);
  });

  test('of whoever turns it on there last is theirs alone', async () => {
    const browser = await turnOn(w.ana);
    await cancelledClass(w.ana);
    await turnOn(w.ben, browser);
    await deliver();
    expect([w.service.received, await waiting()]).toEqual([[], []]);
    await cancelledClass(w.ben);
    await deliver();
    expect(w.service.received).toHaveLength(1);
    expect((await w.ana.get(path)).body.results).toEqual([]);
  });

  test('hears nothing of an organization that its person has left, and what waits is not sent', async () => {
    const eva = await person(server, w.place, 'student');
    await turnOn(eva);
    await cancelledClass(eva);
    await server.owner.query('delete from memberships where user_id = $1', [eva.user_id]);
    await deliver();
    await cancelledClass(w.ana);
    expect([w.service.received, await waiting()]).toEqual([[], []]);
  });

  test('whose sign-in has run out is told nothing', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    await server.owner.query(`update user_sessions set expires_at = $1 where user_id = $2`, [
      server.clock.now(),
      w.ana.user_id,
    ]);
    await deliver();
    expect(w.service.received).toEqual([]);
    await server.owner.query(
      `update user_sessions set expires_at = now() + interval '7 days' where user_id = $1`,
      [w.ana.user_id],
    );
  });

  test('goes with an account that is erased, and is in the file of its person without its address', async () => {
    const stranger = await person(server, await buildClub(server.db), 'student');
    const { endpoint } = await turnOn(stranger);
    const { body } = await stranger.get(`/api/clients/${stranger.profile_id}/data/`);
    expect(body.devices).toMatchObject([{ last_message_at: null }]);
    expect(JSON.stringify(body)).not.toContain(endpoint);
    await server.owner.query('delete from memberships where user_id = $1', [stranger.user_id]);
    const bare = server.as({ authorization: stranger.headers.authorization });
    expect((await bare.post('/api/me/erase/', { email: stranger.email })).status).toBe(204);
    expect(await devices()).toEqual([]);
  });

  test('is tried by a message, in the language of the page; one that is gone is removed', async () => {
    const { id } = await turnOn(w.ana);
    const tried = () => w.ana.post(`${path}${id}/test/`, { locale: 'en' });
    expect(await tried()).toMatchObject({ status: 200, body: { arrived: true } });
    expect(w.service.received[0]?.said).toMatchObject({
      title: 'Test message',
      link: '/profile',
      device: id,
    });
    w.service.answers.push({ status: 503 });
    expect(await tried()).toMatchObject({ status: 503, body: { code: 'devices.unreachable' } });
    w.service.answers.push({ status: 410 });
    expect(await tried()).toMatchObject({ status: 200, body: { arrived: false } });
    expect(await devices()).toEqual([]);
  });
});
