import { type DateOrder, dateOf, timeOf } from '../../../kernel/cells/dates.ts';
import type { LineProblem, LineRecord } from '../../../kernel/cells/records.ts';
import { meaningOf, nameKey } from '../../../kernel/cells/words.ts';
import { dayWords } from '../../../scheduling/rules/timetable/words.ts';
import type { PlaceColumn } from './columns.ts';

/** Who holds which place, as a row says it; empty for what it does not say. */
export interface PlaceRow {
  line: number;
  group: string;
  /** 0 = Monday to 6 = Sunday */
  weekday: number | null;
  start_time: string | null;
  club: string;
  instructor: string;
  person: { display_name: string; email?: string; phone?: string };
  starts_on: string | null;
  ends_on: string | null;
}

export interface Term {
  starts_on: string;
  ends_on: string | null;
}

/** Whether the two have a day in common. */
export const termsMeet = (a: Term, b: Term): boolean =>
  (b.ends_on === null || a.starts_on <= b.ends_on) && (a.ends_on === null || b.starts_on <= a.ends_on);

/** A weekly group that somebody may hold a place in. */
export interface KnownGroup {
  id: string;
  name: string;
  club: string;
  timezone: string;
  instructor: string | null;
  start_time: string;
  weekdays: readonly number[];
}

const days = Object.keys(dayWords);

/** Reads a row: all that it means, or all that is wrong with it. */
export function readPlace(
  { line, cells }: LineRecord<PlaceColumn>,
  order: DateOrder,
): PlaceRow | LineProblem[] {
  const problems: LineProblem[] = [];
  const known = <T>(column: PlaceColumn, format: string, read: (text: string) => T | null | undefined) => {
    const value = cells[column];
    const meaning = value === '' ? null : (read(value) ?? undefined);
    if (meaning === undefined)
      problems.push({
        ...{ line, column, code: 'format', params: { format, value: value.slice(0, 100) } },
        message: `“${value.slice(0, 100)}” is not a ${format}`,
      });
    return meaning ?? null;
  };
  const display_name = [cells.name, cells.surname].filter((part) => part !== '').join(' ');
  const row: PlaceRow = {
    ...{ line, group: cells.group, club: cells.club, instructor: cells.instructor },
    weekday: known(
      'weekday',
      'weekday',
      (text) => days.indexOf(meaningOf(text, dayWords) ?? '-') + 1 || null,
    ),
    start_time: known('start_time', 'time', timeOf),
    person: {
      display_name,
      ...(cells.email !== '' && { email: cells.email }),
      ...(cells.phone !== '' && { phone: cells.phone }),
    },
    starts_on: known('starts_on', 'date', (text) => dateOf(text, order)),
    ends_on: known('ends_on', 'date', (text) => dateOf(text, order)),
  };
  for (const column of ['group', 'name'] as const)
    if (cells[column] === '')
      problems.push({ ...{ line, column, code: 'missing', params: {} }, message: 'is missing' });
  if (row.starts_on !== null && row.ends_on !== null && row.ends_on < row.starts_on)
    problems.push({
      ...{ line, column: 'ends_on', code: 'end_before_start', params: {} },
      message: 'is before the first day',
    });
  if (problems.length > 0) return problems;
  return { ...row, weekday: row.weekday === null ? null : row.weekday - 1 };
}

/** The groups that a row may mean: by name, and by day, time, club and coach where it says them. */
export const groupsMeant = (row: PlaceRow, groups: readonly KnownGroup[]): KnownGroup[] =>
  groups.filter(
    (one) =>
      nameKey(one.name) === nameKey(row.group) &&
      (row.weekday === null || one.weekdays.includes(row.weekday)) &&
      (row.start_time === null || one.start_time.slice(0, 5) === row.start_time) &&
      (row.club === '' || nameKey(one.club) === nameKey(row.club)) &&
      (row.instructor === '' || nameKey(one.instructor ?? '') === nameKey(row.instructor)),
  );
