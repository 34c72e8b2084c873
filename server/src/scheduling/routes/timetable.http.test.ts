import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { asSystem, buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';
import { importTimetable } from '../commands/import/timetable.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
const own = readFileSync(new URL('../../../../e2e/fixtures/timetable.csv', import.meta.url), 'utf8');
const path = '/api/classes/timetable/import/';
type Person = Awaited<ReturnType<typeof person>>;
let place: Place;
let owner: Person;
beforeAll(async () => {
  place = await buildClub(server.db);
  owner = await person(server, place, 'owner');
});

const head = 'club,class_name,weekday,start_time,duration_minutes,instructor,court,timezone,currency\n';
const line = (...cells: string[]) => `${cells.join(',')}\n`;
const counts = async (at: Place) => {
  const { rows } = await server.owner.query(
    `select (select count(*)::int from class_schedules where organization_id = $1) as schedules,
            (select count(*)::int from class_sessions where organization_id = $1) as sessions,
            (select count(*)::int from clubs where organization_id = $1) as clubs,
            (select count(*)::int from reservations where organization_id = $1) as reservations`,
    [at.organization_id],
  );
  return rows[0];
};
/** A new organization with its owner. */
async function elsewhere(): Promise<{ there: Place; boss: Person }> {
  const there = await buildClub(server.db);
  return { there, boss: await person(server, there, 'owner') };
}

describe('importing a timetable', () => {
  test('says of a file full of mistakes no more than somebody reads', async () => {
    const csv = head + line('a', 'b', 'c'.repeat(20_000), '1') + line('a', 'b', 'c', 'd', 'e').repeat(2_000);
    const dry = await owner.post(path, { csv, dry_run: true });
    expect(dry).toMatchObject({ status: 200, body: { row_count: 2_001, problem_count: 6_002 } });
    expect(dry.body.problems).toHaveLength(1_000);
    const refused = await owner.post(path, { csv });
    expect(refused).toMatchObject({ status: 422, body: { detail: expect.stringMatching(/^2001 lines/) } });
    expect(refused.body.report.problems).toHaveLength(1_000);
    for (const { body } of [dry, refused]) expect(JSON.stringify(body).length).toBeLessThan(500_000);
    expect(JSON.stringify(dry.body)).not.toContain('c'.repeat(201));
  });

  test('and of its headings, of which it compares no more than a table has', async () => {
    const many = Array.from({ length: 150_000 }, (_, at) => at.toString(36)).join(',');
    for (const csv of ['A'.repeat(900_000), many])
      for (const dry_run of [true, false]) {
        const { body } = await owner.post(path, { csv, dry_run });
        expect(JSON.stringify(body).length).toBeLessThan(500_000);
      }
    const wide = head.replace('\n', `${','.repeat(20_000)}\n`);
    expect((await owner.post(path, { csv: wide, dry_run: true })).body.problems).toEqual([]);
  });

  test('a dry run says what would be made and makes nothing', async () => {
    const { there, boss } = await elsewhere();
    const before = await counts(there);
    const { status, body } = await boss.post(path, { csv: own, publish: true, dry_run: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      dry_run: true,
      imported: false,
      row_count: 30,
      schedule_count: 30,
      problems: [],
    });
    expect(body.session_count).toBeGreaterThan(300);
    expect(body.created).toEqual({
      clubs: ['Pádel Los Olivos'],
      class_types: ['Clase en grupo', 'Clase particular', 'Clínic', 'Taller', 'Intensivo'],
      instructors: ['Lucía Ferrer', 'Marcos Iglesias', 'Nerea Solís'],
      courts: ['Pista 1', 'Pista 2', 'Pista 3', 'Pista 4'],
    });
    expect(body.defaults).toContainEqual({ column: 'level', value: 'all_levels', count: 6 });
    expect(await counts(there)).toEqual(before);
  });

  test('makes clubs, courts, coaches and schedules, and sessions that can be booked', async () => {
    const { status, body } = await owner.post(path, { csv: own, publish: true });
    expect(status).toBe(200);
    const made = await counts(place);
    expect(made).toMatchObject({ schedules: 30, clubs: 2, sessions: body.session_count });
    expect(made.reservations).toBeGreaterThan(300);
    const student = await person(server, place, 'student');
    const { results } = (await student.get('/api/classes/sessions/?limit=200')).body;
    const monday = results.find((one: { name: string }) => one.name === 'Iniciación tarde');
    expect(monday).toMatchObject({
      local_date: '2026-11-23',
      scheduled_datetime: '2026-11-23T17:30:00+01:00',
      level: { name: 'beginner' },
      instructor: { display_name: 'Lucía Ferrer' },
      court: { name: 'Pista 1' },
      price: 1800,
      member_price: 1500,
      max_participants: 4,
      allow_drop_in: true,
    });
    expect((await student.post(`/api/classes/sessions/${monday.id}/enroll/`, {})).status).toBe(201);
  });

  test('the same file again changes nothing', async () => {
    const before = await counts(place);
    const { status, body } = await owner.post(path, { csv: own, publish: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({ imported: true, schedule_count: 0, existing_count: 30, defaults: [] });
    expect(await counts(place)).toEqual(before);
  });

  test('twice at once makes everything once', async () => {
    const { there, boss } = await elsewhere();
    const both = await Promise.all([1, 2].map(() => boss.post(path, { csv: own, publish: true })));
    expect(both.map((one) => one.status)).toEqual([200, 200]);
    expect(both.map((one) => one.body.schedule_count).sort()).toEqual([0, 30]);
    expect(await counts(there)).toMatchObject({ schedules: 30, clubs: 2 });
  });

  test('every bad row is reported with line and column, and nothing is imported', async () => {
    const { there, boss } = await elsewhere();
    const csv =
      head +
      line('Sur', 'Buena', 'MO', '10:00', '60', '', '', 'Europe/Madrid', 'EUR') +
      line('Sur', 'Mala', 'XX', '10:00', 'long', '', '', '', '') +
      line('Sur', '', 'TU', '10:00', '60', '', '', '', '') +
      line('Sur', 'Zona', 'TU', '10:00', '60', '', '', 'Europe/London', '');
    const { status, body } = await boss.post(path, { csv });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'timetable.invalid',
      detail: '3 lines are not right. Nothing was imported.',
    });
    expect(
      body.report.problems.map((one: { line: number; column: string }) => [one.line, one.column]),
    ).toEqual([
      [3, 'weekday'],
      [3, 'duration_minutes'],
      [4, 'class_name'],
      [5, 'timezone'],
    ]);
    expect(body.errors[0]).toEqual({
      path: '/csv',
      code: 'row',
      params: { line: 3, column: 'weekday' },
      message: expect.stringMatching(/^line 3, weekday: /),
    });
    expect(await counts(there)).toMatchObject({ schedules: 0, clubs: 1 });

    const skipped = await boss.post(path, { csv, skip_invalid: true });
    expect(skipped).toMatchObject({ status: 200, body: { imported: true, schedule_count: 1 } });
    expect(skipped.body.problems).toHaveLength(4);
    expect(await counts(there)).toMatchObject({ schedules: 1, clubs: 2 });
  });

  test('a coach or a court in two places is a conflict, in the file and with what is there', async () => {
    const { boss } = await elsewhere();
    const first = line('Sur', 'Una', 'MO', '10:00', '60', 'Eva', 'P1', 'Europe/Madrid', 'EUR');
    expect((await boss.post(path, { csv: head + first, publish: true })).status).toBe(200);
    const csv =
      head +
      line('Sur', 'Otra', 'MO', '10:30', '60', 'Eva', '', '', '') +
      line('Sur', 'Pista', 'MO', '10:30', '60', '', 'P1', '', '') +
      line('Sur', 'Libre', 'MO', '12:00', '60', 'Eva', 'P1', '', '') +
      line('Sur', 'Doble', 'MO', '12:30', '60', '', 'P1', '', '');
    for (const publish of [false, true]) {
      const { status, body } = await boss.post(path, { csv, publish });
      expect(status).toBe(422);
      expect(
        body.report.problems.map((one: { line: number; column: string; code: string }) => [
          one.line,
          one.column,
          one.code,
        ]),
      ).toEqual([
        [2, 'instructor', 'instructor_busy'],
        [3, 'court', 'court_busy'],
        [5, 'court', 'court_busy'],
      ]);
      expect(body.report.problems[1].message).toContain('“Una”');
      expect(body.report.problems[2].message).toContain('“Libre” (line 4)');
    }
    const skipped = await boss.post(path, { csv, publish: true, skip_invalid: true });
    expect(skipped).toMatchObject({ status: 200, body: { schedule_count: 1, existing_count: 0 } });
  });

  test('reads what spreadsheets save: semicolons, a byte order mark, quotes, empty lines', async () => {
    const { boss } = await elsewhere();
    const csv = `\uFEFFclub;class_name;weekday;start_time;timezone;currency\r\n"Sur; el bueno";"Dos\nlíneas";MO;10:00;Europe/Madrid;EUR\r\n\r\nSur; el bueno;X;TU;10:00\r\n`;
    const { body } = await boss.post(path, { csv, skip_invalid: true });
    expect(body).toMatchObject({ schedule_count: 1, created: { clubs: ['Sur; el bueno'] } });
    expect(body.problems.map((one: { line: number }) => one.line)).toEqual([5, 5, 5]);
    const broken = await boss.post(path, { csv: 'club,class_name,weekday,start_time\n"Sur,A,MO,10:00\n' });
    expect(broken).toMatchObject({ status: 422, body: { report: { problems: [{ code: 'csv' }] } } });
  });

  test('is for the desk, each in their own clubs', async () => {
    const student = await person(server, place, 'student');
    expect((await student.post(path, { csv: own })).status).toBe(403);
    const admin = await person(server, place, 'club_admin');
    const foreign = await admin.post(path, {
      csv: head + line('Pádel Los Olivos', 'X', 'MO', '08:00', '60', '', '', '', ''),
    });
    expect(foreign).toMatchObject({ status: 422, body: { report: { problems: [{ column: 'club' }] } } });
    const mine = await admin.post(path, {
      csv: head + line(place.club_slug, 'X', 'MO', '08:00', '60', 'Nuevo', '', '', ''),
    });
    expect(mine).toMatchObject({
      status: 200,
      body: { schedule_count: 1, created: { instructors: ['Nuevo'] } },
    });
  });
});

const real = (name: string) => new URL(`../../../../../shared/data/timetables/${name}.csv`, import.meta.url);
describe.skipIf(!existsSync(real('newham_week_2020-01-02')))('real timetables', () => {
  test.each([
    ['newham_week_2020-01-02', 201, 5, 0],
    ['everyone_active_2020-01-06', 250, 67, 24],
  ])('%s is imported whole, from a week of our own, and once', async (name, rows, clubs, repeated) => {
    const there = await buildClub(server.db);
    const input = { csv: readFileSync(real(name), 'utf8'), start_date: '2026-11-23', publish: true };
    const run = () =>
      asSystem(server.db, there, server.clock.now(), (scope) => importTimetable(scope, input));
    const report = await run();
    expect(report).toMatchObject({
      row_count: rows,
      schedule_count: rows,
      problems: [],
      repeated_count: repeated,
    });
    expect(report.clubs).toHaveLength(clubs);
    expect(report.session_count).toBeGreaterThan(rows * 11);
    expect(await run()).toMatchObject({ schedule_count: 0, existing_count: rows });
    const { rows: sessions } = await server.owner.query(
      `select count(*)::int as n from class_sessions s join class_schedules c on c.id = s.schedule_id
        where c.organization_id = $1 and (s.local_time <> c.start_time or s.local_date < '2026-11-23')`,
      [there.organization_id],
    );
    expect(sessions[0].n).toBe(0);
  });
});
