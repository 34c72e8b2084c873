import { describe, expect, test } from 'vitest';
import type { Bus } from './bus.ts';
import { keep } from './kept.ts';
import { Versions } from './versions.ts';

type BusMessage = Parameters<Bus['publish']>[0];

/** A bus within the process; `say` is another process speaking. */
function fakeBus() {
  const listeners = new Map<string, (message: BusMessage) => void>();
  const said: BusMessage[] = [];
  const bus = {
    isUp: true,
    publish: (message: BusMessage) => {
      said.push(message);
      listeners.get(message.topic)?.(message);
    },
    subscribe: (topic: string, listener: (message: BusMessage) => void) => {
      listeners.set(topic, listener);
      return () => listeners.delete(topic);
    },
    close: async () => {},
  };
  const say = (message: BusMessage) => listeners.get(message.topic)?.(message);
  return { bus: bus as Bus & { isUp: boolean }, say, said };
}

function setUp() {
  const versions = new Versions();
  const { bus, say, said } = fakeBus();
  versions.connect(bus);
  const kept = keep<{ n: number }>(versions, { maxSize: 100, sizeOf: () => 1 });
  let made = 0;
  const at = (ms: number) => new Date(ms);
  const get = (key = 'a', now = 0, until: number | null = null) =>
    kept
      .get({ organization_id: 'o', key, now: at(now), mark: undefined }, async () => ({
        value: { n: ++made },
        until: until === null ? null : at(until),
      }))
      .then(({ n }) => n);
  return { versions, bus, say, said, kept, get, at };
}

describe('what is kept', () => {
  test('is made once for each key, also when many ask at once', async () => {
    const { get } = setUp();
    expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1]);
    expect([await get(), await get('b')]).toEqual([1, 2]);
  });

  test('is gone with a write of this organization, and only of this one', async () => {
    const { get, versions } = setUp();
    await get();
    versions.wrote('another');
    expect(await get()).toBe(1);
    versions.wrote('o');
    expect(await get()).toBe(2);
  });

  test('is gone when another process says that it wrote, and after a gap in what is heard', async () => {
    const { get, say } = setUp();
    await get();
    say({ topic: 'wrote', from: 'them', organizations: ['o'] });
    expect(await get()).toBe(2);
    say({ topic: 'bus.gap' });
    expect(await get()).toBe(3);
  });

  test('is not used while other processes cannot be heard, nor before or after the bus', async () => {
    const { get, bus, versions } = setUp();
    await get();
    bus.isUp = false;
    expect([await get(), await get()]).toEqual([2, 3]);
    bus.isUp = true;
    expect(await get()).toBe(1);
    versions.disconnect();
    expect([await get(), await get()]).toEqual([4, 5]);
  });

  test('holds from its moment until the clock changes it, and for ten seconds at the longest', async () => {
    const { get } = setUp();
    expect(await get('a', 1_000, 5_000)).toBe(1);
    expect(await get('a', 4_999)).toBe(1);
    expect(await get('a', 999, 1_000)).toBe(2);
    expect(await get('a', 5_000)).toBe(3);
    expect(await get('a', 14_999)).toBe(3);
    expect(await get('a', 15_000)).toBe(4);
  });

  test('is never what was begun before a write and ended after it', async () => {
    const { kept, versions, at } = setUp();
    const ask = { organization_id: 'o', key: 'a', now: at(0), mark: undefined };
    const { promise: slow, resolve } = Promise.withResolvers<{ value: { n: number }; until: null }>();
    const before = kept.get(ask, () => slow);
    versions.wrote('o');
    const after = kept.get(ask, async () => ({ value: { n: 2 }, until: null }));
    expect((await after).n).toBe(2);
    resolve({ value: { n: 1 }, until: null });
    expect((await before).n).toBe(1);
    expect((await kept.get(ask, async () => ({ value: { n: 3 }, until: null }))).n).not.toBe(1);
  });

  test('fails for the one who made it, and the others make it themselves', async () => {
    const { kept, at } = setUp();
    const ask = { organization_id: 'o', key: 'a', now: at(0), mark: undefined };
    const failing = kept.get(ask, () => Promise.reject(new Error('no')));
    const waiting = kept.get(ask, async () => ({ value: { n: 7 }, until: null }));
    await expect(failing).rejects.toThrow('no');
    expect((await waiting).n).toBe(7);
  });
});

test('a process tells the others once for all writes of a moment, and does not hear itself', async () => {
  const { versions, said } = setUp();
  versions.wrote('o');
  versions.wrote('o');
  versions.wrote('p');
  const version = versions.of('o');
  await expect.poll(() => said.length).toBe(1);
  expect(said[0]).toMatchObject({ topic: 'wrote', organizations: ['o', 'p'] });
  expect(versions.of('o')).toBe(version);
});
