import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { startProxy } from '../../test/proxy.ts';
import { openBus } from './bus.ts';
import { cached, touch } from './cache.ts';
import { type CachePlan, Caches } from './caches.ts';
import type { Database } from './db/database.ts';

const test = useDatabase();
const plan: CachePlan<string[]> = { made_from: ['clubs'], ttlMs: 60_000, max: 100 };
let place: Place;
let twin: Place;
beforeAll(async () => {
  place = await buildClub(test.db);
  twin = await buildClub(test.db);
});

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** The database as a process of its own has it: with its own bus and caches. */
async function startProcess(url = test.appUrl): Promise<Database> {
  const bus = await openBus(url);
  const caches = new Caches(bus);
  closing.push(bus.close, () => caches.close());
  return test.db.with({ bus, caches });
}

let loads = 0;
const namesIn = (db: Database, where = place, meanwhile?: Promise<void>) =>
  db.tenant(where.scope, (tx) =>
    cached(tx, plan, 'names', async () => {
      loads++;
      const rows = await tx.selectFrom('clubs').select('name').execute();
      await meanwhile;
      return rows.map((row) => row.name);
    }),
  );
const rename = (db: Database, name: string, where = place) =>
  db.tenant(where.scope, async (tx) => {
    await tx.updateTable('clubs').set({ name }).execute();
    touch(tx, 'clubs');
  });

describe('a cache', () => {
  it('loads once for those who ask at the same time, and again only after a write', async () => {
    const db = await startProcess();
    await rename(db, 'First');
    loads = 0;
    const asked = await Promise.all([namesIn(db), namesIn(db), namesIn(db)]);
    expect([loads, ...asked]).toEqual([1, ['First'], ['First'], ['First']]);
    await rename(db, 'Second');
    expect([await namesIn(db), await namesIn(db), loads]).toEqual([['Second'], ['Second'], 2]);
  });

  it('is dropped in the other processes, for that organization only', async () => {
    const [here, there] = [await startProcess(), await startProcess()];
    await rename(here, 'Before');
    await rename(here, 'Twin', twin);
    await expect.poll(() => namesIn(there)).toEqual(['Before']);
    await expect.poll(() => namesIn(there, twin)).toEqual(['Twin']);
    await rename(here, 'After');
    await expect.poll(() => namesIn(there)).toEqual(['After']);
    // Messages arrive in order: what was said of the twin has been heard by now.
    await namesIn(there, twin);
    await rename(here, 'Later');
    await expect.poll(() => namesIn(there)).toEqual(['Later']);
    loads = 0;
    await namesIn(there, twin);
    expect(loads).toBe(0);
  });

  it('answers a load that began before a write, and does not keep it', async () => {
    const db = await startProcess();
    await rename(db, 'Old');
    const { promise: written, resolve } = Promise.withResolvers<void>();
    const early = namesIn(db, place, written);
    await expect.poll(() => loads).toBeGreaterThan(0);
    // The early load has read by now, and still waits.
    await new Promise((done) => setTimeout(done, 100));
    await rename(db, 'New');
    expect(await namesIn(db)).toEqual(['New']);
    resolve();
    expect(await early).toEqual(['Old']);
    expect(await namesIn(db)).toEqual(['New']);
  });

  it('shows a transaction what it has written itself, and keeps nothing of what is rolled back', async () => {
    const db = await startProcess();
    await rename(db, 'Kept');
    await namesIn(db);
    const undone = db.tenant(place.scope, async (tx) => {
      await tx.updateTable('clubs').set({ name: 'Undone' }).execute();
      touch(tx, 'clubs');
      const load = async () => (await tx.selectFrom('clubs').select('name').execute()).map((row) => row.name);
      expect(await cached(tx, plan, 'names', load)).toEqual(['Undone']);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    expect(await namesIn(db)).toEqual(['Kept']);
  });

  it('does not keep a failure', async () => {
    const db = await startProcess();
    await rename(db, 'Fine');
    const failing = db.tenant(place.scope, (tx) =>
      cached(tx, plan, 'names', async () => Promise.reject(new Error('not now'))),
    );
    await expect(failing).rejects.toThrow('not now');
    expect(await namesIn(db)).toEqual(['Fine']);
  });

  it('keeps nothing while nobody could say that it is stale', async () => {
    const proxy = await startProxy(test.appUrl);
    closing.push(proxy.close);
    const [behind, direct] = [await startProcess(proxy.url), await startProcess()];
    await rename(direct, 'Known');
    await expect.poll(() => namesIn(behind)).toEqual(['Known']);
    proxy.goDown('away');
    await expect.poll(proxy.attempts).toBeGreaterThan(0);
    await rename(direct, 'Changed meanwhile');
    expect(await namesIn(behind)).toEqual(['Changed meanwhile']);
    proxy.comeBack();
    await rename(direct, 'Changed afterwards');
    await expect.poll(() => namesIn(behind)).toEqual(['Changed afterwards']);
  });
});
