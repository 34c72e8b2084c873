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

/**
 * The instant at which the wall clock of a time zone shows a date and a time, as RFC 3339 in UTC. A time that a
 * clock change skips is an hour later; of one that it repeats, the first.
 */
export function instantIn(date: LocalDate, time: string, timezone: string): string {
  const wanted = Date.parse(`${date}T${time.slice(0, 5)}:00Z`);
  const shownAt = (millis: number) => {
    const instant = new Date(millis);
    return Date.parse(`${localDateIn(instant, timezone)}T${localTimeIn(instant, timezone)}:00Z`);
  };
  const offsets = [-86_400_000, 86_400_000].map((away) => shownAt(wanted + away) - (wanted + away));
  const candidates = offsets.map((offset) => wanted - offset).sort((a, b) => a - b);
  const exact = candidates.find((millis) => shownAt(millis) === wanted);
  return new Date(exact ?? candidates[1]!).toISOString();
}
