import { beforeEach, describe, expect, test } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { buildClub, type Place, person } from '../../../test/builders.ts';
import { useServer } from '../../../test/server.ts';

const server = useServer({ now: '2026-11-22T09:00:00Z' });
const path = '/api/classes/timetable/import/';
const files = '/api/classes/timetable/import_file/';
let there: Place;
let boss: Awaited<ReturnType<typeof person>>;
beforeEach(async () => {
  there = await buildClub(server.db);
  boss = await person(server, there, 'owner');
});

const head = 'club,class_name,weekday,start_time,instructor,court,start_date,end_date,timezone,currency\n';
const csvOf = (...lines: string[]) => head + lines.map((line) => `${line}\n`).join('');
const send = (csv: string, options: object = { publish: true }) => boss.post(path, { csv, ...options });
const sessionsBySchedule = async () => {
  const { rows } = await server.owner.query(
    `select c.name, count(s.id)::int as n from class_schedules c
       left join class_sessions s on s.schedule_id = c.id
      where c.organization_id = $1 group by c.id, c.name order by c.name`,
    [there.organization_id],
  );
  return rows.map((row) => [row.name, row.n]);
};
const problems = (body: { report: { problems: { line: number; column: string; code: string }[] } }) =>
  body.report.problems.map(({ line, column, code }) => [line, column, code]);

