import { createECDH } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { buildClub, giveRole, lookAfter, type Place, person } from '../../test/builders.ts';
import { everythingOf } from '../../test/everything.ts';
import { useServer } from '../../test/server.ts';
import { buildSession } from '../../test/sessions.ts';
import { work } from '../../test/worker.ts';
import { duties } from '../cron.ts';
import { usualRetention } from '../kernel/retention.ts';
import { fixedClock } from '../kernel/time/index.ts';
import { reactions } from '../reactions.ts';

/*
 * A mark in everything that is written about somebody. Afterwards every text of every table of the database is looked
 * through, as the catalog names them: a table that nobody has thought of is looked through, too.
 */
const server = useServer({ now: '2026-03-02T09:00:00Z', sendsMail: true });
const mark = 'Zxqmark';
const telephone = '699111222';
const email = 'zxqmark@example.test';

let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
let coach: Awaited<ReturnType<typeof person>>;
let token: { authorization: string };
let them: ReturnType<typeof server.as> & { profile_id: string; user_id: string };

beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  coach = await person(server, place, 'instructor');
  const { user_id, token: session } = await server.signUp(`${mark} Uno`, email);
  const { profile_id } = await giveRole(server.db, place, user_id, 'student', `${mark} Uno`);
  const headers = { 'bandeja-organization': place.organization_slug };
  token = { authorization: `Bearer ${session}` };
  them = { ...server.as({ ...token, ...headers }), profile_id, user_id };
});

/** Tables with rows of the person, and the columns that a text can be put into. */
async function plantEverywhere(): Promise<Set<string>> {
  const { owner: database } = server;
  const {
    rows: [{ owned }],
  } = await database.query(
    `select set_config('app.organization_id', $2, false), app.rows_of_people(array[$1]::uuid[]) as owned`,
    [them.profile_id, place.organization_id],
  );
  const planted = new Set<string>();
  for (const { table, column, type } of await textColumns()) {
    if (!(await hasIds(table)) || untouched.test(`${table}.${column}`)) continue;
    const said = `${mark} ${table}.${column}`;
    const values = type === 'jsonb' ? [JSON.stringify({ said })] : [said, mark];
    // A word of ours, a pattern, a generated column: what the database would not take from anybody.
    for (const value of values) {
      await database.query('begin');
      const put = await database
        .query(`update ${table} set ${column} = $1 where id = any($2) returning 1`, [value, owned])
        .catch(() => undefined);
      await database.query(put ? 'commit' : 'rollback');
      if (!put?.rowCount) continue;
      planted.add(`${table}.${column}`);
      break;
    }
  }
  return planted;
}

/** Not about anybody (some rows of tests have one id): keys, the chain of receipts, what a bank or Stripe calls it, what was for sale. */
const untouched =
  /^(audit_log|class_messages|receipts|skills|substitute_requests|verifactu_\w+|online_events|former_\w+)\.|\.(dedupe_key|token_hash|request_key|session_id|intent_id|customer_id|method_id|end_to_end|there_id|link|topic)$|^(student_packages\.name|online_refunds\w*\.reference|charges\.\w+|charge_lines\.facts|notifications\.params|debit_mandates\.reference|class_enrollments\.status)$/;

async function textColumns(): Promise<{ table: string; column: string; type: string }[]> {
  const { rows } = await server.owner.query(`
    select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as table, quote_ident(a.attname) as column, t.typname as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
       and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
       and (t.typcategory = 'S' or t.typname in ('json', 'jsonb', 'bytea') or t.typcategory = 'A')
     order by 1, 2`);
  return rows.map((row) => ({ ...row, table: row.table.replace(/^public\./, '') }));
}

const hasIds = async (table: string): Promise<boolean> => {
  const { rows } = await server.owner.query(
    `select 1 from pg_attribute where attrelid = $1::regclass and attname = 'id' and atttypid = 'uuid'::regtype`,
    [table],
  );
  return rows.length > 0;
};

/** Written of somebody, and not in their file: why. */
const notTaken: Readonly<Record<string, string>> = {
  'online_payments.url': 'a page at Stripe, which is a secret of who pays there',
};

/** Whatever can be written of somebody stands in the file that they take along. */
async function everythingIsTaken(planted: ReadonlySet<string>): Promise<void> {
  const { body } = await them.get(`/api/clients/${them.profile_id}/data/`);
  const file = JSON.stringify(body);
  const missing = [...planted].filter((place) => !file.includes(`${mark} ${place}`));
  expect(missing).toEqual(Object.keys(notTaken));
}

