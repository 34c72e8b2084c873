import { beforeAll, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { causes, makeUpsOfHistory, rulesOfMakeUps } from '../../test/histories/make-ups.ts';
import {
  addDays,
  classesOf,
  dice,
  forever,
  isTheirs,
  type Promised,
  type Row,
} from '../../test/histories/promises.ts';
import { comesNear, judgeQueues, requestsOf } from '../../test/histories/returns.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { append } from '../kernel/outbox.ts';
import { notificationReactions } from '../notifications/reactions.ts';
import { enrollmentReactions } from './reactions.ts';

/*
 * Random histories of fixed places against a model of docs/domain/fixed-places.md that is written here anew: each holder
 * has exactly the dates that the page says, no place is promised or offered twice, whoever gave a place up for a pause
 * comes back first, what is lost gives the make-ups that docs/domain/make-ups.md says, and nobody hears twice of one
 * thing. Holders pause, leave, stay and wait for places themselves, too; in the second group a pause gives the place up.
 * A failure names its seed: the same one tells the same history.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
const [seeds, steps] = [[11, 23, 37, 58, 71, 96, 104].slice(0, Number(process.env.CLAIMS_RUNS ?? 4)), 50];
/** Of each group. */
const places = 2;

let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  expect((await owner.patch('/api/settings/', { values: rulesOfMakeUps })).status).toBe(200);
});

/** Two groups of two places, three holders with accounts of their own, two who book singly. */
async function begin(seed: number) {
  const schedules: string[] = [];
  for (let group = 0; group < 2; group++) {
    const hour = `${String(8 + group * 2).padStart(2, '0')}`;
    const options = { max_participants: 2, starts_at: `2026-04-06T${hour}:00:00Z` };
    const { schedule_id } = await buildSession(server.db, place, options);
    schedules.push(schedule_id);
    for (const date of ['2026-04-13', '2026-04-20', '2026-04-27'])
      await buildSession(server.db, place, { ...options, schedule_id, starts_at: `${date}T${hour}:00:00Z` });
  }
  const accounts = [];
  for (let i = 0; i < 3; i++) accounts.push(await person(server, place, 'student'));
  const singly = await Promise.all(Array.from({ length: 2 }, () => buildClient(server.db, place)));
  const students = [...accounts.map((one) => one.profile_id), ...singly];
  const self = new Map(accounts.map((one) => [one.profile_id, one]));
  await server.owner.query(`update client_profiles set email = id || '@example.test' where id = any($1)`, [
    students,
  ]);
  const [holders, singles] = [students.slice(0, 3), students.slice(3)];
  const givesUp = { schedule_id: schedules[1], values: { pause_place: 'given_up' } };
  expect((await owner.patch('/api/settings/', givesUp)).status).toBe(200);
  return {
    ...{ roll: dice(seed), schedules, holders, singles, self, promised: [] as Promised[] },
    lastDay: new Map<string, string>(),
    ...{ givesUp: new Set([schedules[1]]), makeUps: makeUpsOfHistory(server, holders) },
  };
}
type World = Awaited<ReturnType<typeof begin>>;

const day = (world: World) => addDays('2026-04-04', world.roll.next(30));
const at = (id: string, what: string) => `/api/classes/places/${id}/${what}`;
const took = (reply: { status: number }) => reply.status < 300;
const alive = (world: World) => world.promised.filter((one) => one.ends_on >= one.starts_on);

function remember(world: World, body: { place: Promised & { ends_on: string | null } }): Promised {
  const { id, schedule_id, student_id, starts_on, ends_on } = body.place;
  const fresh = {
    id,
    schedule_id,
    student_id,
    starts_on,
    ends_on: ends_on ?? forever,
    pauses: [],
    released: new Set<string>(),
  };
  world.promised.push(fresh);
  return fresh;
}

