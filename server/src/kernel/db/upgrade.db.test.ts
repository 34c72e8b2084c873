import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { dropDatabase } from '../../../test/drop.ts';
import { newId } from '../ids.ts';

/* What a migration does to rows that are there, run as an operator's owner is: no superuser, held by row-level security. */
const folder = new URL('../../../../db/migrations/', import.meta.url);
const names = readdirSync(folder).sort();
const migrationsUntil = (last: string) => names.filter((name) => name <= last);
const name = `upgrade_${randomUUID().replaceAll('-', '')}`;
let admin: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  await admin.query(`create role ${name} login createrole password 'owner'`);
  await admin.query(`create database ${name} owner ${name}`);
  url.pathname = `/${name}`;
  [url.username, url.password] = [name, 'owner'];
  owner = new pg.Client({ connectionString: url.href });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await dropDatabase(admin, name);
  await admin.query(`drop role ${name}`);
  await admin.end();
});

const apply = async (file: string) => {
  await owner.query('begin');
  await owner.query(readFileSync(new URL(file, folder), 'utf8'));
  await owner.query('commit');
};

/** A class with an enrolment, and a fact that nobody has relayed yet, as version 0008 writes them. */
async function fill(organization: string): Promise<void> {
  const [club, level, type, schedule, session, client] = Array.from({ length: 6 }, newId);
  const run = (sql: string, ...values: unknown[]) => owner.query(sql, [organization, ...values]);
  await owner.query("select set_config('app.organization_id', $1, false)", [organization]);
  await run(
    `insert into organizations (id, slug, name) values ($1, 'club-${organization.slice(-8)}', 'Club')`,
  );
  await run(
    "insert into clubs (organization_id, id, slug, name, timezone, currency) values ($1, $2, 'club', 'Club', 'Europe/Madrid', 'EUR')",
    club,
  );
  await run(
    `insert into class_levels (organization_id, id, name, display_name, "order", rating_min, rating_max) values ($1, $2, 'all_levels', 'All', 1, 0, 7)`,
    level,
  );
  await run(
    "insert into class_types (organization_id, id, name, type, currency) values ($1, $2, 'Group', 'group', 'EUR')",
    type,
  );
  await run(
    `insert into class_schedules (organization_id, id, club_id, name, class_type_id, level_id, start_date, start_time, duration_minutes, recurrence,
       min_participants, max_participants, price, currency, allow_waitlist, allow_drop_in, requires_package, status, published_at)
     values ($1, $2, $3, 'Group', $4, $5, '2026-01-01', '10:00', 60, 'daily', 1, 4, 0, 'EUR', true, true, false, 'published', now())`,
    ...[schedule, club, type, level],
  );
  await run(
    `insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date, local_time,
       scheduled_datetime, ends_at, duration_minutes, min_participants, max_participants, price, currency, enrolled_count)
     values ($1, $2, $3, $4, '2026-02-01', '10:00', '2026-02-01', '10:00', '2026-02-01T09:00Z', '2026-02-01T10:00Z', 60, 1, 4, 0, 'EUR', 1)`,
    ...[session, schedule, club],
  );
  await run(
    "insert into client_profiles (organization_id, id, display_name) values ($1, $2, 'Iñaki Pérez')",
    client,
  );
  await run(
    "insert into class_enrollments (organization_id, id, session_id, student_id, status, currency, enrolled_at) values ($1, $2, $3, $4, 'enrolled', 'EUR', now())",
    ...[newId(), session, client],
  );
  await run(
    `insert into outbox (organization_id, type, payload) values ($1, 'enrollments.student_enrolled', '{"enrollment_id": "x"}')`,
  );
}

/** What nothing kept from being long before columns had lengths: sign-ups, first of all. */
async function writeLong(): Promise<void> {
  await owner.query(
    `insert into users (id, name, email, image, created_at) values
       ($1, repeat('ñ', 1000000), repeat('a', 300) || '@example.test', repeat('x', 10000), '2026-01-01'),
       ($2, 'Ana', 'ana@example.test', null, '2026-01-02')`,
    [newId(), newId()],
  );
  // Arranged, not audited: the log has no line of it either.
  await owner.query('alter table client_profiles disable trigger user');
  await owner.query('alter table client_profiles no force row level security');
  await owner.query("update client_profiles set desk_notes = repeat('n', 6000)");
  await owner.query('alter table client_profiles force row level security');
  await owner.query('alter table client_profiles enable trigger user');
}

test('rows of two organizations get what later versions need, and their audit log no line of it', async () => {
  for (const file of migrationsUntil('0009')) await apply(file);
  const organizations = [newId(), newId()];
  for (const organization of organizations) await fill(organization);
  await writeLong();
  const audited = async () => {
    let lines = 0;
    for (const organization of organizations) {
      await owner.query("select set_config('app.organization_id', $1, false)", [organization]);
      lines += (await owner.query('select count(*)::int as n from audit_log')).rows[0].n;
    }
    return lines;
  };
  const before = await audited();
  await owner.query("select set_config('app.organization_id', '', false)");
  for (const file of names.filter((one) => one > '0009')) await apply(file);
  for (const organization of organizations) {
    await owner.query("select set_config('app.organization_id', $1, false)", [organization]);
    const { rows } = await owner.query(
      `select e.session_starts_at = s.scheduled_datetime and e.session_ends_at = s.ends_at as same from class_enrollments e
         join class_sessions s on s.organization_id = e.organization_id and s.id = e.session_id`,
    );
    expect(rows).toEqual([{ same: true }]);
    const { rows: facts } = await owner.query('select fact_count from outbox');
    expect(facts).toEqual([{ fact_count: 1 }]);
  }
  expect(await audited()).toBe(before);
});

test('the time of an enrolment follows its session', async () => {
  const { rows } = await owner.query('select organization_id from class_sessions');
  await owner.query("select set_config('app.organization_id', $1, false)", [rows[0].organization_id]);
  await owner.query(
    "update class_sessions set scheduled_datetime = '2026-02-01T11:00Z', ends_at = '2026-02-01T12:00Z'",
  );
  const moved = await owner.query('select session_starts_at, session_ends_at from class_enrollments');
  expect(moved.rows).toEqual([
    {
      session_starts_at: new Date('2026-02-01T11:00:00Z'),
      session_ends_at: new Date('2026-02-01T12:00:00Z'),
    },
  ]);
});

test('what is longer than its column is cut, in every organization, and nothing else', async () => {
  const { rows: people } = await owner.query(
    'select name, email, length(image) as image from users order by created_at',
  );
  expect(people).toEqual([
    { name: 'ñ'.repeat(200), email: expect.stringMatching(/^cut-.*@invalid$/), image: 2_000 },
    { name: 'Ana', email: 'ana@example.test', image: null },
  ]);
  const { rows: organizations } = await owner.query('select id from organizations');
  for (const { id } of organizations) {
    await owner.query("select set_config('app.organization_id', $1, false)", [id]);
    const { rows } = await owner.query(
      'select display_name, length(desk_notes) as notes from client_profiles',
    );
    expect(rows).toEqual([{ display_name: 'Iñaki Pérez', notes: 5_000 }]);
  }
  await expect(owner.query("update users set name = repeat('x', 201)")).rejects.toThrow('users_name_length');
});
