import { nameKey } from '../../../kernel/cells/words.ts';
import { weekdays } from './columns.ts';
import type { TimetableRow } from './row.ts';

/** A weekly class, of a file or one that is there. */
export type About = Pick<
  TimetableRow,
  'club' | 'class_name' | 'weekday' | 'start_time' | 'instructor' | 'court' | 'start_date' | 'end_date'
>;

/**
 * What a row is about, so that the same file twice makes everything once: club, class, weekday, time, coach, court,
 * and, for rows that agree in all of these, which of them it is. Such rows are classes side by side: real timetables
 * list two lanes or two halls as two equal lines. A course that ends is another one when it starts again; a class
 * without an end goes on, whatever date it is imported for the next time.
 */
export function keysOf<Row extends About>(
  rows: readonly Row[],
): { row: Row; key: string; is_repeated: boolean }[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const about = [
      nameKey(row.club),
      nameKey(row.class_name),
      weekdays[row.weekday],
      row.start_time,
      nameKey(row.instructor ?? ''),
      nameKey(row.court ?? ''),
      row.end_date === null ? '' : (row.start_date ?? ''),
    ].join('\u001f');
    const count = (seen.get(about) ?? 0) + 1;
    seen.set(about, count);
    return { row, key: `${about}\u001f${count}`, is_repeated: count > 1 };
  });
}
