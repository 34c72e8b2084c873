import { addMinutes } from '../../kernel/time/index.ts';

/** A reminder that could not be sent at its time is still sent this much later; after that it would only confuse. */
const graceMinutes = 60;

export interface ReminderTime {
  hours: number;
  at: Date;
}

/** The reminders of a class that are to go out now. `times` are those of `reminderTimes` (scheduling). */
export function dueReminders(
  times: readonly ReminderTime[],
  { starts_at, now }: { starts_at: Date; now: Date },
): ReminderTime[] {
  if (now >= starts_at) return [];
  return times.filter(({ at }) => at <= now && now < addMinutes(at, graceMinutes));
}

/** Who took the place after the time of a reminder is not reminded of what they have just done. */
export const isForHolder = ({ at }: ReminderTime, enrolled_at: Date | null): boolean =>
  enrolled_at !== null && enrolled_at <= at;