type Act = (world: World, rows: readonly Row[]) => Promise<void>;
const acts: Record<string, Act> = {
  give: async (world) => {
    const schedule_id = world.roll.of(world.schedules);
    const starts_on = addDays('2026-04-04', world.roll.next(12));
    const body = { student_id: world.roll.of(world.holders), starts_on };
    const reply = await owner.post(`/api/classes/schedules/${schedule_id}/places/`, body);
    if (took(reply)) remember(world, reply.body);
  },
  release: async (world, rows) => {
    const one = world.roll.of(alive(world));
    const row = one && world.roll.of(rows.filter((it) => isTheirs(one, it)));
    if (!one || !row) return;
    const reply = await owner.post(`/api/classes/sessions/${row.id}/cancel_enrollment/`, {
      student_id: one.student_id,
    });
    expect(reply.status).toBe(200);
    one.released.add(row.id);
    world.makeUps.released(row, one.student_id);
  },
  take_back: async (world, rows) => {
    const one = world.roll.of(alive(world).filter((it) => it.released.size > 0));
    const id = one && world.roll.of([...one.released]);
    const row = rows.find((it) => it.id === id);
    if (!one || !row || !isTheirs({ ...one, released: new Set() }, row)) return;
    const reply = await owner.post(`/api/classes/sessions/${row.id}/enroll/`, { student_id: one.student_id });
    expect(reply.status).toBe(201);
    expect(reply.body.schedule_enrollment_id).toBe(one.id);
    one.released.delete(row.id);
  },
  pause: async (world) => {
    const one = world.roll.of(alive(world));
    if (!one) return;
    const starts_on = day(world);
    const reply = await owner.post(at(one.id, 'pause/'), {
      starts_on,
      ends_on: addDays(starts_on, world.roll.next(12)),
    });
    if (took(reply)) one.pauses = reply.body.pauses;
  },
  resume: async (world) => {
    const one = world.roll.of(alive(world).filter((it) => it.pauses.length > 0));
    const pause = one && world.roll.of(one.pauses);
    if (!one || !pause) return;
    const reply = await owner.delete(at(one.id, `pauses/${pause.id}/`));
    if (took(reply)) one.pauses = one.pauses.filter((it) => it !== pause);
  },
  leave: async (world) => {
    const one = world.roll.of(alive(world));
    const ends_on = day(world);
    if (one && took(await owner.post(at(one.id, 'leave/'), { ends_on }))) one.ends_on = ends_on;
  },
  move: async (world, rows) => {
    const one = world.roll.of(alive(world));
    const schedule_id = one && world.roll.of(world.schedules.filter((id) => id !== one.schedule_id));
    if (!one || !schedule_id) return;
    const [starts_on, before] = [day(world), { ...one }];
    const reply = await owner.post(at(one.id, 'move/'), { schedule_id, starts_on, overrides: ['full'] });
    if (!took(reply)) return;
    one.ends_on = addDays(starts_on, -1);
    one.pauses = one.pauses.flatMap((it) =>
      it.starts_on < starts_on ? [{ ...it, ends_on: it.ends_on < starts_on ? it.ends_on : one.ends_on }] : [],
    );
    const fresh = remember(world, reply.body);
    fresh.pauses = reply.body.place.pauses;
    const away = new Set(
      rows.filter((it) => before.released.has(it.id) && it.date >= starts_on).map((it) => it.date),
    );
    for (const row of rows.filter((it) => before.released.has(it.id) && away.has(it.date)))
      for (const there of rows)
        if (there.schedule_id === schedule_id && there.status !== 'cancelled' && there.date === row.date) {
          fresh.released.add(there.id);
          world.makeUps.takenAlong(row.id, there.id, one.student_id);
        }
  },
  take_pause: async (world) => {
    const one = world.roll.of(alive(world));
    if (!one) return;
    const starts_on = day(world);
    const pause = { starts_on, ends_on: addDays(starts_on, 6 + world.roll.next(9)) };
    const reply = await asHolder(world, one).post(at(one.id, 'take_pause/'), pause);
    expect(reply.status, JSON.stringify(reply.body)).toBeLessThan(500);
    if (!took(reply)) return;
    one.pauses = reply.body.pauses;
    if (!world.givesUp.has(one.schedule_id)) return;
    const back = addDays(pause.ends_on, 1);
    const waits = (await requestsOf(server, [one.schedule_id])).find(
      (it) => it.student_id === one.student_id && it.returns && it.wants_from <= back,
    );
    const last = [one.ends_on, world.lastDay.get(one.schedule_id) ?? forever].sort()[0] as string;
    // Who has a place for good there anyhow, from a later day, need not come back.
    const holds = world.promised.some(
      (it) =>
        it !== one &&
        it.student_id === one.student_id &&
        it.schedule_id === one.schedule_id &&
        it.ends_on === forever,
    );
    expect(waits !== undefined, `waits to come back on ${back}`).toBe(back <= last && !holds);
    one.ends_on = addDays(starts_on, -1);
  },
  come_back: async (world) => {
    const open = await requestsOf(server, world.schedules);
    const one = world.roll.of(open.filter((it) => it.returns && it.status === 'waiting'));
    if (!one) return;
    const isFree = async () => {
      const offers = (await requestsOf(server, [one.schedule_id])).filter((it) => it.status === 'offered');
      const last = world.lastDay.get(one.schedule_id) ?? forever;
      const held = world.promised.filter((it) => it.schedule_id === one.schedule_id && it.ends_on >= last);
      return offers.length + held.length < places;
    };
    await comesNear({ server, place }, one, isFree);
  },
  end_pause: async (world) => {
    const one = world.roll.of(alive(world).filter((it) => it.pauses.length > 0));
    const pause = one && world.roll.of(one.pauses);
    if (!one || !pause) return;
    const reply = await asHolder(world, one).post(at(one.id, 'end_pause/'), { pause_id: pause.id });
    expect(reply.status).toBe(200);
    one.pauses = one.pauses.filter((it) => it !== pause);
  },
  give_notice: async (world) => {
    const one = world.roll.of(alive(world));
    const ends_on = day(world);
    if (one && took(await asHolder(world, one).post(at(one.id, 'give_notice/'), { ends_on })))
      one.ends_on = ends_on;
  },
  withdraw_notice: async (world) => {
    const one = world.roll.of(alive(world).filter((it) => it.ends_on !== forever));
    const reply = one && (await asHolder(world, one).post(at(one.id, 'withdraw_notice/')));
    if (one && reply && took(reply)) one.ends_on = reply.body.place.ends_on ?? forever;
  },
  wait: async (world) => {
    const schedule_id = world.roll.of(world.schedules);
    const holder = asHolder(world, { student_id: world.roll.of(world.holders) as string });
    const wants_from = addDays('2026-04-04', world.roll.next(12));
    await holder.post(`/api/classes/schedules/${schedule_id}/place_requests/`, { wants_from });
  },
  answer: async (world) => {
    const { results } = (await owner.get('/api/classes/place_requests/?limit=200')).body;
    const here = results.filter((it: Promised) => world.holders.includes(it.student_id));
    const request = world.roll.of(here as (Promised & { status: string })[]);
    if (!request) return;
    const answer = world.roll.of(
      request.status === 'offered' ? ['accept', 'accept', 'decline'] : ['give', 'withdraw'],
    );
    const reply = await owner.post(`/api/classes/place_requests/${request.id}/${answer}/`, {});
    if (answer === 'accept' || answer === 'decline' || answer === 'withdraw') expect(took(reply)).toBe(true);
    if (took(reply) && 'place' in reply.body) remember(world, reply.body);
  },
  split: async (world, rows) => {
    const row = world.roll.of(rows.filter((it) => it.status !== 'cancelled'));
    if (!row || world.schedules.length > 4) return;
    const reply = await owner.patch(`/api/classes/sessions/${row.id}/`, {
      scope: 'following',
      price: 1000 + world.roll.next(900),
    });
    expect(reply.status).toBe(200);
    const successor = (
      await server.owner.query('select schedule_id as id from class_sessions where id = $1', [row.id])
    ).rows[0].id;
    if (successor === row.schedule_id) return;
    world.schedules.push(successor);
    if (world.givesUp.has(row.schedule_id)) world.givesUp.add(successor);
    world.lastDay.set(successor, world.lastDay.get(row.schedule_id) ?? forever);
    world.lastDay.set(row.schedule_id, addDays(row.date, -1));
    const { results } = (await owner.get(`/api/classes/places/?schedule_id=${successor}&limit=200`)).body;
    for (const one of alive(world).filter(
      (it) => it.schedule_id === row.schedule_id && it.ends_on >= row.date,
    )) {
      const own = results.filter((it: Promised) => it.student_id === one.student_id);
      const now = own.find((it: Promised) => it.starts_on === [one.starts_on, row.date].sort()[1]);
      expect(now).toBeDefined();
      world.promised.push({
        ...one,
        id: now.id,
        schedule_id: successor,
        starts_on: now.starts_on,
        pauses: now.pauses,
        released: new Set(one.released),
      });
      one.ends_on = addDays(row.date, -1);
      one.pauses = one.pauses.filter((it) => it.starts_on < row.date);
    }
  },
  close: async (world, rows) => {
    const row = world.roll.of(rows.filter((it) => it.status !== 'cancelled'));
    if (!row || rows.filter((it) => it.status !== 'cancelled').length < 5) return;
    const cause = world.roll.of(causes) as (typeof causes)[number];
    const off = { reason: 'So it is', cause };
    expect(took(await owner.post(`/api/classes/sessions/${row.id}/cancel/`, off))).toBe(true);
    world.makeUps.calledOff(row, cause);
  },
  generate: async (world, rows) => {
    const schedule_id = world.roll.of(world.schedules);
    const last = rows.filter((it) => it.schedule_id === schedule_id).at(-1);
    if (!schedule_id || !last || last.date > '2026-05-20') return;
    const sql = 'select scheduled_datetime as at from class_sessions where id = $1';
    const { rows: found } = await server.owner.query(sql, [last.id]);
    const starts_at = new Date(+found[0].at + 7 * 86_400_000).toISOString();
    const { session_id } = await buildSession(server.db, place, {
      schedule_id,
      starts_at,
      max_participants: 2,
    });
    await asSystem(server.db, place, server.clock.now(), (scope) =>
      append(scope, [
        { type: 'scheduling.sessions_generated', payload: { schedule_id, session_ids: [session_id] } },
      ]),
    );
  },
  single: async (world, rows) => {
    const [row, student_id] = [world.roll.of(rows), world.roll.of(world.singles)];
    if (!row || !student_id) return;
    await owner.post(
      `/api/classes/sessions/${row.id}/${world.roll.next(2) ? 'enroll' : 'cancel_enrollment'}/`,
      { student_id },
    );
  },
};

