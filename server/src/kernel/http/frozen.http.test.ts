import { readdirSync } from 'node:fs';
import { request as httpRequest, type ServerResponse } from 'node:http';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { type OwnCluster, startOwnCluster } from '../../../test/freeze.ts';
import { startBeside } from '../../../test/server.ts';
import { buildClient, buildSession } from '../../../test/sessions.ts';
import { fixedClock, monotonicMs } from '../time/index.ts';

/*
 * A PostgreSQL whose processes are really stopped. Promised are five seconds, and one for readiness; the bounds here
 * leave a loaded machine its time, and are below what waiting for any timeout of the connections would take.
 */
const everybodyWithinMs = 8_000;
const readinessWithinMs = 2_500;

let cluster: OwnCluster;
let server: Awaited<ReturnType<typeof startBeside>>;
let owner: pg.Client;
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;

beforeAll(async () => {
  cluster = await startOwnCluster();
  server = await startBeside({ appUrl: cluster.appUrl, clock: fixedClock('2026-03-02T09:00:00Z') });
  owner = new pg.Client({ connectionString: cluster.ownerUrl });
  await owner.connect();
  place = await buildClub(server.db);
  admin = await person(server, place, 'owner');
});
afterEach(async () => {
  cluster.thaw();
  await expect.poll(async () => (await server.as().get('/api/health/ready/')).status).toBe(200);
});
afterAll(async () => {
  await owner?.end();
  await server?.close();
  await cluster?.close();
});

const counts = async () =>
  (
    await owner.query(`select (select count(*)::int from class_enrollments) as bookings, (select count(*)::int from users) as users,
                              (select count(*)::int from client_profiles) as clients, (select count(*)::int from user_sessions) as sign_ins`)
  ).rows[0] as Record<string, number>;
const students = (n: number) => Promise.all(Array.from({ length: n }, () => buildClient(server.db, place)));
const enrollPath = (session_id: string) => `/api/classes/sessions/${session_id}/enroll/`;
/** Descriptors of this process: connections to the database among them. */
const descriptors = () => readdirSync('/proc/self/fd').length;

/** How many requests for `path` the server has and has not heard the end of. */
function underWay(path: string): () => number {
  const open = new Set<ServerResponse>();
  server.app.server.on('request', ({ url }, response) => {
    if (url !== path) return;
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  return () => open.size;
}

interface Told {
  what: string;
  status: number;
  type: string | null;
  code: string;
  retries: boolean;
  inTime: boolean;
}
async function told(
  what: string,
  call: Promise<{ status: number; headers: Headers; body: { code: string } }>,
) {
  const begun = monotonicMs();
  const { status, headers, body } = await call;
  const inTime = monotonicMs() - begun < everybodyWithinMs;
  const type = headers.get('content-type');
  return { what, status, type, code: body.code, retries: headers.has('retry-after'), inTime };
}
const refusedInTime = (what: string): Told => ({
  what,
  ...{ status: 503, type: 'application/problem+json; charset=utf-8' },
  ...{ code: 'service.database_unavailable', retries: true, inTime: true },
});

/** What the server says to a WebSocket that it does not open. */
function upgrade(path: string, headers: Record<string, string>) {
  return new Promise<{ status: number; headers: Headers; body: { code: string } }>((resolve, reject) => {
    const connection = { connection: 'Upgrade', upgrade: 'websocket' };
    const handshake = { 'sec-websocket-version': '13', 'sec-websocket-key': 'x3JJHMbDL1EzLkh9GBhXDw==' };
    const request = httpRequest(server.url + path, { headers: { ...connection, ...handshake, ...headers } });
    request.on('error', reject);
    request.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new Error('the channel was opened'));
    });
    request.on('response', (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: new Headers(response.headers as Record<string, string>),
          body: JSON.parse(text),
        }),
      );
    });
    request.end();
  });
}

/** One of each kind: known and unknown askers, reads, writes, what takes long, identity, the live channel. */
async function everyKind(session_id: string) {
  const stranger = await server.signUp();
  const unknown = server.as({ ...admin.headers, authorization: `Bearer ${stranger.token}` });
  const signIn = { email: admin.email, password: 'a long password' };
  const asAnybody = server.as();
  const csv = 'name,type,level\n';
  return (): [string, ReturnType<typeof upgrade>][] => [
    ['list', admin.get('/api/classes/sessions/available/?limit=7')],
    ['page', admin.get('/api/audit/')],
    ['one', admin.get(`/api/classes/sessions/${session_id}/`)],
    ['me', admin.get('/api/me/')],
    ['not cached', unknown.get('/api/clubs/')],
    ['public', asAnybody.get(`/api/public/${place.organization_slug}/`)],
    ['client', admin.post('/api/clients/', { display_name: 'Frozen' })],
    ['with a key', admin.post('/api/clients/', { display_name: 'Keyed' }, { 'idempotency-key': 'frozen' })],
    ['settings', admin.patch('/api/organization/', { name: 'Frozen' })],
    ['import', admin.post('/api/classes/timetable/import/', { csv, dry_run: true })],
    ['sign-in', asAnybody.post('/api/auth/sign-in/email', signIn)],
    [
      'sign-up',
      asAnybody.post('/api/auth/sign-up/email', { name: 'Frozen', ...signIn, email: 'frozen@example.test' }),
    ],
    ['magic link', asAnybody.post('/api/auth/sign-in/magic-link', { email: admin.email })],
    ['reset', asAnybody.post('/api/auth/request-password-reset', { email: admin.email })],
    ['live', upgrade('/api/live/', { ...admin.headers, authorization: `Bearer ${stranger.token}` })],
  ];
}

