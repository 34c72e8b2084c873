import type { LocalDate } from './local-date.ts';

const partsFormats = new Map<string, Intl.DateTimeFormat>();

function partsFormat(timezone: string): Intl.DateTimeFormat {
  let format = partsFormats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    partsFormats.set(timezone, format);
  }
  return format;
}

function partsOf(instant: string | Date, timezone: string): Record<string, string> {
  const date = typeof instant === 'string' ? new Date(instant) : instant;
  return Object.fromEntries(
    partsFormat(timezone)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  );
}

/** The calendar day of an instant in a time zone. */
export function localDateIn(instant: string | Date, timezone: string): LocalDate {
  const { year, month, day } = partsOf(instant, timezone);
  return `${year!.padStart(4, '0')}-${month}-${day}`;
}

/** The wall time of an instant in a time zone, as `19:00`. */
export function localTimeIn(instant: string | Date, timezone: string): string {
  const { hour, minute } = partsOf(instant, timezone);
  return `${hour}:${minute}`;
}
