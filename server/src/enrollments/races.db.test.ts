import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place } from '../../test/builders.ts';
import { useDatabase } from '../../test/database.ts';
import { buildClient, buildSession } from '../../test/sessions.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Asked } from './commands/asked.ts';
import { decideTogether } from './commands/decide.ts';
import { decideEnrollment } from './rules/enroll.ts';
import type { EnrollRequest } from './rules/placement.ts';
import { loadOnly } from './store/load.ts';

/*
 * What holds between processes, where no lane puts requests in a row: each booking is a transaction of its own.
 * The controls do the same with the guard taken away, and must go wrong.
 */
const database = useDatabase();
const now = new Date('2026-03-02T09:00:00Z');
let place: Place;
beforeEach(async () => {
  place = await buildClub(database.db);
});

const places = 8;
const crowd = 40;
const via = { user_id: null, via: 'test' };
const request = (session_id: string, student_id: string): EnrollRequest => ({
  kind: 'enroll',
  student_id,
  session_ids: [session_id],
  source: 'desk',
  waitlist: false,
  overrides: [],
  schedule_enrollment_id: null,
  ids: [newId()],
});
/** Where a crowd waits for one row on a busy machine, its last one waits longer than somebody at a screen would. */
const patient = () => database.db.patient(30_000);
const book = (session_id: string, student_id: string) =>
  asSystem(patient(), place, now, (scope) =>
    decideTogether(scope, [{ request: request(session_id, student_id), via, now }]),
  );

/** The booking that everybody writes first: look, decide, write. No lock, no guard. */
async function bookCarelessly(session_id: string, student_id: string): Promise<void> {
  await asSystem(database.db, place, now, async (scope) => {
    const decision = decideEnrollment(
      await look(scope, session_id, student_id),
      request(session_id, student_id),
      now,
    );
    if (!('places' in decision)) return;
    await sql`select pg_sleep(0.02)`.execute(scope.tx);
    await sql`update class_sessions set enrolled_count = enrolled_count + 1 where id = ${session_id}`.execute(
      scope.tx,
    );
    await insertEnrolled(scope.tx, session_id, student_id);
  });
}
const look = ({ tx }: Scope, session_id: string, student_id: string) =>
  loadOnly(tx, { session_ids: [session_id], student_ids: [student_id] });
const insertEnrolled = (tx: TenantTx, session_id: string, student_id: string) =>
  tx
    .insertInto('class_enrollments')
    .values({
      organization_id: place.organization_id,
      id: newId(),
      session_id,
      student_id,
      status: 'enrolled',
      currency: 'EUR',
      enrolled_at: now,
    })
    .execute();

const crowdOf = (n: number) => Promise.all(Array.from({ length: n }, () => buildClient(database.db, place)));
async function held(session_id: string) {
  const { rows } = await database.owner.query(
    `select s.enrolled_count, (select count(*)::int from class_enrollments e where e.session_id = s.id and e.status = 'enrolled') as rows
       from class_sessions s where id = $1`,
    [session_id],
  );
  return rows[0] as { enrolled_count: number; rows: number };
}

describe('G1: places are never sold twice', () => {
  test(`${crowd} transactions at once for ${places} places give exactly ${places}`, async () => {
    const { session_id } = await buildSession(database.db, place, { max_participants: places });
    await Promise.all((await crowdOf(crowd)).map((student) => book(session_id, student)));
    expect(await held(session_id)).toEqual({ enrolled_count: places, rows: places });
  });

  test('control: without lock, guard and CHECK the same crowd oversells', async () => {
    await database.owner.query('alter table class_sessions drop constraint class_sessions_capacity');
    try {
      const { session_id } = await buildSession(database.db, place, { max_participants: places });
      await Promise.all((await crowdOf(crowd)).map((student) => bookCarelessly(session_id, student)));
      expect((await held(session_id)).rows).toBeGreaterThan(places);
    } finally {
      await database.owner.query('delete from class_enrollments');
      await database.owner.query('update class_sessions set enrolled_count = 0');
      await database.owner.query(
        'alter table class_sessions add constraint class_sessions_capacity check (enrolled_count <= max_participants)',
      );
    }
  });

  test('control: with only the CHECK left, nothing is oversold but people get errors', async () => {
    const { session_id } = await buildSession(database.db, place, { max_participants: places });
    const results = await Promise.allSettled(
      (await crowdOf(crowd)).map((student) => bookCarelessly(session_id, student)),
    );
    expect((await held(session_id)).rows).toBeLessThanOrEqual(places);
    expect(results.some((result) => result.status === 'rejected')).toBe(true);
  });
});

