import { daysInMonth } from './dates.ts';

const MINUTE_MS = 60_000;
const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

/** `n` elapsed minutes later, whatever the wall clock does meanwhile. */
export function addMinutes(instant: Date, n: number): Date {
  return addMs(instant, n * MINUTE_MS);
}

/** `n` elapsed hours later, whatever the wall clock does meanwhile. */
export function addHours(instant: Date, n: number): Date {
  return addMs(instant, n * 60 * MINUTE_MS);
}

/** `n` elapsed milliseconds later. */
export function addMs(instant: Date, n: number): Date {
  return new Date(instant.getTime() + n);
}

/** Elapsed minutes from `start` to `end`, with fractions. */
export function minutesBetween(start: Date, end: Date): number {
  return (end.getTime() - start.getTime()) / MINUTE_MS;
}

/** The earlier of two instants. */
export function earlierOf(a: Date, b: Date): Date {
  return a.getTime() <= b.getTime() ? a : b;
}

/** The later of two instants. */
export function laterOf(a: Date, b: Date): Date {
  return a.getTime() >= b.getTime() ? a : b;
}

/**
 * Reads an RFC 3339 date-time. The offset is required: a time without one means a different instant to
 * everybody. Fractions are cut to milliseconds; leap seconds (':60') are refused. Null for anything else.
 */
export function parseInstant(text: string): Date | null {
  const parts = RFC_3339.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  wall.setUTCHours(Number(parts[4]), Number(parts[5]), Number(parts[6]), milliseconds(parts[7]));
  return addMinutes(wall, -offsetMinutes(parts[8], parts[9], parts[10]));
}

function milliseconds(fraction: string | undefined): number {
  return Number((fraction ?? '').slice(0, 3).padEnd(3, '0'));
}

function offsetMinutes(sign: string | undefined, hours = '0', minutes = '0'): number {
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
