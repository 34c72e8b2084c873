import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { type Pair, startPair } from '../../../test/replica.ts';
import { startBeside } from '../../../test/server.ts';
import { examineReplica } from '../../doctor/replica.ts';
import { cached, touch } from '../cache.ts';
import { newId } from '../ids.ts';
import { keep } from '../kept.ts';
import { fixedClock } from '../time/index.ts';
import { markOf } from './context.ts';
import type { TenantTx } from './database.ts';
import { Positions } from './position.ts';

/* A PostgreSQL, a hot standby that streams from it, and two servers that send their lists there. */
let pair: Pair;
let server: Awaited<ReturnType<typeof startBeside>>;
let second: Awaited<ReturnType<typeof startBeside>>;
let owner: pg.Client;
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
const clock = fixedClock('2026-03-02T09:00:00Z');

beforeAll(async () => {
  pair = await startPair();
  const { appUrl, ownerUrl } = pair.primary;
  const options = { replicaUrl: pair.replica.appUrl };
  server = await startBeside({ appUrl, clock }, options);
  second = await startBeside({ appUrl, clock }, options);
  owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  place = await buildClub(server.db);
  admin = await person(server, place, 'owner');
}, 120_000);
beforeEach(async () => {
  await isFollowed();
});
afterEach(async () => {
  vi.restoreAllMocks();
  pair.replica.thaw();
  await pair.replica.resume().catch(() => {}); // the last test takes it away
});
afterAll(async () => {
  await owner?.end();
  await server?.close();
  await second?.close();
  await pair?.close();
});

const patience = { timeout: 20_000 };
const states = () => [server, second].map(({ db }) => db.replica?.state);
const isFollowed = () => expect.poll(states, patience).toEqual(['ok', 'ok']);
const clientsThrough = (one: typeof server) => one.as(admin.headers).get('/api/clients/?limit=200');
/** Asks for a list until the replica was asked, which is not every time: it may be a moment behind. */
async function isAsked(path = () => '/api/clients/', table = 'client_profiles'): Promise<void> {
  const count = () => pair.replica.asked(table);
  const before = count();
  const asks = async () => {
    const { status, body } = await server.as(admin.headers).get(path());
    expect(status, JSON.stringify(body)).toBe(200);
    return count() > before;
  };
  await expect.poll(asks, patience).toBe(true);
}
async function addClient(one: typeof server): Promise<string> {
  const { status, body } = await one.as(admin.headers).post('/api/clients/', { display_name: newId() });
  expect(status).toBe(201);
  return body.id;
}

const ids = async (one: typeof server) => {
  const { status, body } = await clientsThrough(one);
  expect(status).toBe(200);
  return (body.results as { id: string }[]).map(({ id }) => id);
};

describe('lists are read at the replica', () => {
  test('whatever answers a page is, and nothing else', async () => {
    await isFollowed();
    await isAsked();
    await isAsked(() => '/api/classes/levels/', 'class_levels');
    await isAsked(() => '/api/audit/', 'audit_log');
    // Kept once it is known, whoever was asked: another question each time.
    let day = 1;
    await isAsked(
      () => `/api/classes/sessions/by_date/?date=2026-04-${String(day++).padStart(2, '0')}`,
      'class_sessions',
    );
    const id = await addClient(server);
    const asked = () => pair.replica.asked('client_profiles');
    const before = asked();
    expect((await server.as(admin.headers).get(`/api/clients/${id}/`)).status).toBe(200);
    expect(asked()).toBe(before);
  });

  test('also where the primary has begun a new file of its log and written nothing to it', async () => {
    await owner.query('select pg_switch_wal()');
    await isAsked();
  });

  test('and what the operator looks at says so', async () => {
    const { body } = await server.as().get('/api/health/ready/');
    expect(body.replica).toBe('ok');
    const metrics = await server.as().get('/metrics');
    expect(metrics.body).toContain('bandeja_replica_up 1');
    expect(metrics.body).toMatch(/bandeja_replica_lists [1-9]/);
    expect(await examineReplica(server.db)).toEqual([]);
  });
});

describe('what was written is in every list asked for afterwards', () => {
  /** Adds clients through one server and looks for each through the other. @returns how often it was missing */
  async function missing(times: number): Promise<number> {
    let count = 0;
    for (let n = 0; n < times; n++) {
      const [writer, reader] = n % 2 === 0 ? [server, second] : [second, server];
      const id = await addClient(writer);
      if (!(await ids(reader)).includes(id)) count++;
    }
    return count;
  }

  test('while the replica follows', async () => {
    expect(await missing(20)).toBe(0);
  });

  test('while it receives everything and shows nothing of it', async () => {
    await pair.replica.pause();
    expect(await missing(10)).toBe(0);
    expect(server.db.replica?.passed).toBeGreaterThan(0);
    await expect.poll(states, patience).toEqual(['behind', 'behind']);
    expect(await missing(2)).toBe(0);
    const { body } = await server.as().get('/api/health/ready/');
    expect(body).toMatchObject({ status: 'ok', replica: 'behind' });
    expect(server.db.replica?.missingBytes).toBeGreaterThan(0);
  });

  test('which it would not be, did nobody ask how far the primary is', async () => {
    const { rows } = await owner.query(
      `select '0/1' as lsn, 1 as timeline, system_identifier::text as system from pg_control_system()`,
    );
    vi.spyOn(Positions.prototype, 'ask').mockResolvedValue(rows[0]);
    await pair.replica.pause();
    await expect.poll(() => missing(1), patience).toBe(1);
  });
});

