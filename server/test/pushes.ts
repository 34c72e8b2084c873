import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openPoster } from '../src/kernel/http/posting.ts';
import { openPusher } from '../src/kernel/push.ts';
import { newTurns } from '../src/kernel/sending.ts';
import { type PushSender, sendDuePushes } from '../src/notifications/commands/send-pushes.ts';
import { reactions } from '../src/reactions.ts';
import { buildClub, type Place, person } from './builders.ts';
import { authority, type PushService, type Subscription, startPushService } from './push-receiver.ts';
import { secret, useServer } from './server.ts';
import { buildSession } from './sessions.ts';
import { work } from './worker.ts';

export const start = '2026-03-02T09:00:00Z';
export type Person = Awaited<ReturnType<typeof person>>;

/** A club, a push service on loopback, and what the worker does between them. Each test begins without devices. */
export function usePushes() {
  const poster = openPoster({ networks: ['127.0.0.0/8'], timeoutMs: 3_000, authority });
  const server = useServer({ now: start, poster });
  const pusher = openPusher({ poster, secret, publicUrl: 'http://127.0.0.1' });
  const those = {} as { place: Place; ana: Person; ben: Person; desk: Person; service: PushService };
  beforeAll(async () => {
    those.service = await startPushService();
    those.place = await buildClub(server.db);
    those.ana = await person(server, those.place, 'student');
    those.ben = await person(server, those.place, 'student');
    those.desk = await person(server, those.place, 'owner');
  });
  afterAll(() => those.service.stop());
  beforeEach(async () => {
    server.clock.set(start);
    Object.assign(those.service, { received: [], answers: [], wrong: [] });
    await server.owner.query('delete from user_devices');
  });
  const sender = (more: Partial<PushSender> = {}): PushSender => ({
    ...{ db: server.db, clock: server.clock, pusher, random: () => 0, turns: newTurns() },
    failed: (error) => {
      throw error;
    },
    ...more,
  });
  let hour = Date.parse('2026-03-03T06:00:00Z');
  /** In one class after the other: nobody is in two at once. */
  const inHours = () => {
    hour += 7_200_000;
    return new Date(hour).toISOString();
  };
  return Object.assign(those, {
    ...{ server, sender, pusher },
    /** What the worker would do by now: reactions, then all that is due. */
    async deliver(): Promise<void> {
      await work(server, reactions, server.clock.now());
      while ((await Promise.all(await sendDuePushes(sender(), 100))).length > 0);
      expect(those.service.wrong).toEqual([]);
    },
    /** On a browser of theirs: the one of their sign-in. */
    async turnOn(who: Person, { endpoint, keys }: Subscription = those.service.subscribe()) {
      const subscription = { endpoint, keys };
      const { status, body } = await who.put('/api/notifications/devices/this/', subscription);
      expect(status, JSON.stringify(body)).toBe(200);
      const mine = body.results.find((one: { is_this: boolean }) => one.is_this);
      return { ...subscription, id: mine.id as string, public_key: body.public_key as string };
    },
    /** A class in which somebody is, and which is called off: everybody hears of it. */
    async cancelledClass(who: Person, starts_at = inHours()) {
      const { session_id } = await buildSession(server.db, those.place, { starts_at });
      const booked = await who.post(`/api/classes/sessions/${session_id}/enroll/`, {});
      expect(booked.status, JSON.stringify(booked.body)).toBe(201);
      const off = await those.desk.post(`/api/classes/sessions/${session_id}/cancel/`, { reason: 'Lluvia' });
      expect(off.status, JSON.stringify(off.body)).toBe(200);
      return { session_id, starts_at };
    },
    waiting: async () => (await server.owner.query('select * from pushes order by next_at')).rows,
    devices: async () => (await server.owner.query('select * from user_devices order by created_at')).rows,
  });
}
