import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openApiDocument } from '../../src/kernel/http/openapi.ts';
import { newId } from '../../src/kernel/ids.ts';
import { buildClub, type Place, person } from '../builders.ts';
import { useServer } from '../server.ts';
import { buildClient, buildSession } from '../sessions.ts';
import { type Operation, operationsOf, requestFor, type Schema } from './requests.ts';

/* Bad input gets a clear refusal, never a 500: every endpoint, with values that nobody sane would send. */
const server = useServer({ now: '2026-03-02T09:00:00Z' });
let place: Place;
let owner: Awaited<ReturnType<typeof person>>;
const known: Record<string, string> = {};
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
  const { session_id, schedule_id } = await buildSession(server.db, place);
  const client = await buildClient(server.db, place);
  Object.assign(known, {
    sessions: session_id,
    schedules: schedule_id,
    clients: client,
    student_id: client,
    clubs: place.club_id,
    club_id: place.club_id,
    client_id: client,
  });
  Object.assign(known, await rowsOfEverything());
});

/** So that strange input gets as far in as it can: what a request names besides is there. */
async function rowsOfEverything(): Promise<Record<string, string>> {
  const coach = await person(server, place, 'instructor');
  const { organization_id, club_id } = place;
  const { rows } = await server.owner.query(
    `insert into courts (organization_id, id, club_id, name) values ($1, gen_random_uuid(), $2, 'Pista 1') returning id`,
    [organization_id, club_id],
  );
  const first = async (table: string) =>
    (
      await server.owner.query(`select id from ${table} where organization_id = $1 limit 1`, [
        organization_id,
      ])
    ).rows[0].id as string;
  const [type, level, court, instructor] = [
    await first('class_types'),
    await first('class_levels'),
    rows[0].id,
    coach.profile_id,
  ];
  return {
    ...{ types: type, class_type_id: type, class_type_ids: type, specialties: type },
    ...{ levels: level, level_id: level, courts: court, court_id: court },
    ...{ instructors: instructor, instructor_id: instructor, substitute_instructor_id: instructor },
    assistant_instructor_ids: instructor,
    ...{
      session_id: known.sessions ?? '',
      session_ids: known.sessions ?? '',
      schedule_id: known.schedules ?? '',
    },
  };
}

const strange = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    0.1,
    1e21,
    -1e21,
    2_147_483_648,
    '',
    ' ',
    'a',
    '0',
    '-1',
    '1e3',
    'null',
    '\u0000',
    'a\u0000b',
    '\ud800',
    "'; drop table users; --",
    '%',
    '_',
    '\\',
    '../..',
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '9999-12-31',
    '0001-01-01',
    '99999-01-01',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59-23:59',
    '0001-01-01T00:00:00+23:59',
    '0000-01-01T00:00:00Z',
    '+010000-01-01T00:00:00Z',
    9_007_199_254_740_992,
    9.3e18,
    -2_147_483_649,
    '9223372036854775808',
    '\udfff',
    '2026-03-29T02:30:00',
    '2026-03-29T02:30:00+99:00',
    '24:00',
    '23:60',
    'Europe/Nowhere',
    'EUR',
    'eur',
    '00000000-0000-0000-0000-000000000000',
    'urn:uuid:00000000-0000-0000-0000-000000000001',
    [],
    [null],
    {},
    { a: 1 },
    [[[[]]]],
    'x'.repeat(5_000),
    'FREQ=SECONDLY',
    'FREQ=DAILY;COUNT=0',
    'infinity',
    '-infinity',
    'now',
    'today',
    'NaN',
    '{}',
    '[]',
    '\u202e',
    '😀',
    '1970-01-01',
    '2026-03-10T18:00:00Z',
  ),
  fc.string({ maxLength: 20 }),
  fc.integer(),
  fc.double(),
); // prettier-ignore

/** Replaces one value somewhere inside a sample with a strange one. */
function spoil(value: unknown, pick: () => number, by: unknown): unknown {
  if (Array.isArray(value) && value.length > 0)
    return value.map((one, i) => (i === 0 ? spoil(one, pick, by) : one));
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const key = keys[pick() % Math.max(1, keys.length)];
    if (key === undefined) return by;
    return { ...value, [key]: spoil((value as Record<string, unknown>)[key], pick, by) };
  }
  return by;
}

async function send(
  operation: Operation,
  path: string,
  body: unknown,
): Promise<{ status: number; text: string }> {
  const init: RequestInit = { method: operation.method, headers: { ...owner.headers } };
  if (operation.method !== 'GET' && operation.method !== 'DELETE') {
    init.body = JSON.stringify(body ?? {});
    (init.headers as Record<string, string>)['content-type'] = 'application/json';
  }
  const response = await fetch(server.url + path, init);
  return { status: response.status, text: (await response.text()).slice(0, 200) };
}

