import { addDays, dayNumber, type LocalDate, laterDate, mondayOf } from '../../kernel/time/index.ts';

/** A season that was, and the dates of the one that comes. */
export interface Season {
  from: LocalDate;
  until: LocalDate;
  start_date: LocalDate;
  /** Null: without an end. */
  end_date: LocalDate | null;
}

export interface Dated {
  recurrence: string;
  start_date: LocalDate;
  end_date: LocalDate | null;
}

const fortnight = 14;

/**
 * The dates of a schedule in the new season; undefined where it has none, or its own rule says more than can be moved.
 * What began or ended within the season does so in the new one, as many weeks in; every second week stays in its turn
 * with the others, a monthly class on its day.
 */
export function datesInSeason(schedule: Dated, season: Season): Omit<Dated, 'recurrence'> | undefined {
  const moved = addDays(schedule.start_date, weeksBetween(season));
  const start_date = startOf(schedule, moved, season.start_date);
  if (start_date === undefined || start_date > (season.end_date ?? start_date)) return undefined;
  return { start_date, end_date: endOf(schedule, start_date, season) };
}

/** In days, whole weeks. */
const weeksBetween = ({ from, start_date }: Season): number =>
  dayNumber(mondayOf(start_date)) - dayNumber(mondayOf(from));

function startOf(
  { recurrence, start_date }: Dated,
  moved: LocalDate,
  first: LocalDate,
): LocalDate | undefined {
  if (recurrence === 'custom') return undefined;
  if (recurrence === 'once') return moved < first ? undefined : moved;
  if (recurrence === 'monthly') return onSameDay(start_date, laterDate(moved, first));
  if (recurrence !== 'biweekly' || moved >= first) return laterDate(moved, first);
  const late = dayNumber(mondayOf(first)) - dayNumber(mondayOf(moved));
  const turns = addDays(moved, Math.ceil(late / fortnight) * fortnight);
  // Of its own first week only what lies in the season.
  return laterDate(mondayOf(turns), first);
}

function onSameDay(start: LocalDate, from: LocalDate): LocalDate {
  let date = from;
  while (date.slice(8) !== start.slice(8)) date = addDays(date, 1);
  return date;
}

function endOf({ recurrence, end_date }: Dated, start: LocalDate, season: Season): LocalDate | null {
  if (recurrence === 'once') return null;
  if (end_date === null || end_date >= season.until) return season.end_date;
  const moved = laterDate(addDays(end_date, weeksBetween(season)), start);
  return season.end_date !== null && season.end_date < moved ? season.end_date : moved;
}
