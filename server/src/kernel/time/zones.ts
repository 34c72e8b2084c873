import { addDays, dateOfDayNumber, dayNumber, type LocalDate } from './dates.ts';
import type { Interval } from './intervals.ts';
import { offsetSpanAt } from './offsets.ts';

/** 'HH:MM' of a clock on the wall. */
export type LocalTime = string;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;
const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/;
const exactNames = new Map(Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name]));

/** Whether `name` is an IANA zone this machine knows, in IANA's letter case. '+02:00' is an offset, no zone. */
export function isTimezone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  const exact = exactNames.get(name.toLowerCase());
  if (exact !== undefined) return exact === name;
  // Aliases (such as 'Asia/Katmandu') and 'UTC' are missing from that list.
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether `text` is 'HH:MM' or 'HH:MM:SS', 00:00 to 23:59:59. */
export function isLocalTime(text: string): boolean {
  return TIME.test(text);
}

/**
 * The instant at which the wall clock of a zone shows a date and time.
 *
 * RFC 5545 (and Temporal's 'compatible'): a time that the spring change skips is shifted later by the length
 * of the gap (02:30 becomes 03:30); a time that the autumn change repeats means the first of the two.
 *
 * @param local_time 'HH:MM' or 'HH:MM:SS'
 * @throws RangeError for a malformed date, time or zone
 */
export function zonedInstant(local_date: LocalDate, local_time: LocalTime, timezone: string): Date {
  const resolved = resolveWall(dayNumber(local_date) * DAY_MS + timeMs(local_time), timezone);
  return new Date(resolved.epoch_ms);
}

/** The date that the wall clock of a zone shows at an instant. */
export function localDateOf(instant: Date, timezone: string): LocalDate {
  return dateOfDayNumber(Math.floor(wallMs(instant.getTime(), timezone) / DAY_MS));
}

/** 'HH:MM' that the wall clock of a zone shows at an instant; seconds are cut off. */
export function localTimeOf(instant: Date, timezone: string): LocalTime {
  return new Date(wallMs(instant.getTime(), timezone)).toISOString().slice(11, 16);
}

/** The first instant of a local date. Where the change skips midnight, that is the instant of the change. */
export function startOfLocalDay(date: LocalDate, timezone: string): Date {
  const midnight = resolveWall(dayNumber(date) * DAY_MS, timezone);
  return new Date(midnight.gap_at ?? midnight.epoch_ms);
}

/** The first instant after a local date: its end, exclusive. */
export function endOfLocalDay(date: LocalDate, timezone: string): Date {
  return startOfLocalDay(addDays(date, 1), timezone);
}

/** The same wall time `n` local days later (earlier when negative): 24 hours a day, except across a change. */
export function addDaysToInstant(instant: Date, n: number, timezone: string): Date {
  const wall = wallMs(instant.getTime(), timezone) + n * DAY_MS;
  return new Date(resolveWall(wall, timezone).epoch_ms);
}

/** RFC 3339 with the zone's offset at that instant, to the second: '2026-03-31T19:00:00+02:00'. Cheap. */
export function offsetDateTime(instant: Date, timezone: string): string {
  const epoch = instant.getTime();
  // RFC 3339 has no seconds in offsets; those of local mean time (before about 1940) are rounded to minutes,
  // and the wall time with them, so that the string still names the same instant.
  const minutes = Math.round(offsetSpanAt(epoch, timezone).offset_ms / MINUTE_MS);
  return new Date(epoch + minutes * MINUTE_MS).toISOString().slice(0, -5) + offsetText(minutes);
}

/** Checks and normalizes 'HH:MM[:SS]' to 'HH:MM'. */
export function toLocalTime(text: string): LocalTime {
  if (!isLocalTime(text)) throw new RangeError(`not a local time: ${text}`);
  return text.slice(0, 5);
}

function wallMs(epoch_ms: number, timezone: string): number {
  return epoch_ms + offsetSpanAt(epoch_ms, timezone).offset_ms;
}

function timeMs(text: string): number {
  const parts = TIME.exec(text);
  if (!parts) throw new RangeError(`not a local time: ${text}`);
  return ((Number(parts[1]) * 60 + Number(parts[2])) * 60 + Number(parts[3] ?? 0)) * 1_000;
}

/** `wall` is the wall time read as if it were UTC. `gap_at` is the instant of the change that skipped it. */
function resolveWall(wall: number, timezone: string): { epoch_ms: number; gap_at?: number } {
  // No zone is a day away from UTC, so the answer lies between these two instants.
  const before = offsetSpanAt(wall - DAY_MS, timezone);
  if (wall - before.offset_ms < before.until) return { epoch_ms: wall - before.offset_ms };
  const after = offsetSpanAt(wall + DAY_MS, timezone);
  if (before.until !== after.from) return resolveAcrossChanges(wall, timezone);
  if (wall - after.offset_ms >= after.from) return { epoch_ms: wall - after.offset_ms };
  return { epoch_ms: wall - before.offset_ms, gap_at: before.until };
}

/** Walks span by span, for the rare days around which a zone changed more than once. */
function resolveAcrossChanges(wall: number, timezone: string): { epoch_ms: number; gap_at?: number } {
  let span = offsetSpanAt(wall - DAY_MS, timezone);
  for (;;) {
    const epoch_ms = wall - span.offset_ms;
    if (epoch_ms < span.until) return { epoch_ms };
    const next = offsetSpanAt(span.until, timezone);
    if (wall - next.offset_ms < next.from) return { epoch_ms, gap_at: span.until };
    span = next;
  }
}

function offsetText(minutes: number): string {
  return `${minutes < 0 ? '-' : '+'}${clockTime(Math.abs(minutes))}`;
}

/** Minutes since midnight, as the clock shows them. */
export const clockMinutes = (time: LocalTime): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** The clock's time so many minutes after midnight: what `clockMinutes` reads. */
export const clockTime = (minutes: number): LocalTime =>
  `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;

const twoDigits = (value: number) => String(value).padStart(2, '0');

/** How far the zone's clocks are ahead of UTC, in milliseconds; undefined where they change meanwhile. */
export function steadyOffset({ starts_at, ends_at }: Interval, timezone: string): number | undefined {
  const span = offsetSpanAt(starts_at.getTime(), timezone);
  return ends_at.getTime() <= span.until ? span.offset_ms : undefined;
}