const asHolder = (world: World, { student_id }: { student_id: string }) =>
  world.self.get(student_id) as Awaited<ReturnType<typeof person>>;

/** No day of a group is promised or offered to more people than it has places. */
async function judgePromises(world: World, rows: readonly Row[], what: string): Promise<void> {
  const requests = await requestsOf(server, world.schedules);
  judgeQueues(requests, what);
  const offers = requests.filter((it) => it.status === 'offered');
  const spans = [
    ...world.promised,
    ...offers.map((it) => ({ ...it, starts_on: it.offered_from as string, ends_on: forever })),
  ];
  for (const row of rows) {
    const here = spans.filter(
      (it) => it.schedule_id === row.schedule_id && it.starts_on <= row.date && row.date <= it.ends_on,
    );
    expect(here.length, what).toBeLessThanOrEqual(places);
  }
}

/** Each holder's dates, as the bookings say and as the model says. Answers the bookings. */
async function judge(world: World, what: string) {
  const rows = await classesOf(server, world);
  await judgePromises(world, rows, what);
  const { rows: booked } = await server.owner.query(
    `select session_id, student_id, status from class_enrollments
      where student_id = any($1) and status <> 'cancelled' order by 1, 2`,
    [world.holders],
  );
  const words = (session_id: string, student_id: string) =>
    `${rows.find((row) => row.id === session_id)?.date} ${session_id} ${student_id}`;
  const actual = booked.map((it) => words(it.session_id, it.student_id)).sort();
  const due = world.promised.flatMap((one) =>
    rows.filter((row) => isTheirs(one, row)).map((row) => words(row.id, one.student_id)),
  );
  expect(actual, what).toEqual(due.sort());
  const free = new Map(rows.map((row) => [row.id, row.free]));
  expect(
    booked.filter((it) => it.status === 'waitlisted' && (free.get(it.session_id) ?? 0) > 0),
    what,
  ).toEqual([]);
  return booked;
}

