import { addDays, dayNumber, earlierDate, type LocalDate, mondayOf } from '../../../kernel/time/index.ts';
import type { TimetableRow } from './row.ts';

/**
 * Moves a timetable by whole weeks, so that its first week becomes the week of `start_date`: weekdays, and what
 * starts some weeks after the rest, stay as they are.
 */
export function startInWeekOf(rows: readonly TimetableRow[], start_date: LocalDate): TimetableRow[] {
  const dates = rows.flatMap((row) => row.start_date ?? []);
  const first = dates.reduce((a, b) => earlierDate(a, b), dates[0] ?? start_date);
  const days = dayNumber(mondayOf(start_date)) - dayNumber(mondayOf(first));
  return rows.map((row) => ({
    ...row,
    start_date: row.start_date === null ? mondayOf(start_date) : addDays(row.start_date, days),
    end_date: row.end_date && addDays(row.end_date, days),
  }));
}