/** The ends of what a date, a time, a number, a text and a cursor can be: where arithmetic and the database end. */
const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
const ends = {
  date: ['0001-01-01', '9999-12-31', '9999-12-30', '0000-01-01', '1582-10-10', '294277-01-01'],
  instant: [
    '0001-01-01T00:00:00Z',
    '0001-01-01T00:00:00+23:59',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59-23:59',
    '9999-12-31T23:00:00Z',
    '2026-12-31T23:59:60Z',
  ],
  number: [0, -1, 1, 2_147_483_647, -2_147_483_647, 2_147_483_648, 9_007_199_254_740_992, 1e308],
  text: ['a\u0000b', '\ud800', '\udfff\ud800', '', ' ', '\ufffe', '\u{10ffff}'],
  cursor: [
    ...[
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59-23:59',
      '-infinity',
      'a\u0000',
      '\ud800',
      '',
      'Z'.repeat(300),
    ].map((first) => cursorOf(first, newId())),
    ...[0, -1, 1e15, 9_007_199_254_740_991, -9_007_199_254_740_991, 1e300, null, true].map((one) =>
      cursorOf(one),
    ),
    cursorOf(newId()),
    cursorOf('00000000-0000-0000-0000-000000000000'),
    cursorOf('{00000000000000000000000000000000}'),
    cursorOf(),
    '%00',
  ],
};

/** What to try in a place of this name and schema. */
function endsOf(name: string, schema: Schema): unknown[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => endsOf(name, one));
  if (name === 'cursor') return ends.cursor;
  if (schema.format === 'date') return ends.date;
  if (schema.format === 'date-time') return [...ends.instant, ...ends.date];
  if (schema.type === 'integer' || schema.type === 'number') return ends.number;
  if (schema.type === 'array') return endsOf(name, schema.items ?? {}).map((one) => [one]);
  if (schema.type !== 'string' || schema.enum) return [];
  const mayBeTime = /from|until|date|_at$|starts|ends/.test(name);
  return [...ends.text, ...(mayBeTime ? [...ends.date, ...ends.instant] : [])];
}

