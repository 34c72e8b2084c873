import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../test/builders.ts';
import { useServer } from '../../test/server.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import { append } from '../kernel/outbox.ts';

const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let admin: Awaited<ReturnType<typeof person>>;
beforeAll(async () => {
  place = await buildClub(server.db);
  admin = await person(server, place, 'club_admin');
});

/** A group on four Tuesdays at 19:00, two places. */
async function group(max_participants = 2) {
  const first = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z', max_participants });
  const ids = [first.session_id];
  for (const date of ['2026-03-17', '2026-03-24', '2026-03-31'])
    ids.push(
      (
        await buildSession(server.db, place, {
          starts_at: `${date}T${date === '2026-03-31' ? 17 : 18}:00:00Z`,
          max_participants,
          schedule_id: first.schedule_id,
        })
      ).session_id,
    );
  return { schedule_id: first.schedule_id, ids };
}
const take = (schedule_id: string, body: object) =>
  admin.post(`/api/classes/schedules/${schedule_id}/places/`, body);
async function statuses(student_id: string) {
  const { rows } = await server.owner.query(
    'select s.local_date::text as date, e.status from class_enrollments e join class_sessions s on s.id = e.session_id where e.student_id = $1 order by s.local_date, e.created_at',
    [student_id],
  );
  return rows.map((row) => `${row.date.slice(5)} ${row.status}`);
}