test('while the database is frozen everybody is told so in time, whatever they ask, and nothing of it is done later', async () => {
  const { session_id } = await buildSession(server.db, place, { max_participants: 8 });
  const ask = await everyKind(session_id);
  const crowd = await students(80);
  expect((await admin.get('/api/classes/sessions/available/')).status).toBe(200);
  // As many connections of clients as there will be: they stay open for their next request.
  await Promise.all(
    crowd.map(() => Promise.all([admin.get('/api/me/'), server.as().get('/api/health/live/')])),
  );
  const [before, open] = [await counts(), descriptors()];
  cluster.freeze();
  const asked = ask().map(([what, call]) => told(what, call));
  const queued = crowd.map((student_id, i) =>
    told(
      `booking ${i}`,
      admin.post(enrollPath(session_id), { student_id }, { 'idempotency-key': `frozen ${i}` }),
    ),
  );
  const begun = monotonicMs();
  const cookie = 'bandeja.session_token=of.nobody';
  const ready = await Promise.all(
    [server.as(), server.as({ cookie })].map((it) => it.get('/api/health/ready/')),
  );
  expect(monotonicMs() - begun).toBeLessThan(readinessWithinMs);
  expect(ready.map(({ status }) => status)).toEqual([503, 503]);
  const answers = await Promise.all([...asked, ...queued]);
  expect(answers).toEqual(answers.map(({ what }) => refusedInTime(what)));
  expect(await told('another', admin.get('/api/me/'))).toEqual(refusedInTime('another'));
  cluster.thaw();
  await expect.poll(async () => (await admin.get('/api/classes/sessions/available/')).status).toBe(200);
  await expect.poll(held).toEqual({ locks: 0, open: 0 });
  expect(await counts()).toEqual(before);
  await expect.poll(descriptors, { timeout: 20_000 }).toBeLessThanOrEqual(open + 2);
  const again = { student_id: crowd[0] };
  const key = { 'idempotency-key': 'frozen 0' };
  const booked = await admin.post(enrollPath(session_id), again, key);
  expect([booked.status, booked.headers.get('idempotency-replayed')]).toEqual([201, null]);
});

/** What the application's transactions hold. */
async function held() {
  const { rows } = await owner.query(`
    select (select count(*)::int from pg_locks where locktype = 'advisory' and granted) as locks,
           (select count(*)::int from pg_stat_activity where application_name = 'bandeja' and xact_start is not null) as open`);
  return rows[0];
}

test('who hangs up while the database is frozen gets no place when it is back', async () => {
  const { session_id } = await buildSession(server.db, place, { max_participants: 60 });
  const crowd = await students(40);
  cluster.freeze();
  const open = underWay(enrollPath(session_id));
  const hangUp = new AbortController();
  const { headers } = admin;
  const calls = crowd.map((student_id) =>
    fetch(server.url + enrollPath(session_id), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ student_id }),
      signal: hangUp.signal,
    }),
  );
  await expect.poll(open, { timeout: 10_000 }).toBe(crowd.length);
  hangUp.abort();
  expect((await Promise.allSettled(calls)).map(({ status }) => status)).toEqual(crowd.map(() => 'rejected'));
  // The server has to have heard it before its database answers.
  await expect.poll(open, { timeout: 10_000 }).toBe(0);
  cluster.thaw();
  const [next] = await students(1);
  const booked = await admin.post(enrollPath(session_id), { student_id: next });
  expect(booked.status).toBe(201);
  await expect.poll(held).toEqual({ locks: 0, open: 0 });
  const { rows } = await owner.query('select student_id from class_enrollments where session_id = $1', [
    session_id,
  ]);
  expect(rows).toEqual([{ student_id: next }]);
});

test('connections whose own processes are frozen are given up, and others serve meanwhile', async () => {
  expect((await admin.get('/api/classes/sessions/available/')).status).toBe(200);
  cluster.freeze('backends');
  const first = await told('first', admin.post('/api/clients/', { display_name: 'Half frozen' }));
  expect(first).toEqual(refusedInTime('first'));
  await expect.poll(async () => (await admin.get('/api/clients/')).status, { timeout: 20_000 }).toBe(200);
});

test('what takes long is no outage: it is ended as too slow, and whoever finds no connection is told so', async () => {
  const { session_id } = await buildSession(server.db, place);
  const [student_id] = await students(1);
  await owner.query('begin');
  await owner.query('select 1 from class_sessions where id = $1 for update', [session_id]);
  const waits = admin.post(enrollPath(session_id), { student_id });
  const slow = await waits.finally(() => owner.query('rollback'));
  expect([slow.status, slow.body.code, server.db.watch.isSilent]).toEqual([503, 'service.too_slow', false]);
  const all = Array.from({ length: 16 }, () =>
    server.db.patient(30_000).tenant(place.scope, (tx) => sql`select pg_sleep(9)`.execute(tx)),
  );
  const busy = await admin.get('/api/audit/');
  expect([busy.status, busy.body.code, busy.headers.get('retry-after')]).toEqual([503, 'service.busy', '1']);
  await Promise.all(all);
});
