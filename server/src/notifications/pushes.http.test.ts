import { describe, expect, test } from 'vitest';
import { usePushes } from '../../test/pushes.ts';
import { work } from '../../test/worker.ts';
import { reactions } from '../reactions.ts';
import { sendDuePushes } from './commands/send-pushes.ts';

const w = usePushes();
const { server, deliver, turnOn, cancelledClass, waiting, devices } = w;

describe('on a device', () => {
  test('somebody is told what they are told in the app, closed for that browser and signed by the installation', async () => {
    const device = await turnOn(w.ana);
    const { starts_at } = await cancelledClass(w.ana);
    await deliver();
    const { body } = await w.ana.get('/api/notifications/?limit=1');
    const [told] = body.results;
    expect(w.service.received).toHaveLength(1);
    const [{ said, headers, signed, key, bytes }] = w.service.received as [(typeof w.service.received)[0]];
    expect(said).toEqual({
      ...{ device: device.id, title: told.subject, body: told.body.trim(), link: told.link },
      tag: headers.topic,
    });
    expect(told.kind).toBe('session_cancelled');
    expect(headers).toMatchObject({ urgency: 'high', 'content-encoding': 'aes128gcm' });
    // Worth nothing once the class would have begun.
    expect(Number(headers.ttl)).toBe((Date.parse(starts_at) - server.clock.now().getTime()) / 1_000);
    expect([signed.aud, key]).toEqual([w.service.origin, device.public_key]);
    // However long what is said.
    expect(bytes).toBe(4_096);
    expect([await waiting(), (await devices())[0].last_message_at]).toEqual([[], server.clock.now()]);
    expect(headers.topic).toMatch(/^[\w-]{1,32}$/);
  });

  test('nothing goes to who has none, nor of what they do not want there', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ben);
    await deliver();
    expect(w.service.received).toEqual([]);
    const chosen = await w.ana.put('/api/notifications/preferences/', {
      preferences: [{ kind: 'session_cancelled', push: false }],
    });
    const of = ({ body }: typeof chosen, kind: string) =>
      body.preferences.find((one: { kind: string }) => one.kind === kind);
    expect(of(chosen, 'session_cancelled')).toEqual({ kind: 'session_cancelled', email: true, push: false });
    await cancelledClass(w.ana);
    await deliver();
    expect(w.service.received).toEqual([]);
    // The other way stays as it was chosen.
    const both = await w.ana.put('/api/notifications/preferences/', {
      preferences: [
        { kind: 'session_cancelled', email: false },
        { kind: 'session_cancelled', push: true },
      ],
    });
    expect(of(both, 'session_cancelled')).toEqual({ kind: 'session_cancelled', email: true, push: true });
    await cancelledClass(w.ana);
    await deliver();
    expect(w.service.received).toHaveLength(1);
    await server.owner.query('delete from notification_preferences');
  });
});

describe('what a push service does not take', () => {
  test('is sent again after the pause, until it does', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    w.service.answers.push({ status: 500 }, undefined);
    await deliver();
    expect([w.service.received.length, (await waiting()).length]).toEqual([1, 1]);
    server.clock.advance(5_000);
    await deliver();
    server.clock.advance(60_000);
    await deliver();
    expect([w.service.received.length, await waiting()]).toEqual([3, []]);
    expect((await devices())[0]).toMatchObject({ failing_since: null, last_message_at: server.clock.now() });
  });

  test('waits as long as it asks for, with whatever else is for that device', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    w.service.answers.push({ status: 429, headers: { 'retry-after': '3600' } });
    await deliver();
    const at = new Date(Date.parse('2026-03-02T10:00:00Z'));
    expect((await waiting()).map(({ next_at }) => next_at)).toEqual([at]);
    server.clock.set(at.toISOString());
    await deliver();
    expect([w.service.received.length, await waiting()]).toEqual([2, []]);
  });

  test.each([404, 410])(
    'because the browser is gone (%i) ends the device, with all that waits',
    async (status) => {
      await turnOn(w.ana);
      await cancelledClass(w.ana);
      w.service.answers.push({ status });
      await deliver();
      expect([await devices(), await waiting()]).toEqual([[], []]);
    },
  );

  test('is not sent again to a browser that has signed out since, and waits no more', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    w.service.answers.push({ status: 500 });
    await deliver();
    await server.owner.query('delete from user_devices');
    expect(await waiting()).toHaveLength(1);
    server.clock.set((await waiting())[0].next_at);
    await deliver();
    expect([w.service.received.length, await waiting()]).toEqual([1, []]);
  });

  test('because it is too long goes once more with its title alone, and as short as it can be', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    w.service.answers.push({ status: 413 });
    await deliver();
    const [long, short] = w.service.received;
    expect([long?.bytes, short!.bytes < 500, short?.said.body, short?.said.title]).toEqual([
      ...[4_096, true, '', long?.said.title],
    ]);
    expect(await waiting()).toEqual([]);
  });

  test('is given up for what will not change, and the device stays', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    w.service.answers.push({ status: 403 });
    await deliver();
    expect([await waiting(), (await devices())[0].failing_since]).toEqual([[], server.clock.now()]);
  });

  test('is worth nothing once its class would have begun', async () => {
    await turnOn(w.ana);
    const { starts_at } = await cancelledClass(w.ana);
    w.service.answers.push({ status: 500 });
    await deliver();
    server.clock.set(starts_at);
    await deliver();
    expect([w.service.received.length, await waiting()]).toEqual([1, []]);
  });

  test('nor when it was read in the app meanwhile', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    w.service.answers.push({ status: 500 });
    await deliver();
    await w.ana.post('/api/notifications/read_all/');
    server.clock.advance(5_000);
    await deliver();
    expect([w.service.received.length, await waiting()]).toEqual([1, []]);
  });
});

