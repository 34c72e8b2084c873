import { isCurrency } from '../../../kernel/money.ts';
import type { ProblemParams } from '../../../kernel/problem.ts';
import { isLocalTime, isPlanDate, isTimezone, type LocalDate } from '../../../kernel/time/index.ts';
import type { RowProblemCode } from '../../schemas/timetable.ts';

/** The columns of a timetable file, in the order in which we write them. */
export const columns = [
  'club',
  'class_name',
  'class_type',
  'level',
  'weekday',
  'start_time',
  'duration_minutes',
  'min_participants',
  'max_participants',
  'price_minor',
  'member_price_minor',
  'currency',
  'instructor',
  'court',
  'start_date',
  'end_date',
  'timezone',
] as const;
export type Column = (typeof columns)[number];
/** Columns that no default can stand for. */
export const neededColumns = [
  'club',
  'class_name',
  'weekday',
  'start_time',
] as const satisfies readonly Column[];

/** The text of a row's cells, trimmed; '' is an unknown one. */
export type Cells = Readonly<Record<Column, string>>;

/** Something that is wrong with a row. `line` is that of the file, from 1. */
export interface RowProblem {
  line: number;
  column: Column | null;
  code: RowProblemCode;
  params: ProblemParams;
  message: string;
}
/** Says what is wrong with a cell: a code, what its sentence needs, and that sentence in English. */
export type FailCell = (
  column: Column,
  code: RowProblemCode,
  message: string,
  params?: ProblemParams,
) => null;

/** A row as it was understood. Null: the file does not say. */
export interface TimetableRow {
  line: number;
  club: string;
  class_name: string;
  class_type: string | null;
  level: string | null;
  /** 0 = Monday to 6 = Sunday. */
  weekday: number;
  /** HH:MM */
  start_time: string;
  duration_minutes: number | null;
  min_participants: number | null;
  max_participants: number | null;
  price: number | null;
  member_price: number | null;
  currency: string | null;
  instructor: string | null;
  court: string | null;
  start_date: LocalDate | null;
  end_date: LocalDate | null;
  timezone: string | null;
}

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** Reads a row: all that it means, or all that is wrong with it. */
export function readRow(line: number, cells: Cells): TimetableRow | RowProblem[] {
  const problems: RowProblem[] = [];
  const fail: FailCell = (column, code, message, params = {}) => {
    problems.push({ line, column, code, params, message });
    return null;
  };
  const read = reader(cells, fail);
  const row = {
    line,
    club: read.needed('club', 200),
    class_name: read.needed('class_name', 200),
    class_type: read.text('class_type', 200),
    level: read.text('level', 100),
    weekday: read.weekday(),
    start_time: read.time(),
    duration_minutes: read.whole('duration_minutes', 5, 1_440),
    min_participants: read.whole('min_participants', 1, 1_000),
    max_participants: read.whole('max_participants', 1, 1_000),
    price: read.whole('price_minor', 0, 1_000_000_000),
    member_price: read.whole('member_price_minor', 0, 1_000_000_000),
    currency: read.known('currency', isCurrency, 'currency', 'is not an ISO 4217 currency, such as EUR'),
    instructor: read.text('instructor', 200),
    court: read.text('court', 100),
    start_date: read.known('start_date', isPlanDate, 'date', 'is not a date, such as 2026-09-14'),
    end_date: read.known('end_date', isPlanDate, 'date', 'is not a date, such as 2027-06-30'),
    timezone: read.known(
      'timezone',
      isTimezone,
      'timezone',
      'is not an IANA time zone, such as Europe/Madrid',
    ),
  };
  const { start_date, end_date, min_participants, max_participants } = row;
  if (start_date !== null && end_date !== null && end_date < start_date)
    fail('end_date', 'end_before_start', 'is before the start date');
  if (min_participants !== null && max_participants !== null && min_participants > max_participants)
    fail('max_participants', 'below_minimum', 'is below min_participants');
  return problems.length > 0 ? problems : row;
}

function reader(cells: Cells, fail: FailCell) {
  const text = (column: Column, longest: number): string | null => {
    const value = cells[column];
    if (value.length > longest)
      return fail(column, 'too_long', `is longer than ${longest} characters`, { max: longest });
    return value === '' ? null : value;
  };
  return {
    text,
    needed: (column: Column, longest: number): string =>
      (cells[column] === '' ? fail(column, 'missing', 'is missing') : text(column, longest)) ?? '',
    known: (
      column: Column,
      is: (value: string) => boolean,
      format: string,
      otherwise: string,
    ): string | null => {
      const value = text(column, 100);
      return value === null || is(value)
        ? value
        : fail(column, 'format', `“${value}” ${otherwise}`, { format, value });
    },
    whole: (column: Column, least: number, most: number): number | null => {
      const value = cells[column];
      if (value === '') return null;
      const hint = column.startsWith('price') || column.startsWith('member_price');
      if (!/^\d+$/.test(value))
        return fail(
          column,
          hint ? 'not_minor_units' : 'not_whole',
          `“${value}” is not a whole number${hint ? ' (in the smallest unit: 1500 for 15.00)' : ''}`,
          { value },
        );
      const number = Number(value);
      if (number < least || number > most)
        return fail(column, 'out_of_range', `${value} is not from ${least} to ${most}`, {
          value,
          min: least,
          max: most,
        });
      return number;
    },
    weekday: (): number => {
      const at = (weekdays as readonly string[]).indexOf(cells.weekday.toUpperCase());
      if (cells.weekday === '') fail('weekday', 'missing', 'is missing');
      else if (at < 0)
        fail('weekday', 'not_weekday', `“${cells.weekday}” is not one of ${weekdays.join(', ')}`, {
          value: cells.weekday,
          days: weekdays,
        });
      return at;
    },
    time: (): string => {
      const value = /^\d:/.test(cells.start_time) ? `0${cells.start_time}` : cells.start_time;
      if (value === '') fail('start_time', 'missing', 'is missing');
      else if (!isLocalTime(value))
        fail('start_time', 'format', `“${value}” is not a time from 00:00 to 23:59`, {
          format: 'time',
          value,
        });
      return value.slice(0, 5);
    },
  };
}