async function messages(world: World): Promise<Map<string, number>> {
  await work(server, [...enrollmentReactions, ...notificationReactions], server.clock.now());
  const { rows } = await server.owner.query(
    `select client_id || case when kind in ('place_queue', 'make_up_earned') then kind else '' end as who, count(*)::int as n
       from notifications where client_id = any($1) group by 1`,
    [[...world.holders, ...world.singles]],
  );
  return new Map(rows.map((row) => [row.who, row.n]));
}

test.each(seeds)('a random history keeps every promise (seed %i)', { timeout: 120_000 }, async (seed) => {
  const world = await begin(seed);
  const often = [
    ...['release', 'release', 'move', 'take_back', 'pause', 'take_pause', 'take_pause', 'come_back'],
    ...['wait', 'answer', 'withdraw_notice'],
  ];
  const names = [...Object.keys(acts), ...often];
  const done: string[] = [];
  let told = await messages(world);
  for (let step = 0; step < steps; step++) {
    const name = step < 3 ? 'give' : (world.roll.of(names) as string);
    done.push(name);
    await (acts[name] as Act)(world, await classesOf(server, world));
    const what = `seed ${seed}: ${done.join(', ')}`;
    const booked = await judge(world, what);
    const now = await messages(world);
    await world.makeUps.judge(booked, what);
    const twice = [...now].filter(([id, n]) => n - (told.get(id) ?? 0) > 1);
    expect(twice, what).toEqual([]);
    told = now;
  }
});

test('control: a date that is lost behind everybody’s back is found', async () => {
  const world = await begin(1);
  const schedule_id = world.schedules[0];
  const body = { student_id: world.holders[0], starts_on: '2026-04-04' };
  remember(world, (await owner.post(`/api/classes/schedules/${schedule_id}/places/`, body)).body);
  await judge(world, 'given');
  await server.owner.query(
    `delete from class_enrollments where id = (select id from class_enrollments where student_id = $1 limit 1)`,
    [body.student_id],
  );
  await expect(judge(world, 'lost')).rejects.toThrow('lost');
});
