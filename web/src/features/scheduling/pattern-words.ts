import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import { isoWeekday, type LocalDate } from '../../platform/formats/local-date.ts';
import { listOf, weekdayNames } from '../../platform/formats/weekdays.ts';
import type { Schedule } from './api.ts';
import { rruleInWords } from './rrule-words.ts';

/** What decides on which days a schedule has a class. */
export type Pattern = Pick<Schedule, 'recurrence' | 'recurrence_days' | 'start_date' | 'rrule'>;

/** `Every Tuesday and Thursday`: the pattern of a schedule as one says it at the desk. */
export function patternInWords(t: TFunction, formats: Formats, pattern: Pattern): string {
  const { recurrence, start_date } = pattern;
  const days = () =>
    listOf(
      formats.locale,
      patternDays(pattern).map((day) => weekdayNames(formats.locale, 'long')[day]!),
    );
  if (recurrence === 'once')
    return t('scheduling.words.once', { date: formats.day(start_date).toLowerCase() });
  if (recurrence === 'monthly') return t('scheduling.words.monthly', { day: Number(start_date.slice(8)) });
  if (recurrence === 'custom')
    return rruleInWords(t, formats, pattern.rrule ?? '') ?? t('scheduling.words.custom');
  if (recurrence === 'daily' && patternDays(pattern).length === 7) return t('scheduling.words.daily');
  return t(recurrence === 'biweekly' ? 'scheduling.words.biweekly' : 'scheduling.words.weekly', {
    days: days(),
  });
}

/** The weekdays (0 = Monday) of a pattern that has any; empty for dates of the month, single dates and rules. */
export function patternDays({ recurrence, recurrence_days, start_date }: Pattern): number[] {
  if (recurrence === 'monthly' || recurrence === 'custom') return [];
  if (recurrence === 'once') return [weekdayOf(start_date)];
  if (recurrence_days.length > 0) return recurrence_days;
  return recurrence === 'daily' ? [0, 1, 2, 3, 4, 5, 6] : [weekdayOf(start_date)];
}

/** 0 = Monday, as the API counts. */
export const weekdayOf = (date: LocalDate): number => isoWeekday(date) - 1;

/** `19:00` and 90 minutes → `20:30`; past midnight it starts again. */
export function endTime(start_time: string, duration_minutes: number): string {
  const [hours = 0, minutes = 0] = start_time.split(':').map(Number);
  const total = (hours * 60 + minutes + duration_minutes) % 1440;
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`;
}
