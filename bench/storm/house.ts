import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../../server/src/kernel/db/database.ts';
import { migrate } from '../../server/src/kernel/db/migrate.ts';
import { newId } from '../../server/src/kernel/ids.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/src/postgres/embedded.ts';
import { buildClub, giveRole, type Place } from '../../server/test/builders.ts';
import { freePort } from '../server.ts';
import { Member } from './member.ts';
import { ground } from './plan.ts';

/** A durable PostgreSQL of its own, two servers and two workers on it, and a club with somebody who runs it. */
export interface House {
  postgres: EmbeddedPostgres;
  appUrl: string;
  ownerUrl: string;
  /** For laying the ground and for the doctor, in quiet moments. */
  db: Database;
  servers: Member[];
  workers: Member[];
  urls: string[];
  place: Place;
  headers: Record<string, string>;
  /** Nothing that heals by itself takes longer. */
  giveUpMs: number;
  /** What everybody takes for now. */
  now(): Date;
  moveClock(byMs: number): void;
  close(): Promise<void>;
}

export interface HouseOptions {
  log: (line: string) => void;
  /** The control: servers that take no locks. */
  withoutLocks: boolean;
}

const database = 'bandeja';
const secret = 'the storm needs no secret, but a long one';

export async function buildHouse({ log, withoutLocks }: HouseOptions): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bandeja-storm-'));
  const postgres = await startEmbeddedPostgres({ dataDir, settings: { max_connections: '200' } });
  const members: Member[] = [];
  let db: Database | undefined;
  const close = async () => {
    for (const member of members) member.thaw();
    await Promise.all(members.map((member) => member.end('SIGKILL')));
    await db?.close();
    await postgres.stop();
    for (const folder of [dataDir, postgres.dataDir]) await rm(folder, { recursive: true, force: true });
  };
  try {
    const ownerUrl = postgres.url(database);
    const password = newId();
    await migrate(ownerUrl, password);
    const appUrl = postgres.url(database, 'bandeja_app', password);
    db = openDatabase({ url: appUrl });
    const env = environment({ dataDir, ownerUrl, appUrl, withoutLocks });
    const ports = await Promise.all(Array.from({ length: ground.servers }, freePort));
    const servers = ports.map((port, i) => new Member(`server ${i}`, { ...env, ...web(port) }, log));
    const workers = Array.from(
      { length: ground.workers },
      (_, i) => new Member(`worker ${i}`, { ...env, STORM_ROLE: 'worker' }, log),
    );
    members.push(...servers, ...workers);
    await Promise.all(members.map((member) => member.start()));
    const urls = ports.map((port) => `http://127.0.0.1:${port}`);
    const { place, headers } = await settle(db, urls[0] as string);
    return {
      ...{ postgres, appUrl, ownerUrl, db, servers, workers, urls, place, headers, close },
      // Servers that take no locks break counters for good.
      giveUpMs: withoutLocks ? 5_000 : 120_000,
      ...sharedClock(members),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function environment(house: { dataDir: string; ownerUrl: string; appUrl: string; withoutLocks: boolean }) {
  const { SMTP_URL, BANDEJA_URL, ...outside } = process.env as Record<string, string>;
  return {
    ...outside,
    ...{ BANDEJA_DATA_DIR: house.dataDir, BANDEJA_SECRET: secret },
    ...{ DATABASE_URL: house.ownerUrl, DATABASE_APP_URL: house.appUrl },
    ...{ LOG_LEVEL: 'fatal', BANDEJA_RATE_LIMIT: '10000000' },
    ...(house.withoutLocks && { STORM_WITHOUT_LOCKS: 'yes' }),
  };
}

const web = (port: number) => ({ STORM_ROLE: 'web', PORT: String(port), HOST: '127.0.0.1' });

function sharedClock(members: readonly Member[]): Pick<House, 'now' | 'moveClock'> {
  let offsetMs = 0;
  return {
    now: () => new Date(Date.now() + offsetMs),
    moveClock(byMs) {
      offsetMs += byMs;
      for (const member of members) member.setClock(offsetMs);
    },
  };
}

/** A club, and its owner signed in. */
async function settle(db: Database, url: string): Promise<Pick<House, 'place' | 'headers'>> {
  const place = await buildClub(db);
  const answer = await fetch(`${url}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Storm', email: 'storm@example.test', password: 'a long password' }),
  });
  if (!answer.ok) throw new Error(`sign-up: ${answer.status} ${await answer.text()}`);
  const { token, user } = (await answer.json()) as { token: string; user: { id: string } };
  await giveRole(db, place, user.id, 'owner');
  const headers = { authorization: `Bearer ${token}`, 'bandeja-organization': place.organization_slug };
  return { place, headers };
}

/** As the owner, past row-level security. */
export async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  owner.on('error', () => {}); // shows in the statement
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
