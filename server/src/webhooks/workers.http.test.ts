import { describe, expect, test } from 'vitest';
import { buildClub, person } from '../../test/builders.ts';
import { useWebhooks } from '../../test/webhooks.ts';
import { newId } from '../kernel/ids.ts';
import { atOnceOfOne, newTurns } from '../kernel/sending.ts';
import { sendDue } from './commands/send.ts';

const w = useWebhooks();
const { server, receiver, poster, sender, deliver, add, deliveries } = w;

describe('several workers', () => {
  const many = async (id: string, count: number, by = w.owner) => {
    for (let n = 0; n < count; n++)
      await by.post(`/api/webhooks/${id}/test/`, undefined, { 'idempotency-key': newId() });
  };

  test('send each delivery once, and to one receiver no more at a time than one worker would', async () => {
    const hook = await add();
    await many(hook.id, 12);
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const slow: typeof poster = { ...poster, post: (letter) => answered.then(() => poster.post(letter)) };
    const rounds = await Promise.all([1, 2, 3].map(() => sendDue(sender({ poster: slow }), 100)));
    expect(rounds.flat()).toHaveLength(4);
    answer();
    await Promise.all(rounds.flat());
    await deliver();
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect([ids.length, new Set(ids).size]).toEqual([12, 12]);
  });

  test('control: without the lease the second would send it again', async () => {
    const hook = await add();
    await many(hook.id, 1);
    receiver.answers.push(undefined);
    const first = await sendDue(sender(), 10);
    await server.owner.query(
      `update webhook_deliveries set next_at = '2026-03-02T09:00:00Z', leased_until = null`,
    );
    await Promise.all(await sendDue(sender(), 10));
    await Promise.all(first);
    expect(receiver.received).toHaveLength(2);
    // The first is no longer at it: what came of its try is not what came of the delivery.
    expect(await deliveries(hook.id)).toMatchObject([{ status: 'delivered', tries: 1 }]);
  });

  test('lose nothing of one that was killed: it is sent again when its lease has run out', async () => {
    const hook = await add();
    await many(hook.id, 1);
    const dies = { ...poster, post: () => new Promise<never>(() => {}) };
    expect(await sendDue(sender({ poster: dies }), 10)).toHaveLength(1);
    await deliver();
    expect(receiver.received).toEqual([]);
    server.clock.advance(61_000);
    await deliver();
    expect(receiver.received).toHaveLength(1);
    expect(await deliveries(hook.id)).toMatchObject([{ status: 'delivered' }]);
  });

  test('go on with the others when one of them fails', async () => {
    const stranger = await person(server, await buildClub(server.db), 'owner');
    const [one, other] = [await add(), await add({}, stranger)];
    await many(one.id, 1);
    await many(other.id, 1, stranger);
    const failures: string[] = [];
    let first = true;
    const failing: typeof poster = {
      ...poster,
      async post(letter) {
        if (!first) return poster.post(letter);
        first = false;
        throw new Error('no connection');
      },
    };
    const failed = (error: Error) => failures.push(error.message);
    await Promise.all(await sendDue(sender({ poster: failing, failed }), 100));
    expect([failures, receiver.received.length]).toEqual([['no connection'], 1]);
  });

  test('serve each organization in its turn, however much waits for another', async () => {
    const stranger = await person(server, await buildClub(server.db), 'owner');
    for (let n = 0; n < 7; n++) await many((await add({ url: `${receiver.url}/slow` })).id, 4);
    await many((await add({ url: `${receiver.url}/theirs` }, stranger)).id, 4, stranger);
    const asked: string[] = [];
    const stuck = {
      ...poster,
      post: ({ url }: { url: string }) => {
        asked.push(new URL(url).pathname);
        return new Promise<never>(() => {});
      },
    };
    const one = sender({ poster: stuck, turns: newTurns() });
    const theirs = () => asked.filter((path) => path.endsWith('theirs')).length;
    const rounds = [await sendDue(one, 3), await sendDue(one, 3)];
    expect([rounds.flat().length, theirs()]).toEqual([6, 3]);
    await sendDue(one, 100);
    expect([asked.length, theirs()]).toEqual([atOnceOfOne + 4, 4]);
    expect(await sendDue(one, 100)).toEqual([]);
  });

  test('serve each endpoint once before any other a second time', async () => {
    for (let n = 0; n < 3; n++) await many((await add({ url: `${receiver.url}/${n}` })).id, 4);
    await Promise.all(await sendDue(sender(), 3));
    expect(receiver.received.map(({ path }) => path).sort()).toEqual(['/hooks/0', '/hooks/1', '/hooks/2']);
  });

  test('serve the others while one receiver takes its time', async () => {
    const [slow, quick] = [
      await add({ url: `${receiver.url}/slow` }),
      await add({ url: `${receiver.url}/quick` }),
    ];
    await many(slow.id, 30);
    await many(quick.id, 1);
    const never = new Promise<never>(() => {});
    const stuck = {
      ...poster,
      post: (letter: { url: string }) => (letter.url.endsWith('slow') ? never : poster.post(letter as never)),
    };
    const begun = await sendDue(sender({ poster: stuck }), 100);
    expect(begun).toHaveLength(5);
    await expect.poll(() => receiver.received.map(({ path }) => path)).toEqual(['/hooks/quick']);
  });
});
