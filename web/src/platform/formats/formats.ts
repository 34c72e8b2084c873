import type { TFunction } from 'i18next';
import { addDays, daysBetween, type LocalDate } from './local-date.ts';
import { localDateIn, localTimeIn } from './zoned.ts';

export interface FormatSettings {
  /** BCP 47, `es-ES`; decides the order and the words. */
  locale: string;
  /** IANA zone of the club: nothing on screen is ever in the browser's own zone. */
  timezone: string;
  /** ISO 4217. */
  currency: string;
}

/** Everything that turns data into text for one club and one reader. Pure: `now` comes in as a value. */
export function createFormats({ locale, timezone, currency }: FormatSettings) {
  const of = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const longDay = of({ weekday: 'long', day: 'numeric', month: 'long' });
  const shortDay = of({ weekday: 'short', day: 'numeric', month: 'short' });
  const fullDay = of({ day: 'numeric', month: 'long', year: 'numeric' });
  const shortDate = of({ day: 'numeric', month: 'short', year: 'numeric' });
  const datedDay = of({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const monthOfYear = of({ month: 'long', year: 'numeric' });
  const monthAlone = of({ month: 'short' });
  const weekday = of({ weekday: 'short' });
  const noon = (date: LocalDate) => new Date(`${date}T12:00:00Z`);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });

  return {
    locale,
    timezone,
    currency,
    /** The club's calendar day of an instant. */
    localDate: (instant: string | Date) => localDateIn(instant, timezone),
    /** `19:00` */
    time: (instant: string | Date) => localTimeIn(instant, timezone),
    /** `19:00–20:30` */
    timeRange: (from: string, to: string) => `${localTimeIn(from, timezone)}–${localTimeIn(to, timezone)}`,
    /** `Tuesday 3 March` */
    day: (date: LocalDate) => sentence(longDay.format(noon(date))),
    /** `Tue 3 Mar` */
    dayShort: (date: LocalDate) => shortDay.format(noon(date)),
    /** `3 March 2026` */
    date: (date: LocalDate) => fullDay.format(noon(date)),
    /** `3 Mar 2026` */
    dateShort: (date: LocalDate) => shortDate.format(noon(date)),
    /** Far ahead, where a day without its year could be either: `Tuesday 3 March 2026`, or from day to day. */
    days: (from: LocalDate, to: LocalDate) => sentence(fullRange(datedDay, from, to)),
    /** `Tue` */
    weekday: (date: LocalDate) => weekday.format(noon(date)).replace('.', ''),
    /** `Tue 3 Mar, 19:00` */
    dateTime: (instant: string) =>
      `${shortDay.format(noon(localDateIn(instant, timezone)))}, ${localTimeIn(instant, timezone)}`,
    /** `Today`, `Tomorrow`, else the day in full. */
    relativeDay: (date: LocalDate, now: Date) => {
      const today = localDateIn(now, timezone);
      const days = daysBetween(today, date);
      if (Math.abs(days) <= 1) return sentence(relative.format(days, 'day'));
      return sentence(longDay.format(noon(date)));
    },
    /** `3–9 March`, for the week that starts on a Monday. */
    week: (monday: LocalDate) => fullRange(of({ day: 'numeric', month: 'long' }), monday, addDays(monday, 6)),
    /** The same where there is little room: `30 Nov – 6 Dec`. */
    weekShort: (monday: LocalDate) =>
      fullRange(of({ day: 'numeric', month: 'short' }), monday, addDays(monday, 6)),
    /** Minor units to money: `1500` EUR → `15 €`. `currency` differs from the club's only on old payments. */
    money: (minor: number, inCurrency: string = currency) => formatMoney(locale, minor, inCurrency),
    /** `October 2026` */
    month: (date: LocalDate) => sentence(monthOfYear.format(noon(date))),
    /** Under a column: `mar`. */
    monthShort: (date: LocalDate) => monthAlone.format(noon(date)).replace('.', ''),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
    /** Hundredths of a percent: `1050` → `10,5 %`. */
    share: (basis_points: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
        basis_points / 10_000,
      ),
    percent: (ratio: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(ratio),
  };
}

export type Formats = ReturnType<typeof createFormats>;

/** For which ages something is, both ends included: `6–9 años`; undefined when it is for everybody. */
export function ages(
  t: TFunction,
  { min_age: min, max_age: max }: { min_age: number | null; max_age: number | null },
): string | undefined {
  if (min !== null && max !== null)
    return min === max ? t('common.ages.one', { age: min }) : t('common.ages.between', { min, max });
  if (min !== null) return t('common.ages.from', { min });
  return max === null ? undefined : t('common.ages.upTo', { max });
}

/** `90` minutes → `1 h 30 min`. */
export function duration(t: TFunction, minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return t('common.duration.minutes', { minutes: rest });
  if (rest === 0) return t('common.duration.hours', { hours });
  return t('common.duration.both', { hours, minutes: rest });
}

function formatMoney(locale: string, minor: number, currency: string): string {
  const digits = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const scale = 10 ** (digits.maximumFractionDigits ?? 2);
  const whole = minor % scale === 0;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(minor / scale);
}

function fullRange(format: Intl.DateTimeFormat, from: LocalDate, to: LocalDate): string {
  return format.formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`));
}

const sentence = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);
