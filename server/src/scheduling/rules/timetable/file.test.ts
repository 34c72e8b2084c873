import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../kernel/files/csv.ts';
import { readTimetable } from '../../commands/import/read.ts';
import { findClashes } from './clashes.ts';
import type { TimetableRow } from './row.ts';

const read = (csv: string, reading: Parameters<typeof readTimetable>[1] = {}) =>
  readTimetable(readCsv(csv), reading);
const rows = (csv: string, reading = {}) => read(csv, reading).rows.map((one) => one.row);

describe('a timetable in the words of a club', () => {
  test('in Spanish: headings, days, dates with the day first, hours, prices with a comma', () => {
    const csv =
      'Centro;Nombre de la clase;Nivel;Día;Hora inicio;Hora fin;Plazas;Precio;Precio socio;Moneda;Profesor;Pista;Fecha inicio;Fecha fin\n' +
      'Norte;Iniciación;Intermedio;miércoles;9.00;10:30;4;12,50 €;10;eur;Lucía;Pista 1;5/4/2027;30/06/27\n' +
      'Norte;Tarde;;Sábado;21h;22h30;;1.234,50;;€;;;;\n';
    expect(read(csv).problems).toEqual([]);
    expect(rows(csv)).toMatchObject([
      {
        ...{ weekday: 2, start_time: '09:00', duration_minutes: 90, level: 'Intermedio' },
        ...{ price_decimal: '12.50', member_price_decimal: '10', currency: 'EUR' },
        ...{ start_date: '2027-04-05', end_date: '2027-06-30', max_participants: 4 },
      },
      { weekday: 5, start_time: '21:00', duration_minutes: 90, price_decimal: '1234.50', currency: 'EUR' },
    ]);
  });

  test('in English, with the month first when the reader says so', () => {
    const csv =
      'Venue,Class,Day,Time,Duration,Coach,From\nNorth,Beginners,Wednesday,7:30 pm,1h30,Ann,4/5/2027\n';
    expect(rows(csv, { date_order: 'month_first' })).toMatchObject([
      { weekday: 2, start_time: '19:30', duration_minutes: 90, instructor: 'Ann', start_date: '2027-04-05' },
    ]);
    expect(rows(csv)).toMatchObject([{ start_date: '2027-05-04' }]);
  });

  test('reads single letters as Spanish days only when the whole column is written so', () => {
    const file = (...days: string[]) =>
      `club,clase,dia,hora\n${days.map((day, at) => `N,C${at},${day},1${at}:00\n`).join('')}`;
    expect(rows(file('L', 'M', 'X', 'J', 'v', 'S', 'D')).map((one) => one.weekday)).toEqual([
      0, 1, 2, 3, 4, 5, 6,
    ]);
    const mixed = read(file('L', 'Tuesday', 'MO'));
    expect(mixed.problems).toMatchObject([{ line: 2, column: 'weekday', code: 'not_weekday' }]);
  });

  test('takes the reader’s word for what a column is, and leaves out the rest', () => {
    const csv = 'Sitio,Qué,Cuándo,A las,Observaciones\nNorte,Tarde,lunes,9:00,llueve\n';
    expect(read(csv).problems.map((one) => one.code)).toContain('unknown_column');
    const columns = { Sitio: 'club', Qué: 'class_name', Cuándo: 'weekday', 'a las': 'start_time' };
    expect(read(csv, { columns })).toMatchObject({
      problems: [],
      rows: [{ row: { club: 'Norte', class_name: 'Tarde', weekday: 0, start_time: '09:00' } }],
      headings: [
        { name: 'Sitio', column: 'club' },
        { name: 'Qué', column: 'class_name' },
        { name: 'Cuándo', column: 'weekday' },
        { name: 'A las', column: 'start_time' },
        { name: 'Observaciones', column: null },
      ],
    });
    expect(read(csv, { columns: { ...columns, Sitio: null } }).problems).toMatchObject([
      { code: 'missing_column', params: { name: 'club' } },
    ]);
  });

  test('says what contradicts itself: an end that is not the duration, a price twice', () => {
    const csv =
      'club,clase,dia,hora,hora fin,duracion,precio,price_minor\n' +
      'N,A,lunes,10:00,11:30,60,,\n' +
      'N,B,lunes,10:00,,60,5,500\n' +
      'N,C,lunes,23:30,00:30,,1.234,\n';
    expect(read(csv).problems).toMatchObject([
      { line: 2, column: 'end_time', code: 'other_duration' },
      { line: 3, column: 'price', code: 'said_twice' },
      { line: 4, column: 'price', code: 'format', params: { format: 'price', value: '1.234' } },
    ]);
  });
});

