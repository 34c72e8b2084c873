import { afterEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { type Middleman, startProxy } from '../../test/proxy.ts';
import type { BusMessage } from './bus/message.ts';
import { type Bus, openBus } from './bus.ts';

const test = useDatabase();
const pace = { firstMs: 1, mostMs: 4, beatMs: 20 };

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A bus behind a proxy, which can take the database away from it. */
async function openBehindProxy(): Promise<{ bus: Bus; proxy: Middleman; gaps: BusMessage[] }> {
  const proxy = await startProxy(test.appUrl);
  const bus = await openBus(proxy.url, undefined, pace);
  closing.push(proxy.close, bus.close);
  const gaps: BusMessage[] = [];
  bus.subscribe('bus.gap', (message) => gaps.push(message));
  return { bus, proxy, gaps };
}

async function openDirectly(): Promise<{ bus: Bus; heard: unknown[] }> {
  const bus = await openBus(test.appUrl, undefined, pace);
  closing.push(bus.close);
  const heard: unknown[] = [];
  bus.subscribe('test', ({ n }) => heard.push(n));
  return { bus, heard };
}

const connections = async () =>
  (
    await test.owner.query<{ pid: number }>(
      `select pid from pg_stat_activity where application_name = 'bandeja bus' and datname = current_database()`,
    )
  ).rows.map((row) => row.pid);

/** How often the usual pace tries in an outage of one, eight and sixty seconds. */
const outages = { one: 5, eight: 9, sixty: 35 };

describe('the bus over outages', () => {
  it('tries one attempt after the other, and has one connection afterwards: ten outages in a row', async () => {
    const { proxy, gaps } = await openBehindProxy();
    const { one, eight, sixty } = outages;
    for (const [at, attempts] of [one, eight, sixty, one, one, eight, one, sixty, eight, one].entries()) {
      proxy.goDown(at % 2 === 0 ? 'away' : 'starting');
      await expect.poll(proxy.attempts, { interval: 2, timeout: 20_000 }).toBeGreaterThanOrEqual(attempts);
      proxy.comeBack();
      await expect.poll(() => gaps.length, { interval: 2 }).toBe(at + 1);
      // The proxy may hear of the end of an attempt after the beginning of the next.
      expect(proxy.mostAtOnce()).toBeLessThanOrEqual(2);
      await expect.poll(connections).toHaveLength(1);
    }
    const [pid] = await connections();
    const before = proxy.attempts();
    await new Promise((resolve) => setTimeout(resolve, 20 * pace.mostMs));
    expect([await connections(), proxy.attempts()]).toEqual([[pid], before]);
  });

  it('hears and is heard again afterwards, what was said meanwhile included', async () => {
    const { bus, proxy, gaps } = await openBehindProxy();
    const { bus: other, heard } = await openDirectly();
    const hears: unknown[] = [];
    bus.subscribe('test', ({ n }) => hears.push(n));
    proxy.goDown('away');
    await expect.poll(proxy.attempts, { interval: 2 }).toBeGreaterThan(2);
    bus.publish({ topic: 'test', n: 'said while away' });
    proxy.comeBack();
    await expect.poll(() => gaps.length).toBe(1);
    await expect.poll(() => heard).toEqual(['said while away']);
    other.publish({ topic: 'test', n: 'said to it' });
    await expect.poll(() => hears).toEqual(['said while away', 'said to it']);
  });

  it('tells the others that they missed something, when that was too much to keep', async () => {
    const { bus, proxy } = await openBehindProxy();
    const { bus: other, heard } = await openDirectly();
    const missed: BusMessage[] = [];
    other.subscribe('bus.gap', (message) => missed.push(message));
    proxy.goDown('away');
    await expect.poll(proxy.attempts, { interval: 2 }).toBeGreaterThan(2);
    for (let n = 0; n < 5_000; n++) bus.publish({ topic: 'test', n });
    proxy.comeBack();
    await expect.poll(() => missed.length).toBe(1);
    expect(heard.length).toBeLessThanOrEqual(1_000);
  });

  it('notices a connection that nobody ends and nobody answers', async () => {
    const { proxy, gaps } = await openBehindProxy();
    proxy.freeze();
    // The beat is left without an answer; the connection behind the frozen proxy is given up.
    await expect.poll(connections, { timeout: 20_000 }).toHaveLength(0);
    proxy.comeBack();
    await expect.poll(() => gaps.length, { timeout: 20_000 }).toBe(1);
    await expect.poll(connections).toHaveLength(1);
  });

  it('comes back from being ended by the server, each time with one connection', async () => {
    const { gaps } = await openBehindProxy();
    for (let at = 1; at <= 5; at++) {
      await test.owner.query('select pg_terminate_backend(pid) from unnest($1::int[]) pid', [
        await connections(),
      ]);
      await expect.poll(() => gaps.length).toBe(at);
      await expect.poll(connections).toHaveLength(1);
    }
  });

  it('leaves nothing behind when it is closed during an outage', async () => {
    const { bus, proxy } = await openBehindProxy();
    proxy.goDown('starting');
    await expect.poll(proxy.attempts, { interval: 2 }).toBeGreaterThan(2);
    await bus.close();
    const before = proxy.attempts();
    proxy.comeBack();
    await new Promise((resolve) => setTimeout(resolve, 20 * pace.mostMs));
    expect(proxy.attempts()).toBe(before);
    await expect.poll(connections).toHaveLength(0);
  });
});

describe('the bus', () => {
  it('says the same thing once, however often it is said in one breath', async () => {
    const { bus } = await openBehindProxy();
    const { heard } = await openDirectly();
    for (let n = 0; n < 100; n++) bus.publish({ topic: 'test', n: 'same' });
    bus.publish({ topic: 'test', n: 'last' });
    await expect.poll(() => heard).toEqual(['same', 'last']);
  });
});
