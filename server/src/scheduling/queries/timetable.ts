import type { Scope } from '../../kernel/scope.ts';
import { type WeeklyClass, weekdaysOf } from '../rules/timetable/export.ts';
import type { ScheduleFilter } from '../schemas/schedule.ts';
import { listSchedules } from './schedules.ts';

/** A page of schedules as a timetable has them: a row for each class of a week. Cancelled ones are none. */
export async function listTimetable(scope: Scope, asked: ScheduleFilter) {
  const page = await listSchedules(scope, asked);
  const results = page.results
    .filter((one) => one.status !== 'cancelled')
    .flatMap((one) => weekdaysOf(one).map((weekday): WeeklyClass => ({ ...one, weekday })));
  return { ...page, results };
}