describe('who is in whose way', () => {
  const row = (given: Partial<TimetableRow>, line: number) =>
    ({
      ...{ line, club: 'Norte', class_name: `C${line}`, class_type: null, level: null },
      ...{ weekday: 0, start_time: '19:00', duration_minutes: 60, min_participants: null },
      ...{ max_participants: null, price: null, member_price: null, price_decimal: null },
      ...{ member_price_decimal: null, currency: null, instructor: null, assistants: [], court: 'P1' },
      ...{ start_date: '2027-01-01', end_date: null, timezone: 'Europe/Madrid' },
      ...given,
    }) satisfies TimetableRow;
  const said = (...given: TimetableRow[]) =>
    findClashes(given).problems.map((one) => `${one.line} with ${one.params.line} on ${one.params.date}`);

  test('a coach in two time zones is compared by the clock of the world', () => {
    const eva = { instructor: 'Eva', court: null };
    const canary = { ...eva, timezone: 'Atlantic/Canary' };
    expect(said(row(eva, 2), row({ ...canary, start_time: '18:00' }, 3))).toEqual(['3 with 2 on 2027-01-04']);
    expect(said(row(eva, 2), row({ ...canary, start_time: '19:00' }, 3))).toEqual([]);
    // New York's clocks change two weeks before Madrid's: only then its 14:00 is 19:00 here.
    const york = { ...eva, timezone: 'America/New_York', start_time: '14:00' };
    expect(said(row(eva, 2), row(york, 3))).toEqual(['3 with 2 on 2027-03-15']);
  });

  test('a class past midnight meets the next day, on its last date too', () => {
    const night = row({ weekday: 4, start_time: '23:30', end_date: '2027-01-08' }, 2);
    const morning = row({ weekday: 5, start_time: '00:00', start_date: '2027-01-09' }, 3);
    expect(said(night, morning)).toEqual(['3 with 2 on 2027-01-09']);
    expect(said(night, { ...morning, start_date: '2027-01-10' })).toEqual([]);
  });

  test('terms that share days and no date are not in each other’s way', () => {
    const first = row({ start_date: '2027-01-04', end_date: '2027-01-06' }, 2);
    expect(said(first, row({ start_date: '2027-01-05' }, 3))).toEqual([]);
    expect(said(first, row({ start_date: '2027-01-04' }, 3))).toEqual(['3 with 2 on 2027-01-04']);
  });

  test('terms that meet years from now do', () => {
    expect(said(row({}, 2), row({ start_date: '2030-09-02' }, 3))).toEqual(['3 with 2 on 2030-09-02']);
    const ended = row({ end_date: '2030-09-01' }, 2);
    expect(said(ended, row({ start_date: '2030-09-02' }, 3))).toEqual([]);
  });

  test('everything is said at once, also of rows whose rival is itself left out', () => {
    const rows = [
      row({ instructor: 'Ana', court: 'P1' }, 2),
      row({ instructor: 'Ana', court: 'P2' }, 3),
      row({ instructor: 'Eva', court: 'P2' }, 4),
      row({ instructor: 'Eva', court: 'P3' }, 5),
    ];
    const { fitting, problems, left_out } = findClashes(rows);
    expect(problems.map((one) => [one.line, one.params.line])).toEqual([
      [3, 2],
      [4, 3],
      [5, 4],
    ]);
    expect(fitting.map((one) => one.line)).toEqual([2, 4]);
    expect(left_out.map((one) => one.line)).toEqual([3, 5]);
  });
});
