import { randomUUID } from 'node:crypto';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { selectEnrollments } from '../../src/enrollments/store/load.ts';
import { useDatabase } from '../database.ts';
import { badPlansOf } from './check.ts';
import { explain } from './explain.ts';
import type { Statement } from './record.ts';

/*
 * Every test file that has a database checks the plans of its own statements when it ends (database.ts). These are the
 * controls: what is wrong is found, what is right is left alone, and what an application asks is heard.
 */

/** A connection to the database that seems to have ten years of history. */
let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: inject('plansUrl') });
  await client.connect();
});
afterAll(() => client.end());

const organization = randomUUID();
const statement = (text: string, ...values: unknown[]): Statement => ({
  text,
  values,
  settings: { 'app.organization_id': organization },
});

/** What is said about the statement, by manner of planning; after `change` of the schema, which is undone. */
async function faults(asked: Statement, change?: string): Promise<string[]> {
  await client.query('begin');
  try {
    if (change) await client.query(change);
    return (await badPlansOf(client, [asked])).flatMap((bad) => bad.faults);
  } finally {
    await client.query('rollback');
  }
}

const ids = [randomUUID(), randomUUID()];

/** How a booking found its enrolments before it had indexes for each of the three. */
const orOfThree = statement(
  `with waiting as materialized (
     select id from class_enrollments where status = 'waitlisted' and session_id = any($1::uuid[])
   )
   select e.id, s.scheduled_datetime from class_enrollments e join class_sessions s on s.id = e.session_id
    where e.id = any($2::uuid[]) or e.id in (select id from waiting)
       or (e.student_id = any($3::uuid[]) and e.status in ('enrolled', 'waitlisted', 'no_show'))`,
  ids,
  ids,
  ids,
);

describe('what a student booked years ago', () => {
  const looksUpTheDay = /"Index Cond":"[^"]*\(session_starts_at > /;

  async function planOf(asked: Statement): Promise<string> {
    await client.query('begin');
    try {
      return JSON.stringify(await explain(client, asked, 'generic'));
    } finally {
      await client.query('rollback');
    }
  }

  test('is not read for another booking', async () => {
    const dialect = {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    };
    const { sql: text, parameters } = selectEnrollments({
      ...{
        wanted: [{ student_id: randomUUID(), session_id: randomUUID() }],
        leaving: [],
        enrollment_ids: [],
      },
      ...{ session_ids: [], waitlists: false, make_ups: [], accounts: [] },
    }).compile(new Kysely({ dialect }));
    expect(await planOf(statement(text, ...parameters))).toMatch(looksUpTheDay);
  });

  test('control: it is, if the day is reckoned in the condition', async () => {
    const text = `select e.id from class_sessions s
      join class_enrollments e on e.student_id = $1 and e.session_starts_at > s.scheduled_datetime - interval '1 day'
           and e.session_starts_at < s.ends_at where s.id = $2`;
    expect(await planOf(statement(text, ...ids))).not.toMatch(looksUpTheDay);
  });
});

describe('a plan is bad', () => {
  test('when three conditions joined by OR have no index together', async () => {
    expect(await faults(orOfThree)).toContainEqual(
      expect.stringMatching(/^reads (all of|the whole organization's) class_(enrollments|sessions)/),
    );
  });

  test.each([
    ['class_enrollments_student', 'select id from class_enrollments where student_id = $1'],
    ['class_attendance_student', 'select present from class_attendance where student_id = $1'],
    ['reservations_of_session', 'delete from reservations where class_session_id = $1'],
    ['audit_log_row', 'select id from audit_log where entity_id = $1 order by id desc limit 50'],
    [
      'notifications_user',
      'select id from notifications where user_id = $1 order by created_at desc limit 20',
    ],
  ])('when %s is dropped', async (index, text) => {
    expect(await faults(statement(text, ids[0]))).toEqual([]);
    expect(await faults(statement(text, ids[0]), `drop index ${index}`)).not.toEqual([]);
  });

  test('when a table that nobody has named here is read whole', async () => {
    await client.query('begin');
    await client.query(
      'create table novelties (id int, word text); grant select on novelties to bandeja_app',
    );
    const bad = await badPlansOf(client, [statement('select * from novelties where word = $1', 'x')]);
    await client.query('rollback');
    expect(bad[0]?.faults).toContain('reads all of novelties');
  });

  test('when an index gives the whole organization and a filter throws nearly all of it away', async () => {
    const byReason = statement('select id from class_enrollments where cancel_reason = $1 limit 5', 'rain');
    expect(await faults(byReason)).not.toEqual([]);
  });

  test('when it makes rows by the million', async () => {
    const all = statement(
      'select e.id from class_sessions s join class_enrollments e on e.session_id = s.id where s.scheduled_datetime < $1',
      '2026-01-01',
    );
    expect(await faults(all)).not.toEqual([]);
  });

  test('when only the plan for any value is bad', async () => {
    const either = statement(
      'select id from class_enrollments where ($1::uuid is null or session_id = $1) and ($2::uuid is null or student_id = $2)',
      ...ids,
    );
    expect((await badPlansOf(client, [either]))[0]?.manner).toBe('generic');
  });
});

describe('a plan is good', () => {
  test('when it looks single rows up in what is big', async () => {
    const one = statement('select * from class_enrollments where id = any($1)', ids);
    expect(await faults(one)).toEqual([]);
  });

  test('when it reads the whole of what stays small', async () => {
    expect(await faults(statement('select * from clubs where name = $1', 'x'))).toEqual([]);
  });

  test('when it reads in the order of an index until it has enough', async () => {
    const newest = statement('select id, action from audit_log order by id desc limit 50');
    expect(await faults(newest)).toEqual([]);
  });
});

describe('the recorder', () => {
  const database = useDatabase();
  const scope = { organization_id: organization, via: { user_id: null, via: 'test' } };
  const heard = () => database.recorder.statements.filter(({ text }) => text.includes('from courts'));

  test('hears a statement with its values and in whose name it is asked', async () => {
    await database.db.tenant(scope, (tx) => sql`select id from courts where id = ${ids[0]}`.execute(tx));
    expect(heard()).toEqual([
      {
        text: 'select id from courts where id = $1',
        values: [ids[0]],
        settings: expect.objectContaining({ 'app.organization_id': organization }),
      },
    ]);
  });

  test('hears what better-auth asks on the pool itself', async () => {
    await database.db.pool.query('select id from users where email = $1', ['a@example.test']);
    expect(database.recorder.statements.some(({ text }) => text.includes('from users'))).toBe(true);
  });
});