describe('what a list leaves in the process is never older than it says', () => {
  const made_from = ['clubs'];
  const plan = { made_from, ttlMs: 60_000, max: 10 } as {
    made_from: string[];
    ttlMs: number;
    max: number;
    value?: { name: string };
  };
  const nameIn = async (tx: TenantTx) => {
    const { name } = await tx
      .selectFrom('clubs')
      .select('name')
      .where('id', '=', place.club_id)
      .executeTakeFirstOrThrow();
    return { name };
  };
  /** Renames the club when a list that is read at the replica has begun and not read anything. @returns the new name */
  async function renamedWithin(work: (tx: TenantTx) => Promise<{ name: string }>): Promise<string> {
    let name = '';
    const seen = async () => {
      await pair.replica.resume();
      await isFollowed();
      name = newId();
      return server.db.list(place.scope, async (tx) => {
        if (!markOf(tx)) return 'at the primary';
        await pair.replica.pause();
        await rename(name);
        return (await work(tx)).name === name ? 'new' : 'old';
      });
    };
    await expect.poll(seen, patience).toBe('old');
    return name;
  }
  const rename = (name: string) =>
    server.db.tenant(place.scope, async (tx) => {
      await tx.updateTable('clubs').set({ name }).where('id', '=', place.club_id).execute();
      touch(tx, 'clubs');
    });

  test.each([
    ['kept while nobody writes', true, 'new'],
    ['not, did it not know what it was begun under', false, 'old'],
  ])('a list %s', async (_, knows, then) => {
    const kept = keep<{ name: string }>(server.db.versions, { maxSize: 10, sizeOf: () => 1 });
    const read = (tx: TenantTx) => {
      const mark = knows ? markOf(tx) : undefined;
      const ask = { organization_id: place.organization_id, key: 'name', now: clock.now(), mark };
      return kept.get(ask, async () => ({ value: await nameIn(tx), until: null }));
    };
    const name = await renamedWithin(read);
    const shown = await server.db.read(place.scope, read);
    expect(shown.name === name ? 'new' : 'old').toBe(then);
  });

  test('what is cached until its rows are written', async () => {
    const read = (tx: TenantTx) => cached(tx, plan, place.club_id, () => nameIn(tx));
    const name = await renamedWithin(read);
    expect((await server.db.read(place.scope, read)).name).toBe(name);
  });
});

async function addsAndSees(writer: typeof server, reader: typeof server): Promise<void> {
  const id = await addClient(writer);
  expect(await ids(reader)).toContain(id);
}

describe('the primary answers, without an error', () => {
  test('while the replica is frozen', async () => {
    await isAsked();
    pair.replica.freeze();
    await addsAndSees(server, second);
    await expect.poll(states, patience).toEqual(['away', 'away']);
    await addsAndSees(second, server);
    pair.replica.thaw();
    await isFollowed();
    await isAsked();
  });

  test('while the replica is killed and comes back, whatever is read and written meanwhile', async () => {
    await isAsked();
    const statuses = new Set<number>();
    let isOver = false;
    const readers = [server, second].map(async (one) => {
      while (!isOver) statuses.add((await clientsThrough(one)).status);
    });
    try {
      pair.replica.kill();
      for (let n = 0; n < 5; n++) await addsAndSees(server, second);
      await isFollowed();
      for (let n = 0; n < 5; n++) await addsAndSees(second, server);
    } finally {
      isOver = true;
      await Promise.all(readers);
    }
    expect([...statuses]).toEqual([200]);
    await isAsked();
  });

  test('when what is called a replica is none, or one of another database', async () => {
    const { appUrl } = pair.primary;
    const mistaken = await startBeside({ appUrl, clock }, { replicaUrl: appUrl });
    try {
      await expect.poll(() => mistaken.db.replica?.state, patience).toBe('other');
      await addsAndSees(server, mistaken);
    } finally {
      await mistaken.close();
    }
  });

  test('when it is gone', async () => {
    await pair.replica.close();
    await addsAndSees(second, server);
    await expect.poll(states, patience).toEqual(['away', 'away']);
    await addsAndSees(server, second);
    expect(await examineReplica(server.db)).toMatchObject([
      { name: 'replica', examples: ['It does not answer.'] },
    ]);
  });
});
