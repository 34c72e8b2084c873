import { compareDates } from '../../../kernel/time/index.ts';
import { type RowProblem, type TimetableRow, weekdays } from './row.ts';

const week = 7 * 1_440;
const defaultDuration = 60;

/**
 * Rows that put a court or a coach in two places at once, week after week. The earlier row of the file keeps the
 * place; the later one is the problem. Rows in different time zones meet when sessions are generated.
 */
export function findClashes(rows: readonly TimetableRow[]): {
  fitting: TimetableRow[];
  problems: RowProblem[];
} {
  const fitting: TimetableRow[] = [];
  const problems: RowProblem[] = [];
  const taken = new Map<string, TimetableRow[]>();
  for (const row of rows) {
    const places = placesOf(row);
    const clashes = places.flatMap(({ key, column }) => {
      const other = taken.get(key)?.find((one) => atOnce(one, row));
      return other ? [clash(row, column, other)] : [];
    });
    problems.push(...clashes);
    if (clashes.length > 0) continue;
    fitting.push(row);
    for (const { key } of places) taken.set(key, [...(taken.get(key) ?? []), row]);
  }
  return { fitting, problems };
}

function placesOf({ club, court, instructor }: TimetableRow) {
  return [
    ...(court === null
      ? []
      : [{ key: `court ${nameKey(club)} ${nameKey(court)}`, column: 'court' as const }]),
    ...(instructor === null
      ? []
      : [{ key: `instructor ${nameKey(instructor)}`, column: 'instructor' as const }]),
  ];
}

function clash(row: TimetableRow, column: 'court' | 'instructor', other: TimetableRow): RowProblem {
  const what = `“${other.class_name}” (line ${other.line}) on ${weekdays[other.weekday]} at ${other.start_time}`;
  const params = {
    name: row[column] ?? '',
    title: other.class_name,
    line: other.line,
    weekday: other.weekday,
    time: other.start_time,
  };
  return { line: row.line, column, code: `${column}_busy`, params, message: `${row[column]} has ${what}` };
}

/** Names are the same however they are spaced or capitalised. */
export const nameKey = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

function atOnce(a: TimetableRow, b: TimetableRow): boolean {
  if (a.timezone !== b.timezone) return false;
  if (a.end_date !== null && b.start_date !== null && compareDates(a.end_date, b.start_date) < 0)
    return false;
  if (b.end_date !== null && a.start_date !== null && compareDates(b.end_date, a.start_date) < 0)
    return false;
  // A class on Sunday night may reach into Monday.
  const gap = (((minuteOf(b) - minuteOf(a)) % week) + week) % week;
  return (
    gap < (a.duration_minutes ?? defaultDuration) || week - gap < (b.duration_minutes ?? defaultDuration)
  );
}

const minuteOf = ({ weekday, start_time }: TimetableRow): number =>
  weekday * 1_440 + Number(start_time.slice(0, 2)) * 60 + Number(start_time.slice(3, 5));