describe('G4: one active enrolment per student and session', () => {
  test('the same student twenty times at once holds one place', async () => {
    const { session_id } = await buildSession(database.db, place, { max_participants: places });
    const student = await buildClient(database.db, place);
    await Promise.all(Array.from({ length: 20 }, () => book(session_id, student)));
    expect(await held(session_id)).toEqual({ enrolled_count: 1, rows: 1 });
  });

  test('control: without the lock and the unique index there are several', async () => {
    await database.owner.query('drop index class_enrollments_active');
    try {
      const { session_id } = await buildSession(database.db, place, { max_participants: places });
      const student = await buildClient(database.db, place);
      await Promise.allSettled(Array.from({ length: 8 }, () => bookCarelessly(session_id, student)));
      expect((await held(session_id)).rows).toBeGreaterThan(1);
    } finally {
      await database.owner.query('delete from class_enrollments');
      await database.owner.query(
        "create unique index class_enrollments_active on class_enrollments (organization_id, session_id, student_id) where status <> 'cancelled'",
      );
    }
  });
});

describe('G3: no place stays free while somebody waits', () => {
  async function fullClass() {
    const { session_id } = await buildSession(database.db, place, { max_participants: 1 });
    const [holder, next] = (await crowdOf(2)) as [string, string];
    await book(session_id, holder);
    const [row] = (
      await database.owner.query('select id from class_enrollments where session_id = $1', [session_id])
    ).rows;
    const cancel: Asked = {
      request: { kind: 'cancel', enrollment_id: row.id, by_club: true, reason: '' },
      via,
      now,
    };
    return {
      session_id,
      next,
      cancel: () => asSystem(database.db, place, now, (scope) => decideTogether(scope, [cancel])),
    };
  }
  const state = async (session_id: string) =>
    (
      await database.owner.query(
        'select enrolled_count, waitlisted_count from class_sessions where id = $1',
        [session_id],
      )
    ).rows[0];

  test('somebody joins the list while the place is being given back: they get the place either way', async () => {
    for (let i = 0; i < 10; i++) {
      const { session_id, next, cancel } = await fullClass();
      const join: Asked = { request: { ...request(session_id, next), waitlist: true }, via, now };
      await Promise.all([
        cancel(),
        asSystem(database.db, place, now, (scope) => decideTogether(scope, [join])),
      ]);
      expect(await state(session_id)).toEqual({ enrolled_count: 1, waitlisted_count: 0 });
    }
  });

  test('control: a ticket decided without the lock leaves a free place and somebody waiting', async () => {
    const { session_id, next, cancel } = await fullClass();
    await asSystem(database.db, place, now, async (scope) => {
      const asked = { ...request(session_id, next), waitlist: true };
      const decision = decideEnrollment(await look(scope, session_id, next), asked, now);
      await cancel();
      expect('places' in decision && decision.places[0]?.status).toBe('waitlisted');
      await sql`update class_sessions set waitlisted_count = waitlisted_count + 1 where id = ${session_id}`.execute(
        scope.tx,
      );
    });
    expect(await state(session_id)).toEqual({ enrolled_count: 0, waitlisted_count: 1 });
  });
});

