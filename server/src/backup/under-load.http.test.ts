import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildClub } from '../../test/builders.ts';
import { type Cast, castFor, classWith } from '../../test/classes.ts';
import { contentsOf, type EmptyDatabase, emptyDatabase } from '../../test/empty.ts';
import { startBeside, type TestServer, useServer } from '../../test/server.ts';
import { examine } from '../doctor/examine.ts';
import { openDatabase } from '../kernel/db/database.ts';
import { restoreBackup } from './restore.ts';
import { leftOut } from './tables.ts';
import { takeBackup } from './take.ts';

const server = useServer();
let folder: string;
let empty: EmptyDatabase;
let cast: Cast;
let twin: Cast;
let booked: { id: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandeja-backup-'));
  empty = await emptyDatabase();
  cast = await castFor(server, await buildClub(server.db));
  twin = await castFor(server, await buildClub(server.db));
});
afterAll(async () => {
  await empty.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Books and cancels until it is told to stop. */
function keepBooking({ ana, ben }: Cast, url: string) {
  let going = true;
  let booked = 0;
  const one = async (person: Cast['ana']) => {
    while (going) {
      for (const what of ['enroll', 'cancel_enrollment']) {
        const { status, body } = await person.post(`${url}/${what}/`, {});
        if (status >= 400) throw new Error(`${what}: ${status} ${JSON.stringify(body)}`);
      }
      booked++;
    }
  };
  const all = Promise.all([one(ana), one(ben)]);
  all.catch(() => {}); // told by `stop`
  return {
    booked: () => booked,
    async stop() {
      going = false;
      await all;
    },
  };
}

test('a backup taken while people book holds one moment, and goes back into an empty database', async () => {
  const file = join(folder, 'load.tar.gz');
  const [ours, theirs] = [await classWith(server, cast, []), await classWith(server, twin, [])];
  const load = [keepBooking(cast, ours.url), keepBooking(twin, theirs.url)];
  booked = ours;
  const done = () => load.reduce((sum, one) => sum + one.booked(), 0);
  await expect.poll(done).toBeGreaterThan(20);

  const witness = new pg.Client({ connectionString: server.ownerUrl });
  await witness.connect();
  await witness.query('begin isolation level repeatable read read only');
  const { rows } = await witness.query('select pg_export_snapshot() as name');
  const before = done();
  await takeBackup({ ownerUrl: server.ownerUrl, file, snapshot: rows[0].name });
  await expect.poll(done).toBeGreaterThan(before + 5);
  for (const one of load) await one.stop();
  const wanted = await contentsOf(witness, leftOut);
  await witness.end();
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  // What was booked since is not in it.
  expect(await contentsOf(server.owner, leftOut)).not.toEqual(wanted);

  await restoreBackup({ ownerUrl: empty.ownerUrl, appPassword: null, file, replace: false });
  const { restores, mails, ...same } = await contentsOf(empty.admin, leftOut);
  const { restores: none, mails: waiting, ...wantedToo } = wanted;
  expect(same).toEqual(wantedToo);
  expect([restores, none].map((it) => it?.split(' ')[0])).toEqual(['1', '0']);
  expect(mails?.split(' ')[0]).toBe(waiting?.split(' ')[0]);
  expect(await findings()).toEqual([]);
});

async function findings() {
  const db = openDatabase({ url: empty.appUrl });
  try {
    return await examine({ db, owner: empty.admin, embedded: false, now: server.clock.now() });
  } finally {
    await db.close();
  }
}

test('after the restore nobody is signed in, everybody can sign in, and booking goes on', async () => {
  const beside = await startBeside({ ...server, ...empty } as unknown as TestServer);
  try {
    const slug = { 'bandeja-organization': cast.place.organization_slug };
    const before = beside.as({ authorization: `Bearer ${cast.ana.token}`, ...slug });
    expect((await before.get('/api/classes/sessions/')).status).toBe(401);
    const who = { email: cast.ana.email, password: 'a long password' };
    const { body } = await beside.as().post('/api/auth/sign-in/email', who);
    const ana = beside.as({ authorization: `Bearer ${body.token}`, ...slug });
    const url = `/api/classes/sessions/${booked.id}`;
    await ana.post(`${url}/cancel_enrollment/`, {}); // as she was at that moment, she may hold a place
    expect((await ana.post(`${url}/enroll/`, {})).status).toBe(201);
    expect(await findings()).toEqual([]);
  } finally {
    await beside.close();
  }
});