describe('never fewer classes than the file says, without a word', () => {
  test('the zone of a new club in one of its rows serves all of them', async () => {
    const csv = csvOf(
      'Sur,A,MO,10:00,Eva,P1,,,Atlantic/Canary,EUR',
      'Sur,B,MO,11:00,Eva,P1,,,,',
      'Sur,C,TU,10:00,Eva,P1,,,,',
    );
    const { status, body } = await send(csv);
    expect([status, body.notes]).toEqual([200, []]);
    expect(await sessionsBySchedule()).toEqual([
      ['A', 13],
      ['B', 13],
      ['C', 13],
    ]);
    const clash = csvOf('Sur,D,WE,10:00,Eva,P1,,,,', 'Sur,E,WE,10:30,Eva,P2,,,Atlantic/Canary,');
    expect(problems((await send(clash)).body)).toEqual([[3, 'instructor', 'instructor_busy']]);
  });

  test('a row with several coaches makes one class with who gives it and who helps, as does its file again', async () => {
    const csv = csvOf('Sur,A,MO,10:00,Eva & Bea,P1,,,Europe/Madrid,EUR', 'Sur,B,TU,10:00,Bea y Cai,P1,,,,');
    const made = await send(csv);
    expect(made).toMatchObject({ status: 200, body: { created: { instructors: ['Eva', 'Bea', 'Cai'] } } });
    const shown = async () =>
      (await boss.get('/api/classes/schedules/')).body.results.map(
        (one: {
          instructor: { display_name: string };
          assistant_instructors: { display_name: string }[];
        }) => [one.instructor.display_name, ...one.assistant_instructors.map((it) => it.display_name)],
      );
    expect(await shown()).toEqual([
      ['Eva', 'Bea'],
      ['Bea', 'Cai'],
    ]);
    const file = await boss.get('/api/classes/timetable/export_file/?language=es');
    expect(file.body).toContain('Ayudantes');
    const again = await send(file.body);
    expect(again).toMatchObject({ status: 200, body: { schedule_count: 0, existing_count: 2 } });
    const clash = csvOf('Sur,C,MO,10:30,Dan,,,,,', 'Sur,D,MO,10:30,Dan / Bea,,,,,');
    expect(problems((await send(clash)).body).sort()).toEqual([
      [3, 'assistants', 'instructor_busy'],
      [3, 'instructor', 'instructor_busy'],
    ]);
  });

  test('of a name with “y” it is asked once whether it is one coach, unless the file or the club says', async () => {
    const csv = csvOf(
      'Sur,A,MO,10:00,María Ortega y Gasset,,,,Europe/Madrid,EUR',
      'Sur,B,TU,10:00,maría ortega Y gasset,,,,,',
      'Sur,C,WE,10:00,Ana Ruiz y Luis Gil,,,,Europe/Madrid,EUR',
      'Sur,D,TH,10:00,Ana Ruiz,,,,,',
      'Sur,E,FR,10:00,Luis Gil,,,,,',
    );
    const asked = await send(csv);
    const question = { text: 'María Ortega y Gasset', choice: null, count: 2 };
    expect(asked).toMatchObject({ status: 422, body: { report: { questions: [question] } } });
    expect(problems(asked.body)).toEqual([
      [2, 'instructor', 'one_or_several'],
      [3, 'instructor', 'one_or_several'],
    ]);
    const coaches = { 'María Ortega y Gasset': 'one' };
    const created = { instructors: ['María Ortega y Gasset', 'Ana Ruiz', 'Luis Gil'] };
    const made = await send(csv, { coaches });
    expect(made).toMatchObject({
      status: 200,
      body: { created, questions: [{ ...question, choice: 'one' }] },
    });
    const again = await send(csv);
    expect(again).toMatchObject({ status: 200, body: { existing_count: 5, questions: [] } });
  });

  test('one coach at Madrid 19:00 and Canary 18:00 is in two places', async () => {
    const csv = csvOf(
      'Madrid,A,MO,19:00,Eva,,,,Europe/Madrid,EUR',
      'Tenerife,B,MO,18:00,Eva,,,,Atlantic/Canary,EUR',
      'Tenerife,C,MO,19:00,Eva,,,,,',
    );
    expect(problems((await send(csv)).body)).toEqual([[3, 'instructor', 'instructor_busy']]);
    expect(await sessionsBySchedule()).toEqual([]);
  });

  test('two groups of next September on one court do not pass, in one file or in two', async () => {
    const autumn = (name: string) => `Sur,${name},MO,18:00,,P1,2027-09-06,2028-06-26,Europe/Madrid,EUR`;
    expect(problems((await send(csvOf(autumn('A'), autumn('B')))).body)).toEqual([
      [3, 'court', 'court_busy'],
    ]);
    const first = await send(csvOf(autumn('A')));
    expect(first).toMatchObject({ status: 200, body: { notes: [{ line: 2, code: 'none_yet' }] } });
    const second = await send(csvOf(autumn('B')));
    expect(problems(second.body)).toEqual([[2, 'court', 'court_busy']]);
    expect(second.body.report.problems[0].params).toMatchObject({ title: 'A', date: '2027-09-06' });

    const draft = await send(csvOf(autumn('B').replace('18:00', '20:00')), { publish: false });
    expect(draft.status).toBe(200);
    const { results } = (await boss.get('/api/classes/schedules/')).body;
    const b = results.find((one: { name: string }) => one.name === 'B');
    await boss.patch(`/api/classes/schedules/${b.id}/`, { start_time: '18:30' });
    const published = await boss.post(`/api/classes/schedules/${b.id}/publish/`, {});
    expect(published.body.generation.conflicts).toMatchObject([
      { code: 'court_busy', date: '2027-09-06', blocking: true, params: { title: 'A' } },
    ]);
  });

  test('a series of a club that makes its classes less far ahead is met inside the horizon, and loses there', async () => {
    const [there, here] = [
      'Lejos,A,TU,10:00,Eva,,2027-01-05,2027-06-29,Atlantic/Canary,EUR',
      'Cerca,B,TU,12:00,Eva,,2027-01-05,2027-06-29,Europe/Madrid,EUR',
    ];
    await send(csvOf(there), { publish: false });
    await send(csvOf(here), { publish: false });
    const { results: clubs } = (await boss.get('/api/clubs/')).body;
    const club_id = clubs.find((one: { name: string }) => one.name === 'Lejos').id;
    const values = { session_generation_days: 30 };
    expect((await boss.patch('/api/settings/', { club_id, values })).status).toBe(200);
    const { results } = (await boss.get('/api/classes/schedules/')).body;
    const [a, b] = ['A', 'B'].map((name) => results.find((one: { name: string }) => one.name === name).id);
    await boss.patch(`/api/classes/schedules/${a}/`, { duration_minutes: 90 });
    await boss.patch(`/api/classes/schedules/${b}/`, { start_time: '12:00', duration_minutes: 60 });
    expect((await boss.post(`/api/classes/schedules/${a}/publish/`, {})).status).toBe(200);
    const { body } = await boss.post(`/api/classes/schedules/${b}/publish/`, {});
    expect(body.generation.until).toBe('2027-02-20');
    expect(body.generation.sessions).toHaveLength(7);
    expect(body.generation.conflicts).toEqual([
      expect.objectContaining({
        ...{
          code: 'instructor_busy',
          date: '2027-01-05',
          blocking: false,
          params: { name: 'B', title: 'A' },
        },
        with: {
          ...{ starts_at: '2027-01-05T11:00:00+01:00', ends_at: '2027-01-05T12:30:00+01:00' },
          ...{ title: 'A', session_id: null },
        },
      }),
    ]);
  });

  test('a bad row answers with its line, whatever is wrong with it, and hides none of the others', async () => {
    await boss.post('/api/classes/types/', {
      ...{ name: 'Libra', type: 'group', currency: 'GBP', base_price: 900 },
    });
    const csv =
      'club,class_name,class_type,weekday,start_time,start_date,end_date,price_minor,timezone,currency\n' +
      'Sur,A,,MO,10:00,2027-01-05,2027-01-10,,Europe/Madrid,EUR\n' +
      'Sur,B,,MO,10:00,1969-01-06,,,,\n' +
      'Sur,C,,MO,10:00,,9999-12-31,,,\n' +
      'Sur,D,Libra,MO,10:00,,,900,,\n' +
      'Sur,E,,MO,10:00,2025-01-06,2025-06-30,,,\n' +
      'Sur,F,,MO,10:00,2900-01-01,,,,\n' +
      'Sur,G,,XX,10:00,,,,,\n' +
      'Sur,H,,MO,10:00,,,,,\n';
    const expected = [
      [2, 'weekday', 'no_such_day'],
      [3, 'start_date', 'date_out_of_range'],
      [4, 'end_date', 'format'],
      [5, 'class_type', 'other_type_currency'],
      [6, 'end_date', 'past'],
      [7, 'start_date', 'date_out_of_range'],
      [8, 'weekday', 'not_weekday'],
    ];
    const refused = await send(csv);
    expect(refused.status).toBe(422);
    expect(problems(refused.body)).toEqual(expected);
    const dry = await send(csv, { dry_run: true });
    expect(dry.body).toMatchObject({ imported: false, schedule_count: 0, good_count: 1 });
    expect(dry.body).toEqual({ ...refused.body.report, dry_run: true });
    const skipped = await send(csv, { skip_invalid: true, publish: true });
    expect(skipped.body).toMatchObject({ imported: true, schedule_count: 1 });
    expect(await sessionsBySchedule()).toEqual([['H', 13]]);
  });

  test('a coach is one however the name is composed, and one who is not active is not made anew', async () => {
    const csv = csvOf(
      `Sur,A,MO,10:00,${'Lucía Ibáñez'.normalize('NFC')},,,,Europe/Madrid,EUR`,
      `Sur,B,TU,10:00,${'Lucía Ibáñez'.normalize('NFD')},,,,,`,
    );
    const { body } = await send(csv);
    expect(body.created.instructors).toEqual(['Lucía Ibáñez'.normalize('NFC')]);
    const { results } = (await boss.get('/api/classes/instructors/')).body;
    const lucia = results.find((one: { display_name: string }) => one.display_name.startsWith('Luc'));
    await server.owner.query('update instructors set is_active = false where id = $1', [lucia.id]);
    const again = await send(csvOf('Sur,C,WE,10:00,lucía  IBÁÑEZ,,,,,'));
    expect(problems(again.body)).toEqual([[2, 'instructor', 'not_in_use']]);
  });

  test('a single match on the court takes its date out, and that is said', async () => {
    await send(csvOf('Sur,A,MO,10:00,,P1,,,Europe/Madrid,EUR'));
    const { results } = (await boss.get('/api/courts/')).body;
    const court = results.find((one: { name: string }) => one.name === 'P1');
    const reserved = await boss.post('/api/courts/reservations/', {
      ...{ court_id: court.id, booking_type: 'match', title: 'Final' },
      ...{ starts_at: '2026-12-01T18:00:00+01:00', ends_at: '2026-12-01T20:00:00+01:00' },
    });
    expect(reserved.status).toBe(201);
    const { status, body } = await send(csvOf('Sur,B,TU,18:30,,P1,,,,'));
    expect(status).toBe(200);
    expect(body.notes).toMatchObject([
      { line: 2, code: 'dates_taken', params: { count: 1, date: '2026-12-01', title: 'Final' } },
    ]);
  });
});

