import type { TFunction } from 'i18next';
import type { Formats } from '../../platform/formats/formats.ts';
import { listOf, weekdayNames } from '../../platform/formats/weekdays.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const UNITS = { DAILY: 'days', WEEKLY: 'weeks', MONTHLY: 'months', YEARLY: 'years' } as const;
const UNDERSTOOD = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'COUNT', 'UNTIL', 'WKST']);

/**
 * An RFC 5545 RRULE in words. Null for a rule that has parts that we have no words for, or that is not whole yet:
 * the dates of the preview say what it means.
 */
export function rruleInWords(t: TFunction, formats: Formats, rrule: string): string | null {
  const parts = partsOf(rrule);
  const unit = UNITS[parts?.get('FREQ') as keyof typeof UNITS];
  if (!parts || !unit || [...parts.keys()].some((name) => !UNDERSTOOD.has(name))) return null;
  const days = daysInWords(t, formats.locale, parts.get('BYDAY'));
  if (days === null) return null;
  const count = Number(parts.get('INTERVAL') ?? 1);
  const words = [t(`scheduling.words.everyN.${unit}`, { count })];
  if (days.length > 0) words.push(t('scheduling.words.onDays', { days: listOf(formats.locale, days) }));
  const monthDays = parts.get('BYMONTHDAY');
  if (monthDays)
    words.push(t('scheduling.words.onMonthDays', { days: listOf(formats.locale, monthDays.split(',')) }));
  const months = parts.get('BYMONTH');
  if (months) words.push(t('scheduling.words.inMonths', { months: monthNames(formats.locale, months) }));
  const ending = endInWords(t, formats, parts);
  return [words.join(' '), ...ending].join(', ');
}

function partsOf(rrule: string): Map<string, string> | null {
  const text = rrule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '');
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name, value] = part.split('=');
    if (!name || !value || parts.has(name)) return null;
    parts.set(name, value);
  }
  return parts;
}

function daysInWords(t: TFunction, locale: string, byDay: string | undefined): string[] | null {
  if (byDay === undefined) return [];
  const names = weekdayNames(locale, 'long');
  const words = byDay.split(',').map((item) => {
    const [, position, code] = /^([+-]?\d+)?(MO|TU|WE|TH|FR|SA|SU)$/.exec(item) ?? [];
    const day = names[DAYS.indexOf(code ?? '')];
    if (!day) return null;
    if (position === undefined) return day;
    const nth = String(Number(position));
    return ['1', '2', '3', '4', '5', '-1'].includes(nth)
      ? t(`scheduling.words.nth.${nth as '1'}`, { day })
      : null;
  });
  return words.some((word) => word === null) ? null : (words as string[]);
}

function monthNames(locale: string, months: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  const names = months
    .split(',')
    .map((month) => format.format(new Date(Date.UTC(2024, Number(month) - 1, 1))));
  return listOf(locale, names);
}

function endInWords(t: TFunction, formats: Formats, parts: Map<string, string>): string[] {
  const count = Number(parts.get('COUNT') ?? 0);
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})/.exec(parts.get('UNTIL') ?? '') ?? [];
  return [
    ...(count > 0 ? [t('scheduling.words.times', { count })] : []),
    ...(day ? [t('scheduling.words.until', { date: formats.date(`${year}-${month}-${day}`) })] : []),
  ];
}