describe('a fixed place in a weekly group', () => {
  test('enrols its holder in what exists and in what is generated later', async () => {
    const { schedule_id } = await group();
    const student_id = await buildClient(server.db, place);
    const taken = await take(schedule_id, { student_id, starts_on: '2026-03-15' });
    expect(taken).toMatchObject({ status: 201, body: { enrolled: 3, waitlisted: 0, refused: [] } });
    const later = await buildSession(server.db, place, {
      starts_at: '2026-04-07T17:00:00Z',
      schedule_id,
      max_participants: 2,
    });
    await asSystem(server.db, place, server.clock.now(), (scope) =>
      append(scope, [
        { type: 'scheduling.sessions_generated', payload: { schedule_id, session_ids: [later.session_id] } },
      ]),
    );
    expect(await statuses(student_id)).toEqual([
      '03-17 enrolled',
      '03-24 enrolled',
      '03-31 enrolled',
      '04-07 enrolled',
    ]);
  });

  test('missing one class frees that day for somebody else and keeps the rest', async () => {
    const { schedule_id, ids } = await group(1);
    const [holder, visitor] = [await buildClient(server.db, place), await buildClient(server.db, place)];
    await take(schedule_id, { student_id: holder });
    const asked = await admin.post(`/api/classes/sessions/${ids[1]}/enroll/`, { student_id: visitor });
    expect(asked.body.status).toBe('waitlisted');
    await admin.post(`/api/classes/sessions/${ids[1]}/cancel_enrollment/`, { student_id: holder });
    expect(await statuses(visitor)).toEqual(['03-17 enrolled']);
    expect(await statuses(holder)).toEqual([
      '03-10 enrolled',
      '03-17 cancelled',
      '03-24 enrolled',
      '03-31 enrolled',
    ]);
  });

  test('a group has as many fixed places as places, however many ask at once', async () => {
    const { schedule_id } = await group(2);
    const students = await Promise.all(Array.from({ length: 8 }, () => buildClient(server.db, place)));
    const replies = await Promise.all(students.map((student_id) => take(schedule_id, { student_id })));
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(2);
    const refused = replies.filter((reply) => reply.status !== 201);
    expect(new Set(refused.map((reply) => reply.body.code))).toEqual(new Set(['places.group_full']));
  });

  test('leaving gives the later classes back and keeps the earlier ones', async () => {
    const { schedule_id } = await group();
    const student_id = await buildClient(server.db, place);
    const { body } = await take(schedule_id, { student_id });
    const left = await admin.post(`/api/classes/places/${body.place.id}/leave/`, { ends_on: '2026-03-20' });
    expect(left).toMatchObject({ status: 200, body: { ends_on: '2026-03-20' } });
    expect(await statuses(student_id)).toEqual([
      '03-10 enrolled',
      '03-17 enrolled',
      '03-24 cancelled',
      '03-31 cancelled',
    ]);
  });

  test('leaving on the last day of the calendar gives nothing back', async () => {
    const { schedule_id } = await group();
    const student_id = await buildClient(server.db, place);
    const { body } = await take(schedule_id, { student_id });
    const left = await admin.post(`/api/classes/places/${body.place.id}/leave/`, { ends_on: '9999-12-31' });
    expect(left).toMatchObject({ status: 200, body: { status: 'active', ends_on: '9999-12-31' } });
  });

  test('moving to another group changes both from that day on', async () => {
    const [from, to] = [await group(), await group()];
    const student_id = await buildClient(server.db, place);
    const { body } = await take(from.schedule_id, { student_id });
    const moved = await admin.post(`/api/classes/places/${body.place.id}/move/`, {
      schedule_id: to.schedule_id,
      starts_on: '2026-03-23',
    });
    expect(moved).toMatchObject({
      status: 201,
      body: { enrolled: 2, place: { schedule_id: to.schedule_id } },
    });
    expect(await statuses(student_id)).toEqual([
      '03-10 enrolled',
      '03-17 enrolled',
      '03-24 cancelled',
      '03-24 enrolled',
      '03-31 cancelled',
      '03-31 enrolled',
    ]);
  });

  test('moving to a full group changes nothing', async () => {
    const [from, full] = [await group(), await group(1)];
    await take(full.schedule_id, { student_id: await buildClient(server.db, place) });
    const student_id = await buildClient(server.db, place);
    const { body } = await take(from.schedule_id, { student_id });
    const refused = await admin.post(`/api/classes/places/${body.place.id}/move/`, {
      schedule_id: full.schedule_id,
      starts_on: '2026-03-23',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'places.group_full' } });
    expect(await statuses(student_id)).toEqual([
      '03-10 enrolled',
      '03-17 enrolled',
      '03-24 enrolled',
      '03-31 enrolled',
    ]);
  });

  test('a pause frees its days; ending it early takes back what is still free', async () => {
    const { schedule_id, ids } = await group(1);
    const student_id = await buildClient(server.db, place);
    const { body } = await take(schedule_id, { student_id });
    const paused = await admin.post(`/api/classes/places/${body.place.id}/pause/`, {
      starts_on: '2026-03-16',
      ends_on: '2026-03-26',
    });
    expect(paused.status).toBe(200);
    await admin.post(`/api/classes/sessions/${ids[1]}/enroll/`, {
      student_id: await buildClient(server.db, place),
    });
    const resumed = await admin.delete(
      `/api/classes/places/${body.place.id}/pauses/${paused.body.pauses[0].id}/`,
    );
    expect(resumed).toMatchObject({ status: 200, body: { enrolled: 1, waitlisted: 1 } });
  });

  test('a student sees their own place and may not change it', async () => {
    const { schedule_id } = await group();
    const student = await person(server, place, 'student');
    const { body } = await take(schedule_id, { student_id: student.profile_id });
    const mine = await student.get('/api/classes/places/');
    expect(mine.body.results).toEqual([
      expect.objectContaining({ id: body.place.id, abilities: { change: false } }),
    ]);
    expect(
      (await student.post(`/api/classes/places/${body.place.id}/leave/`, { ends_on: '2026-03-20' })).status,
    ).toBe(403);
  });
});

describe('the class itself changes', () => {
  test('a cancelled session is empty in the same moment', async () => {
    const { session_id } = await buildSession(server.db, place, {
      starts_at: '2026-03-25T18:00:00Z',
      max_participants: 1,
    });
    for (let i = 0; i < 2; i++)
      await admin.post(`/api/classes/sessions/${session_id}/enroll/`, {
        student_id: await buildClient(server.db, place),
      });
    await asSystem(server.db, place, server.clock.now(), async (scope) => {
      await scope.tx
        .updateTable('class_sessions')
        .set({ status: 'cancelled', cancelled_at: scope.now })
        .where('id', '=', session_id)
        .execute();
      await append(scope, [
        { type: 'scheduling.session_cancelled', payload: { session_id, reason: 'rain' } },
      ]);
    });
    const { rows } = await server.owner.query(
      'select enrolled_count, waitlisted_count from class_sessions where id = $1',
      [session_id],
    );
    expect(rows[0]).toEqual({ enrolled_count: 0, waitlisted_count: 0 });
  });

  test('a larger class takes in those who wait', async () => {
    const { session_id } = await buildSession(server.db, place, {
      starts_at: '2026-03-26T18:00:00Z',
      max_participants: 1,
    });
    const people = [
      await buildClient(server.db, place),
      await buildClient(server.db, place),
      await buildClient(server.db, place),
    ];
    for (const student_id of people)
      await admin.post(`/api/classes/sessions/${session_id}/enroll/`, { student_id });
    await asSystem(server.db, place, server.clock.now(), async (scope) => {
      await scope.tx
        .updateTable('class_sessions')
        .set({ max_participants: 2 })
        .where('id', '=', session_id)
        .execute();
      await append(scope, [
        {
          type: 'scheduling.session_changed',
          payload: { session_id, changes: { max_participants: [1, 2] } },
        },
      ]);
    });
    expect(await statuses(people[1] as string)).toEqual(['03-26 enrolled']);
    expect(await statuses(people[2] as string)).toEqual(['03-26 waitlisted']);
  });
});