describe('a timetable as a workbook', () => {
  const sheet = [
    ['Centro', 'Clase', 'Día', 'Hora', 'Precio', 'Moneda', 'Zona horaria', 'Inicio', 'Notas'],
    [
      ...['Sur', 'Iniciación', 'lunes', { value: 0.375, type: Number, format: 'h:mm' }],
      ...[{ value: 12.5, type: Number }, 'EUR', 'Europe/Madrid'],
      ...[{ value: new Date('2026-11-30T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }, ''],
    ],
  ];

  test('is imported with the columns that the reader named', async () => {
    const file = (await writeWorkbook(sheet as never).toBuffer()).toString('base64');
    const asked = await boss.post(files, { file, dry_run: true });
    expect(asked.body.problems.map((one: { params: { name: string } }) => one.params.name)).toEqual([
      'inicio',
      'notas',
    ]);
    const columns = { Inicio: 'start_date', Notas: null };
    const { status, body } = await boss.post(files, { file, columns, publish: true });
    expect([status, body.problems]).toEqual([200, []]);
    const { results } = (await boss.get('/api/classes/sessions/?limit=1')).body;
    expect(results[0]).toMatchObject({
      ...{ local_date: '2026-11-30', local_time: '09:00', price: 1250, name: 'Iniciación' },
    });
  });

  test('may have ten megabytes, and no more', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `Sur,C${at},XX,10:00,${'x'.repeat(70)}`);
    const csv = `club,class_name,weekday,start_time,instructor\n${rows.join('\n')}\n`;
    expect(csv.length).toBeGreaterThan(1_500_000);
    const file = Buffer.from(csv).toString('base64');
    const { status, body } = await boss.post(files, { file, dry_run: true });
    expect([status, body.row_count, body.problem_count]).toEqual([200, 20_000, 20_000]);
    const tooMuch = await boss.post(files, { file: 'A'.repeat(14_500_000), dry_run: true });
    expect([tooMuch.status, tooMuch.body.code]).toEqual([413, 'request.too_large']);
  });
});
