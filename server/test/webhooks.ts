import { beforeAll, beforeEach, expect } from 'vitest';
import { openPoster } from '../src/kernel/http/posting.ts';
import { newId } from '../src/kernel/ids.ts';
import { newTurns } from '../src/kernel/sending.ts';
import { reactions } from '../src/reactions.ts';
import { type Sender, sendDue } from '../src/webhooks/commands/send.ts';
import { buildClub, type Place, person } from './builders.ts';
import { opened, useReceiver } from './receiver.ts';
import { secret, useServer } from './server.ts';
import { buildSession } from './sessions.ts';
import { work } from './worker.ts';

export const start = '2026-03-02T09:00:00Z';
type Person = Awaited<ReturnType<typeof person>>;

/** A club, another program that listens on loopback, and what the worker does between them. Each test begins without webhooks. */
export function useWebhooks() {
  const poster = openPoster({ networks: ['127.0.0.0/8'], timeoutMs: 500 });
  const server = useServer({ now: start, poster });
  const receiver = useReceiver();
  const people = {} as { place: Place; owner: Person; ana: Person };
  beforeAll(async () => {
    people.place = await buildClub(server.db);
    people.owner = await person(server, people.place, 'owner');
    people.ana = await person(server, people.place, 'student');
  });
  beforeEach(async () => {
    server.clock.set(start);
    Object.assign(receiver, { received: [], answers: [] });
    await server.owner.query('delete from webhook_endpoints');
  });

  const sender = (more: Partial<Sender> = {}): Sender => ({
    ...{ db: server.db, clock: server.clock, poster, secret, random: () => 0, turns: newTurns() },
    failed: (error) => {
      throw error;
    },
    ...more,
  });
  let hour = Date.parse('2026-03-03T06:00:00Z');
  return Object.assign(people, {
    ...{ server, receiver, poster, sender },
    /** What the worker would do by now: reactions, then all that is due. */
    async deliver(): Promise<void> {
      await work(server, reactions, server.clock.now());
      while ((await Promise.all(await sendDue(sender(), 100))).length > 0);
    },
    async add(more: object = {}, by = people.owner) {
      const asked = { url: receiver.url, events: ['enrollment.created'], ...more };
      const { status, body } = await by.post('/api/webhooks/', asked, { 'idempotency-key': newId() });
      expect(status, JSON.stringify(body)).toBe(201);
      return { ...(body as { secret: string }), id: body.webhook.id as string };
    },
    /** In one class after the other: nobody is in two at once. */
    async enroll(who = people.ana) {
      hour += 7_200_000;
      const starts_at = new Date(hour).toISOString();
      const { session_id } = await buildSession(server.db, people.place, { starts_at });
      const booked = await who.post(`/api/classes/sessions/${session_id}/enroll/`, {});
      expect(booked.status, JSON.stringify(booked.body)).toBe(201);
      return { session_id, enrollment_id: booked.body.id as string };
    },
    deliveries: async (id: string, query = '') =>
      (await people.owner.get(`/api/webhooks/${id}/deliveries/${query}`)).body.results,
    /** What a receiver makes of it with the library of Standard Webhooks, which checks signature and time. */
    verified(shown: string, n = -1) {
      const real = Date.now;
      Date.now = () => server.clock.now().getTime();
      try {
        return opened(shown, receiver.received.at(n)!) as Record<string, never>;
      } finally {
        Date.now = real;
      }
    },
  });
}