describe('several workers', () => {
  test('send each message once to each device', async () => {
    await turnOn(w.ana);
    await turnOn(w.ben);
    for (let n = 0; n < 4; n++) for (const who of [w.ana, w.ben]) await cancelledClass(who);
    await work(server, reactions, server.clock.now());
    expect(await waiting()).toHaveLength(8);
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const slow = {
      ...w.pusher,
      send: (...all: Parameters<typeof w.pusher.send>) => answered.then(() => w.pusher.send(...all)),
    };
    const rounds = await Promise.all([1, 2, 3].map(() => sendDuePushes(w.sender({ pusher: slow }), 100)));
    answer();
    await Promise.all(rounds.flat());
    expect(w.service.received).toHaveLength(8);
    expect(new Set(w.service.received.map(({ path, said }) => path + said.tag)).size).toBe(8);
    expect([await waiting(), w.service.wrong]).toEqual([[], []]);
  });

  test('control: without the lease a second would send it again, and what came of the first is not noted', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    await work(server, reactions, server.clock.now());
    w.service.answers.push(undefined);
    const first = await sendDuePushes(w.sender(), 10);
    await server.owner.query('update pushes set next_at = $1, leased_until = null', [server.clock.now()]);
    await Promise.all(await sendDuePushes(w.sender(), 10));
    await Promise.all(first);
    expect([w.service.received.length, await waiting()]).toEqual([2, []]);
  });

  test('lose nothing of one that was killed: it is sent again when its lease has run out', async () => {
    await turnOn(w.ana);
    await cancelledClass(w.ana);
    await work(server, reactions, server.clock.now());
    const dies = { ...w.pusher, send: () => new Promise<never>(() => {}) };
    expect(await sendDuePushes(w.sender({ pusher: dies }), 10)).toHaveLength(1);
    await deliver();
    expect(w.service.received).toEqual([]);
    server.clock.advance(61_000);
    await deliver();
    expect(w.service.received).toHaveLength(1);
  });
});

test('of one matter the newest that waits is sent alone', async () => {
  await turnOn(w.ana);
  const { session_id } = await cancelledClass(w.ana);
  w.service.answers.push({ status: 503 });
  await deliver();
  const [{ topic }] = await waiting();
  const again = await w.desk.post(`/api/classes/sessions/${session_id}/reinstate/`, {});
  expect(again.status, JSON.stringify(again.body)).toBe(200);
  await work(server, reactions, server.clock.now());
  const now = await waiting();
  expect(now.map((one) => one.topic)).toEqual([topic]);
  await deliver();
  const { body } = await w.ana.get('/api/notifications/?limit=1');
  expect(w.service.received.map(({ said }) => said.title)).toHaveLength(2);
  expect(w.service.received[1]?.said.title).toBe(body.results[0].subject);
  expect(w.service.received[1]?.said.tag).toBe(topic);
});
