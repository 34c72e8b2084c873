import type { TFunction } from 'i18next';
import type { Formats } from '../formats/formats.ts';
import { listOf, weekdayNames } from '../formats/weekdays.ts';

/** What a form knows to say better than anybody: the name behind an id, a setting in its unit. */
export interface Say {
  label?: (field: string) => string | undefined;
  value?: (field: string, value: unknown) => string | undefined;
}

interface Hours {
  weekday: number;
  opens_at?: string;
  closes_at?: string;
  starts_at?: string;
  ends_at?: string;
}

const weekdays = new Set(['recurrence_days', 'available_days']);
const money = /(^|_)price$/;
const clock = (time: string | undefined) => (time ?? '').slice(0, 5);

/** A value of a field as a person reads it. `currency` is that of the row. */
export function inWords(
  { t, formats, currency }: { t: TFunction; formats: Formats; currency: string | undefined },
  field: string,
  value: unknown,
): string {
  const say = (one: unknown): string => inWords({ t, formats, currency }, field, one);
  if (Array.isArray(value) && value.length > 0) {
    if (isHours(value)) return weekInWords(value, formats.locale);
    return weekdays.has(field) ? daysInWords(value, formats.locale) : value.map(say).join(', ');
  }
  if (typeof value === 'boolean') return t(value ? 'conflict.yes' : 'conflict.no');
  if (isNothing(value)) return t('conflict.empty');
  if (typeof value === 'number')
    return currency !== undefined && money.test(field)
      ? formats.money(value, currency)
      : formats.number(value);
  if (typeof value !== 'string') return JSON.stringify(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.date(value);
  return /^\d\d:\d\d:\d\d$/.test(value) ? clock(value) : value;
}

const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const isHours = (value: unknown[]): value is Hours[] =>
  value.every((one) => typeof one === 'object' && one !== null && 'weekday' in one);

const daysInWords = (days: unknown[], locale: string): string => {
  const names = weekdayNames(locale, 'long');
  return listOf(
    locale,
    [...days].sort().map((day) => names[Number(day)] ?? String(day)),
  );
};

/** `Mon 09:00–14:00, 16:00–22:00; Tue …` */
function weekInWords(hours: Hours[], locale: string): string {
  return weekdayNames(locale, 'short')
    .map((name, weekday) => {
      const windows = hours
        .filter((one) => one.weekday === weekday)
        .map((one) => `${clock(one.opens_at ?? one.starts_at)}–${clock(one.closes_at ?? one.ends_at)}`)
        .sort();
      return windows.length > 0 && `${name} ${windows.join(', ')}`;
    })
    .filter(Boolean)
    .join('; ');
}
