import { hasWords } from '../../platform/words/words.ts';
import type { Schedule } from './api.ts';
import { patternDays } from './pattern-words.ts';

/** What the list of schedules is narrowed down to; everything is text because it stands in the address. */
export interface ScheduleFilters {
  q?: string | undefined;
  status?: string | undefined;
  level?: string | undefined;
  type?: string | undefined;
  instructor?: string | undefined;
  /** 0 = Monday. */
  weekday?: string | undefined;
}

/** The schedules that match, in the order of the week. Cancelled ones only when they are asked for. */
export function filterSchedules(schedules: readonly Schedule[], filters: ScheduleFilters): Schedule[] {
  return schedules
    .filter((one) => (filters.status ? one.status === filters.status : one.status !== 'cancelled'))
    .filter((one) => !filters.level || one.level.id === filters.level)
    .filter((one) => !filters.type || one.class_type.id === filters.type)
    .filter((one) => !filters.instructor || isAt(one, filters.instructor))
    .filter((one) => !filters.weekday || patternDays(one).includes(Number(filters.weekday)))
    .filter((one) => hasWords(foundBy(one), filters.q ?? ''))
    .sort(inTheWeek);
}

const isAt = ({ instructor, assistant_instructors }: Schedule, id: string): boolean =>
  [instructor, ...assistant_instructors].some((one) => one?.id === id);

/** By first weekday, time and name; what has no weekday comes last. */
function inTheWeek(a: Schedule, b: Schedule): number {
  const first = (one: Schedule) => patternDays(one)[0] ?? 7;
  return first(a) - first(b) || a.start_time.localeCompare(b.start_time) || a.name.localeCompare(b.name);
}

/** The same that the server looks at. */
const foundBy = ({ name, location, class_type, level, instructor }: Schedule) =>
  [name, location, class_type.name, level.display_name, instructor?.display_name ?? ''].join(' ');