/** Would end the fuzzing: signing the fuzzer out of its rights, or the first start. Identity has a fuzz of its own. */
const left = [/^\/api\/(setup|auth)\//, /\/members\/\{user_id\}/];

const operations = () => {
  const document = openApiDocument(server.app as never) as never as Parameters<typeof operationsOf>[0];
  return operationsOf(document).filter(({ path }) => !left.some((pattern) => pattern.test(path)));
};
const idOf = (name: string) => known[name] ?? newId();
const plain = (operation: Operation) =>
  requestFor(operation, idOf, { organization: place.organization_slug });

/** Sends a request and says what came back when that was the server's own fault. */
async function tried(operation: Operation, path: string, body: unknown): Promise<string[]> {
  const reply = await send(operation, path, body);
  return reply.status < 500
    ? []
    : [`${operation.method} ${path} ${JSON.stringify(body)?.slice(0, 300)} → ${reply.text}`];
}

test('the ends of every date, time, number, text and cursor are no server error either', async () => {
  const failures: string[] = [];
  for (const operation of operations()) {
    const { path, body } = plain(operation);
    for (const [name, schema] of Object.entries(operation.body?.properties ?? {}))
      for (const end of endsOf(name, schema))
        failures.push(...(await tried(operation, path, { ...body, [name]: end })));
    for (const { name, schema } of operation.parameters.filter((one) => one.in === 'query')) {
      const [bare, query] = path.split('?');
      for (const end of endsOf(name, schema)) {
        const asked = new URLSearchParams(query);
        asked.set(name, String(end).toWellFormed());
        failures.push(...(await tried(operation, `${bare}?${asked}`, body)));
      }
    }
  }
  expect(failures).toEqual([]);
}, 600_000);

test('so are the ends of all dates and times of a request at once', async () => {
  const failures: string[] = [];
  const timed = (operation: Operation) => [
    ...Object.entries(operation.body?.properties ?? {}).map(([name, schema]) => ({
      name,
      schema,
      inBody: true,
    })),
    ...operation.parameters.filter((one) => one.in === 'query').map((one) => ({ ...one, inBody: false })),
  ];
  for (const operation of operations()) {
    const { path, body } = plain(operation);
    const [bare, query] = path.split('?');
    for (let turn = 0; turn < ends.instant.length; turn++) {
      const asked = new URLSearchParams(query);
      const said: Record<string, unknown> = { ...body };
      let place = turn;
      for (const { name, schema, inBody } of timed(operation)) {
        const all = endsOf(name, schema).filter((one) => /^\d{4}-/.test(String(one)));
        // Later fields get later ends, so that a stretch of time has its start before its end.
        const end = all[Math.min(place++, all.length - 1)];
        if (end === undefined) continue;
        if (inBody) said[name] = end;
        else asked.set(name, String(end));
      }
      failures.push(...(await tried(operation, `${bare}?${asked}`, body && said)));
    }
  }
  expect(failures).toEqual([]);
}, 600_000);

test('nor are the ends of what a timetable file can say', async () => {
  const sample: Record<string, string> = {
    ...{
      club: 'C',
      class_name: 'A',
      class_type: 'group',
      level: 'beginner',
      weekday: 'MO',
      start_time: '17:30',
    },
    ...{
      duration_minutes: '90',
      min_participants: '1',
      max_participants: '4',
      price_minor: '0',
      currency: 'EUR',
    },
    ...{
      instructor: 'Ana',
      court: 'P',
      start_date: '2026-09-14',
      end_date: '2027-06-25',
      timezone: 'Europe/Madrid',
    },
  };
  const columns = Object.keys(sample);
  const strangeCells = [
    ...ends.date,
    ...ends.number.map(String),
    ...ends.text.slice(2),
    '24:00',
    '23:59',
    'x'.repeat(3_000),
  ];
  const failures: string[] = [];
  const imports = operations().filter(({ path }) => path.includes('/import/'));
  for (const operation of imports)
    for (const column of columns)
      for (const cell of strangeCells)
        for (const start_date of [undefined, '2999-12-31', '1900-01-01']) {
          const row = columns.map((one) => (one === column ? cell.toWellFormed() : sample[one])).join(',');
          const body = {
            csv: `${columns.join(',')}\n${row}\n`,
            dry_run: true,
            publish: true,
            ...(start_date && { start_date }),
          };
          failures.push(...(await tried(operation, operation.path, body)));
        }
  expect(imports).toHaveLength(1);
  expect(failures).toEqual([]);
}, 600_000);

test('parts of a path are bounded where they enter', async () => {
  const parts = [
    '%00',
    'a%00b',
    '%ED%A0%80',
    '%',
    '%2e%2e',
    '..%2f',
    'x'.repeat(150),
    'x'.repeat(300),
    '%F0%9F%8E%BE',
    '-1',
  ];
  const failures: string[] = [];
  for (const operation of operations())
    for (const [, name] of operation.path.matchAll(/\{(\w+)\}/g))
      for (const part of parts) {
        const { path, body } = requestFor(operation, (asked) => (asked === name ? part : idOf(asked)), {});
        failures.push(...(await tried(operation, path, body)));
        const filled = requestFor(
          { ...operation, path: operation.path.replace(`{${name}}`, part) },
          idOf,
          {},
        );
        failures.push(...(await tried(operation, filled.path, filled.body)));
      }
  for (const organization of ['%00', 'x'.repeat(5_000), 'ñ', "' or 1=1", '\u0085']) {
    const reply = await fetch(`${server.url}/api/clients/`, {
      headers: { ...owner.headers, 'bandeja-organization': organization },
    });
    if (reply.status >= 500) failures.push(`Bandeja-Organization ${organization} → ${reply.status}`);
  }
  expect(failures).toEqual([]);
}, 600_000);

test('no endpoint answers strange input with a server error', async () => {
  const failures: string[] = [];
  for (const operation of operations()) {
    const samples = fc.sample(fc.tuple(strange, fc.nat(), fc.nat(), strange), {
      numRuns: Number(process.env.FUZZ_RUNS ?? 12),
      seed: Number(process.env.FUZZ_SEED ?? 20260302),
    });
    for (const [bad, where, deeper, inQuery] of samples) {
      const picks = [where, deeper];
      const request = plain(operation);
      const body = request.body && spoil(request.body, () => picks.shift() ?? 0, bad);
      const query = operation.parameters.filter((parameter) => parameter.in === 'query');
      const name = query[where % Math.max(1, query.length)]?.name;
      const text = typeof inQuery === 'object' ? JSON.stringify(inQuery) : String(inQuery);
      const path = name
        ? `${request.path.split('?')[0]}?${name}=${encodeURIComponent(text.toWellFormed())}`
        : request.path;
      failures.push(...(await tried(operation, path, body)));
    }
  }
  expect(failures).toEqual([]);
}, 600_000);
