import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { examine } from '../src/doctor/examine.ts';
import { openBus } from '../src/kernel/bus.ts';
import { openDatabase } from '../src/kernel/db/database.ts';
import { startJobs } from '../src/kernel/jobs.ts';
import { createMailer, sendMail } from '../src/kernel/mail.ts';
import { reactions } from '../src/reactions.ts';
import { buildClub, person } from './builders.ts';
import { type Cast, castFor, classWith } from './classes.ts';
import { throughPooler } from './database.ts';
import { startBeside, useServer } from './server.ts';

/* Two servers, each with connections, lanes and caches of its own, behind a proxy that takes them in turn; two workers. */
const unsent = sendMail(createMailer(undefined, ''));
const server = useServer({ reactions: [...reactions, unsent] });
const closing: (() => unknown)[] = [];
let front: string;
let cast: Cast;

beforeAll(async () => {
  const second = await startBeside(server);
  closing.push(second.close);
  const proxy = await startInTurn([server.url, second.url]);
  closing.push(() => proxy.close());
  front = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  for (let n = 0; n < 2; n++) await startWorker();
  cast = await castFor(server, await buildClub(server.db));
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

async function startInTurn(targets: readonly string[]): Promise<Server> {
  let turn = 0;
  const proxy = createServer((incoming, outgoing) => {
    const target = new URL(incoming.url as string, targets[turn++ % targets.length]);
    const passed = request(target, { method: incoming.method, headers: incoming.headers }, (answer) => {
      outgoing.writeHead(answer.statusCode as number, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return proxy;
}

async function startWorker(): Promise<void> {
  const bus = await openBus(server.appUrl);
  const all = [...reactions, unsent];
  const db = openDatabase({ ...throughPooler(new URL(server.appUrl)), effects: { bus, reactions: all } });
  const { ownerUrl, clock } = server;
  const jobs = await startJobs({ ownerUrl, db, bus, clock, reactions: all, duties: [], log: () => {} });
  closing.push(bus.close, db.close, jobs.stop);
}

async function post({ headers }: Cast['ana'], path: string): Promise<number> {
  const init = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{}' };
  const response = await fetch(front + path, init);
  await response.arrayBuffer();
  return response.status;
}

test('a rush through both: no place twice, everybody else in line, each told once, nothing wrong afterwards', async () => {
  const places = 5;
  const one = await classWith(server, cast, [], { max_participants: places });
  const people = await Promise.all(Array.from({ length: 16 }, () => person(server, cast.place, 'student')));
  const statuses = await Promise.all(
    people.map((who) => post(who, `/api/classes/sessions/${one.id}/enroll/`)),
  );
  expect(statuses.filter((status) => status >= 500)).toEqual([]);
  const booked = people.filter((_, at) => statuses[at] === 201);
  expect(booked.length).toBeGreaterThanOrEqual(places);
  await Promise.all(
    booked.slice(0, 2).map((who) => post(who, `/api/classes/sessions/${one.id}/cancel_enrollment/`)),
  );

  const { rows } = await server.owner.query('select enrolled_count from class_sessions where id = $1', [
    one.id,
  ]);
  expect(rows).toEqual([{ enrolled_count: places }]);
  await expect.poll(waiting, { timeout: 20_000 }).toBe(0);
  const told = await server.owner.query(
    'select count(*)::int as n, count(distinct dedupe_key)::int as once from notifications',
  );
  expect(told.rows[0].once).toBe(told.rows[0].n);
  expect(await untold()).toEqual([]);
  expect(await findings()).toEqual([]);
});

/** Whose place or ticket stands, and who has not heard of it. Whoever left before being told has nothing to hear. */
const untold = async () => {
  const { rows } = await server.owner.query(
    `select e.student_id from class_enrollments e
      where e.status in ('enrolled', 'waitlisted')
        and not exists (select from notifications n where n.client_id = e.student_id)`,
  );
  return rows;
};

/** On connections of its own: the doctor reads all there is, which no plan of a request may. */
async function findings() {
  const db = openDatabase({ url: server.appUrl });
  const { owner, clock } = server;
  return examine({ db, owner, embedded: false, now: clock.now() }).finally(() => db.close());
}

const waiting = async () => {
  const { rows } = await server.owner.query(
    'select (select count(*) from outbox)::int + (select count(*) from graphile_worker._private_jobs)::int as n',
  );
  return rows[0].n;
};

test('what was written through one is seen through both', async () => {
  const one = await classWith(server, cast, [], { max_participants: 5 });
  const path = `/api/classes/sessions/${one.id}/`;
  const counts = async () => {
    const both = [1, 2].map(async () => (await fetch(front + path, { headers: cast.ana.headers })).json());
    return (await Promise.all(both)).map((it) => (it as { enrolled_count: number }).enrolled_count);
  };
  expect(await counts()).toEqual([0, 0]);
  expect(await post(cast.ben, `${path}enroll/`)).toBe(201);
  await expect.poll(counts).toEqual([1, 1]);
});