describe('locks are taken in one order', () => {
  /** PostgreSQL counts them with a second of delay. */
  const deadlocks = async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const { rows } = await server.owner.query(
      'select deadlocks::int as n from pg_stat_database where datname = current_database()',
    );
    return rows[0].n as number;
  };
  const placesOf = async (n: number) => {
    const one = await group(20);
    const students = await Promise.all(Array.from({ length: n }, () => buildClient(server.db, place)));
    const taken = await Promise.all(
      students.map((student_id) => take(one.schedule_id, { student_id, starts_on: '2026-03-09' })),
    );
    return { ...one, places: taken.map((reply) => reply.body.place.id as string) };
  };

  test('people who change groups with each other all arrive, and nobody waits in a circle', async () => {
    const [a, b] = await Promise.all([placesOf(6), placesOf(6)]);
    const before = await deadlocks();
    const move = (id: string, schedule_id: string) =>
      admin.post(`/api/classes/places/${id}/move/`, { schedule_id, starts_on: '2026-03-09' });
    const moved = await Promise.all(
      a.places.flatMap((id, i) => [move(id, b.schedule_id), move(b.places[i] as string, a.schedule_id)]),
    );
    expect(moved.map((reply) => [reply.status, reply.body.enrolled])).toEqual(moved.map(() => [201, 4]));
    expect(await deadlocks()).toBe(before);
  });

  test('control: two that take the sessions of two groups in opposite order meet in a circle', async () => {
    const [a, b] = await Promise.all([group(), group()]);
    const before = await deadlocks();
    const inTurn = (first: string[], second: string[]) =>
      asSystem(server.db, place, server.clock.now(), async ({ tx }) => {
        for (const ids of [first, second]) {
          await sql`select id from class_sessions where id = any(${ids}::uuid[]) order by id for update`.execute(
            tx,
          );
          await sql`select pg_sleep(0.3)`.execute(tx);
        }
      });
    await Promise.all([inTurn(a.ids, b.ids), inTurn(b.ids, a.ids)]);
    expect(await deadlocks()).toBeGreaterThan(before);
  });
});

describe('lists of fixed places', () => {
  test('come page by page to their end, each once, and are counted by group', async () => {
    const { schedule_id } = await group(12);
    for (let i = 0; i < 7; i++)
      await take(schedule_id, { student_id: await buildClient(server.db, place, { name: 'Same name' }) });
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await admin.get(`/api/classes/places/?schedule_id=${schedule_id}&limit=3${cursor}`);
      seen.push(...body.results.map((row: { id: string }) => row.id));
      if (!body.next_cursor) break;
      cursor = `&cursor=${body.next_cursor}`;
    }
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    const { body } = await admin.get('/api/classes/places/by_schedule/');
    expect(body.results).toContainEqual({ schedule_id, holders: 7 });
  });

  test('what somebody may not see takes no room on their pages', async () => {
    const { schedule_id } = await group(12);
    const student = await person(server, place, 'student');
    for (let i = 0; i < 3; i++)
      await take(schedule_id, { student_id: await buildClient(server.db, place, { name: 'AAA' }) });
    await take(schedule_id, { student_id: student.profile_id });
    const { body } = await student.get('/api/classes/places/?limit=1');
    expect(body).toMatchObject({ results: [{ student_id: student.profile_id }], next_cursor: null });
    expect((await student.get('/api/classes/places/by_schedule/')).status).toBe(403);
  });
});