/** Where in the database somebody is still to be read. */
async function traces(...words: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { table, column } of await textColumns()) {
    const { rows } = await server.owner.query(
      `select count(*)::int as n from ${table} x where exists (select from unnest($1::text[]) w where position(lower(w) in lower(x.${column}::text)) > 0)`,
      [words],
    );
    if (rows[0].n > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** Where in the organization somebody's account is still to be found; and by its id their name. */
async function idTraces(id: string): Promise<string[]> {
  const { rows: tables } = await server.owner.query(`
    select quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'public' and column_name = 'organization_id' and table_name in (
       select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE') order by 1`);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await server.owner.query(
      `select distinct c.key from ${name} x, jsonb_each_text(to_jsonb(x)) c where c.value like '%' || $1 || '%'`,
      [id],
    );
    found.push(...rows.map(({ key }) => `${name}.${key}`));
  }
  return found;
}

/**
 * A mother, who is told of them by mail; the years in which they gave classes; and
 * others, of whom nothing is to go: one whose name begins as theirs does, and who was looked for by a part of it.
 */
async function aroundThem(): Promise<{ others: () => Promise<unknown[]>; motherEmail: string }> {
  const mother = await person(server, place, 'student');
  await lookAfter(server.db, place, mother.profile_id as string, them.profile_id);
  const { profile_id: coached } = await giveRole(
    server.db,
    place,
    them.user_id,
    'instructor',
    `${mark} profe`,
  );
  await server.owner.query(
    `update instructors set bio = $1, certifications = jsonb_build_array($1::text) where id = $2`,
    [`${mark} juega desde siempre`, coached],
  );
  await server.owner.query(`update instructors set display_name = $1 where id = $2`, [`${mark} P`, coached]);
  await server.owner.query(
    `insert into instructor_exceptions (organization_id, id, instructor_id, kind, starts_at, ends_at, reason)
     values ($1, gen_random_uuid(), $2, 'unavailable', '2026-01-01', '2026-01-02', $3)`,
    [place.organization_id, coached, `${mark} boda`],
  );
  await server.owner.query(`delete from memberships where user_id = $1 and role = 'instructor'`, [
    them.user_id,
  ]);
  const { profile_id: other } = await person(server, place, 'student');
  await owner.patch(
    `/api/clients/${other}/`,
    { display_name: `${mark}uela`, desk_notes: 'sin mote' },
    { 'idempotency-key': 'of another' },
  );
  await owner.get('/api/clients/export_file/?q=xq');
  // What they did as a coach, in a row of somebody else.
  await server.owner.query('update student_packages set created_by = $1 where student_id = $2', [
    them.user_id,
    them.profile_id,
  ]);
  await server.owner.query('update imports set created_by = $1', [them.user_id]);
  return {
    motherEmail: mother.email,
    others: async () => {
      const { rows } = await server.owner.query(
        `select (select status from idempotency_keys where key = 'of another') as answered,
                (select status from idempotency_keys where key = 'a key of the desk') as about_them,
                (select count(*)::int from audit_log where changes #>> '{filters,q}' = 'xq') as looked_for,
                (select display_name from client_profiles where id = $1) as name`,
        [other],
      );
      return rows;
    },
  };
}

/** Through the API, what no row of theirs says: answers that are kept, letters, what others were told, lists that were taken. */
async function happen(session_id: string): Promise<void> {
  const key = { 'idempotency-key': 'a key of theirs' };
  await them.patch(`/api/clients/${them.profile_id}/`, { phone: telephone, birth_date: '1990-01-02' }, key);
  const ownKey = { 'idempotency-key': 'a key of the desk' };
  await owner.patch(`/api/clients/${them.profile_id}/`, { email, desk_notes: `${mark} llama tarde` }, ownKey);
  await owner.patch(`/api/clients/${them.profile_id}/care/`, { medical_notes: `${mark} asma` });
  await owner.post(`/api/clients/${them.profile_id}/block/`, { reason: `${mark} no paga` });
  await owner.post(`/api/clients/${them.profile_id}/unblock/`, {});
  await owner.post('/api/invitations/', { email, role: 'student' });
  await them.post('/api/classes/saved_searches/', { name: `${mark} tardes`, filters: { q: mark } });
  const pair = createECDH('prime256v1');
  const told = await them.put(
    '/api/notifications/devices/this/',
    {
      endpoint: `https://push.example/${mark}`,
      keys: { p256dh: pair.generateKeys('base64url'), auth: 'a'.repeat(22) },
    },
    { 'user-agent': `Mozilla/5.0 ${mark} Chrome/1` },
  );
  expect(told.status, JSON.stringify(told.body)).toBe(200);
  await owner.get(`/api/clients/export_file/?q=${mark}`);
  const booked = await them.post(
    `/api/classes/sessions/${session_id}/enroll/`,
    {},
    { 'idempotency-key': 'x' },
  );
  expect(booked.status).toBe(201);
  await owner.post(`/api/classes/sessions/${session_id}/cancel_enrollment/`, {
    ...{ student_id: them.profile_id, reason: `${mark} está de viaje` },
  });
  const group = await buildSession(server.db, place, { starts_at: '2026-03-12T18:00:00Z' });
  const places = `/api/classes/schedules/${group.schedule_id}/places/`;
  await owner.post(places, { student_id: them.profile_id });
  const { body } = await them.get('/api/classes/places/mine/');
  const own = body.results?.[0];
  if (own) await them.post(`/api/classes/places/${own.id}/leave/`, { reason: `${mark} se muda` });
  await work(server, reactions, server.clock.now());
}

test('nothing in the database says any more who somebody was, but for receipts', async () => {
  const past = await buildSession(server.db, place, {
    ...{ starts_at: '2026-02-20T18:00:00Z', instructor_id: coach.profile_id },
  });
  const next = await buildSession(server.db, place, { starts_at: '2026-03-10T18:00:00Z' });
  await everythingOf(server.db, place, {
    ...{ student_id: them.profile_id, user_id: them.user_id, instructor_id: coach.profile_id },
    ...{ session_id: past.session_id, schedule_id: past.schedule_id },
  });
  const { others, motherEmail } = await aroundThem();
  await happen(next.session_id);
  const customer = JSON.stringify({ name: mark, tax_id: '', address: '' });
  await server.owner.query(
    `update receipts set kind = 'invoice', corrects_id = id, content = jsonb_set(content::jsonb, '{customer}', $1)::text
      where organization_id = $2`,
    [customer, place.organization_id],
  );
  const planted = await plantEverywhere();
  expect(planted.size).toBeGreaterThan(40);
  await everythingIsTaken(planted);
  const before = await traces(mark, telephone, email);
  expect((await idTraces(them.user_id)).length).toBeGreaterThan(8);
  expect(before.length).toBeGreaterThan(40);

  const toMother = async () =>
    (await server.owner.query('select count(*)::int as n from mails where to_email = $1', [motherEmail]))
      .rows[0].n;
  expect(await toMother()).toBeGreaterThan(0);
  const { rows: tables } = await server.owner.query(
    `select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'client_profiles'::regclass and conrelid <> confrelid order by 1`,
  );
  for (const { name } of tables) {
    if (name === 'erasures') continue;
    const { rows } = await server.owner.query(
      `select count(*)::int as n from ${name} x where to_jsonb(x)::text like '%' || $1 || '%'`,
      [them.profile_id],
    );
    expect(rows[0].n, `everythingOf (server/test/everything.ts) writes no row of ${name}`).toBeGreaterThan(0);
  }

  await owner.patch('/api/settings/', { values: { erasure_wait_days: 0 } });
  const preview = await owner.get(`/api/clients/${them.profile_id}/erasure/`);
  expect(preview.body.in_the_way).toEqual([]);
  const done = await owner.post(
    `/api/clients/${them.profile_id}/erasure/`,
    {},
    { 'idempotency-key': 'erase' },
  );
  expect([done.status, done.body.erasure?.status], JSON.stringify(done.body)).toEqual([200, 'done']);
  await work(server, reactions, server.clock.now());
  // The last one, which says that it was done.
  expect(await toMother()).toBe(1);
  const account_of = (await idTraces(them.user_id)).sort();
  expect(account_of, account_of.join(' ')).toEqual([]);
  expect(await others()).toEqual([{ answered: 200, about_them: 409, looked_for: 1, name: `${mark}uela` }]);
  const replayed = await owner.patch(
    `/api/clients/${them.profile_id}/`,
    { email, desk_notes: `${mark} llama tarde` },
    { 'idempotency-key': 'a key of the desk' },
  );
  expect([replayed.status, replayed.body.code]).toEqual([409, 'idempotency.forgotten']);
  // Of the other one nothing has gone.
  await server.owner.query(`delete from idempotency_keys where key = 'of another'`);
  await server.owner.query(`update client_profiles set display_name = 'Otra' where display_name = $1`, [
    `${mark}uela`,
  ]);
  await server.owner.query(`delete from audit_log where changes::text like '%' || $1 || '%'`, [
    `${mark}uela`,
  ]);
  const identity = [
    'user_devices.endpoint',
    'user_devices.user_agent',
    'users.email',
    'users.name',
    'users.search',
    'users.sort_name',
  ];
  // The last letter goes when it was sent, the name on an invoice when the law does not want it any more.
  expect(await traces(mark, telephone)).toEqual([
    ...['mails.body', 'mails.subject', 'mails.to_email', 'receipts.content'],
    ...identity,
  ]);
  await server.owner.query(`update mails set status = 'sent' where dedupe_key like 'erasure:%'`);
  await run('erase_people', '2026-03-02T10:11:00Z');
  expect(await toMother()).toBe(0);
  await run('erase_receipts', '2032-12-31T03:59:00Z');
  expect(await traces(mark, telephone)).toEqual(['receipts.content', ...identity]);
  await run('erase_receipts', '2033-01-01T03:59:00Z');
  expect(await traces(mark, telephone)).toEqual(identity);
  // The account is theirs in every organization: they erase it themselves.
  const account = server.as(token);
  expect((await account.post('/api/me/erase/', { email })).status).toBe(204);
  expect(await traces(mark, telephone, email)).toEqual([]);
});

const run = (name: string, now: string) =>
  duties
    .find((one) => one.name === name)!
    .run({
      ...{ db: server.db, clock: fixedClock(now), retention: usualRetention },
    });