describe('G2: the waiting list is first come, first served within its priority', () => {
  test('tickets rise in the order of the decisions, and promotion follows them', async () => {
    const { session_id } = await buildSession(database.db, place, { max_participants: 1 });
    const people = await crowdOf(6);
    for (const student of people)
      await asSystem(database.db, place, now, (scope) =>
        decideTogether(scope, [{ request: { ...request(session_id, student), waitlist: true }, via, now }]),
      );
    const promotedInOrder: string[] = [];
    for (let i = 0; i < people.length; i++) {
      const { rows } = await database.owner.query(
        "select id, student_id from class_enrollments where session_id = $1 and status = 'enrolled'",
        [session_id],
      );
      promotedInOrder.push(rows[0].student_id);
      const cancel: Asked = {
        request: { kind: 'cancel', enrollment_id: rows[0].id, by_club: true, reason: '' },
        via,
        now,
      };
      await asSystem(database.db, place, now, (scope) => decideTogether(scope, [cancel]));
    }
    expect(promotedInOrder).toEqual(people);
  });
});

describe('one fold', () => {
  const cancelOf = (enrollment_id: string): Asked => ({
    request: { kind: 'cancel', enrollment_id, by_club: true, reason: '' },
    via,
    now,
  });
  const together = (asked: Asked[]) =>
    asSystem(database.db, place, now, (scope) => decideTogether(scope, asked));

  test('gives a place back and takes it again, and the reverse', async () => {
    const { session_id } = await buildSession(database.db, place, { max_participants: 1 });
    const student = await buildClient(database.db, place);
    const [first, second, third] = [1, 2, 3].map(() => request(session_id, student)) as [
      EnrollRequest,
      EnrollRequest,
      EnrollRequest,
    ];
    await together([{ request: first, via, now }]);
    const outcomes = await together([
      cancelOf(first.ids[0] as string),
      { request: second, via, now },
      cancelOf(second.ids[0] as string),
      { request: third, via, now },
    ]);
    expect(outcomes.map((one) => 'decision' in one && Object.keys(one.decision)[0])).toEqual([
      'cancelled',
      'places',
      'cancelled',
      'places',
    ]);
    const { rows } = await database.owner.query(
      'select id, status from class_enrollments where session_id = $1 order by id',
      [session_id],
    );
    expect(rows.map((row) => row.status)).toEqual(['cancelled', 'cancelled', 'enrolled']);
    expect(await held(session_id)).toEqual({ enrolled_count: 1, rows: 1 });
  });

  test('writes each change under the name of the one who asked for it', async () => {
    const { session_id } = await buildSession(database.db, place, { max_participants: 1 });
    const [holder, next] = (await crowdOf(2)) as [string, string];
    const first = request(session_id, holder);
    await together([{ request: first, via, now }]);
    const users = await Promise.all(
      ['X', 'Y'].map(async (name) => {
        const id = newId();
        await database.owner.query('insert into users (id, name, email) values ($1, $2, $3)', [
          id,
          name,
          `${id}@example.test`,
        ]);
        return id;
      }),
    );
    const [x, y] = users.map((user_id) => ({ user_id, via: 'web' }));
    const waits = { ...request(session_id, next), waitlist: true };
    await together([
      { request: waits, via: x as typeof via & { user_id: string }, now },
      { ...cancelOf(first.ids[0] as string), via: y as typeof via & { user_id: string } },
    ]);
    const { rows } = await database.owner.query(
      `select e.created_by, (select array_agg(a.user_id order by a.id) from audit_log a where a.entity_id = e.id) as audited
         from class_enrollments e where e.id = $1`,
      [waits.ids[0]],
    );
    expect(rows).toEqual([{ created_by: users[0], audited: [users[0], users[1]] }]);
  });

  test('decides by what was committed while it waited for the class', async () => {
    const { session_id, schedule_id } = await buildSession(database.db, place, { max_participants: 2 });
    const student = await buildClient(database.db, place);
    let booking: ReturnType<typeof book> | undefined;
    await asSystem(database.db, place, now, async ({ tx }) => {
      await sql`select id from class_sessions where id = ${session_id}::uuid for update`.execute(tx);
      booking = book(session_id, student);
      await sql`select pg_sleep(0.3)`.execute(tx);
      await sql`update class_schedules set status = 'cancelled', cancelled_at = now() where id = ${schedule_id}::uuid`.execute(
        tx,
      );
    });
    expect(await booking).toEqual([{ decision: { refused: [{ session_id, code: 'not_published' }] } }]);
  });
});
