import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber } from './dates.ts';
import { parseInstant } from './instants.ts';
import {
  addDaysToInstant,
  endOfLocalDay,
  isLocalTime,
  isTimezone,
  localDateOf,
  localTimeOf,
  offsetDateTime,
  startOfLocalDay,
  zonedInstant,
} from './zones.ts';

const MADRID = 'Europe/Madrid';
const ZONES = [
  MADRID,
  'Atlantic/Canary',
  'Europe/Lisbon',
  'America/Sao_Paulo',
  'America/St_Johns',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
];
const anyZone = fc.constantFrom(...ZONES);
const anyDate = fc
  .integer({ min: dayNumber('1975-01-01'), max: dayNumber('2060-12-31') })
  .map((day) => dateOfDayNumber(day));
const anyMinute = fc.integer({ min: 0, max: 1439 });
const timeOfMinute = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const at = (text: string) => parseInstant(text)!;
const iso = (date: string, time: string, zone: string) => zonedInstant(date, time, zone).toISOString();

describe('wall time to instant', () => {
  it('follows the offset of the day', () => {
    expect(iso('2026-03-28', '19:00', MADRID)).toBe('2026-03-28T18:00:00.000Z');
    expect(iso('2026-03-29', '19:00', MADRID)).toBe('2026-03-29T17:00:00.000Z');
    expect(iso('2026-10-24', '19:00:00', MADRID)).toBe('2026-10-24T17:00:00.000Z');
    expect(iso('2026-10-25', '19:00:30', MADRID)).toBe('2026-10-25T18:00:30.000Z');
    expect(iso('2027-03-28', '19:00', MADRID)).toBe('2027-03-28T17:00:00.000Z');
    expect(iso('2027-10-31', '19:00', MADRID)).toBe('2027-10-31T18:00:00.000Z');
    expect(iso('2026-07-01', '08:00', 'Asia/Kathmandu')).toBe('2026-07-01T02:15:00.000Z');
  });

  it.each(['2026-03-29', '2027-03-28'])('shifts a skipped time later by the gap on %s', (date) => {
    expect(iso(date, '01:59', MADRID)).toBe(`${date}T00:59:00.000Z`);
    expect(iso(date, '02:00', MADRID)).toBe(`${date}T01:00:00.000Z`);
    expect(iso(date, '02:30', MADRID)).toBe(`${date}T01:30:00.000Z`);
    expect(localTimeOf(zonedInstant(date, '02:30', MADRID), MADRID)).toBe('03:30');
    expect(iso(date, '03:00', MADRID)).toBe(`${date}T01:00:00.000Z`);
  });

  it.each(['2026-10-25', '2027-10-31'])('means the first of a repeated time on %s', (date) => {
    expect(iso(date, '01:59', MADRID)).toBe(`${date.slice(0, 8)}${Number(date.slice(8)) - 1}T23:59:00.000Z`);
    expect(iso(date, '02:00', MADRID)).toBe(`${date}T00:00:00.000Z`);
    expect(iso(date, '02:30', MADRID)).toBe(`${date}T00:30:00.000Z`);
    expect(iso(date, '03:00', MADRID)).toBe(`${date}T02:00:00.000Z`);
  });

  it('knows a zone whose clock changes by half an hour', () => {
    const zone = 'Australia/Lord_Howe';
    expect(localTimeOf(zonedInstant('2026-10-04', '02:10', zone), zone)).toBe('02:40');
    expect(iso('2026-04-05', '01:45', zone)).toBe('2026-04-04T14:45:00.000Z');
  });

  it('says the same as Temporal for any date, time and zone', () => {
    fc.assert(
      fc.property(anyDate, anyMinute, anyZone, (date, minute, zone) => {
        const time = timeOfMinute(minute);
        const expected = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(
          zone,
        ).epochMilliseconds;
        expect(zonedInstant(date, time, zone).getTime()).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('says the same as Temporal around every clock change of these zones', () => {
    for (const zone of ZONES) {
      let change = Temporal.Instant.from('1975-01-01T00:00Z')
        .toZonedDateTimeISO(zone)
        .getTimeZoneTransition('next');
      for (; change && change.year < 2040; change = change.getTimeZoneTransition('next')) {
        for (const minutes of [-120, -61, -60, -31, -30, -1, 0, 1, 30, 59, 60, 119]) {
          const wall = change.toPlainDateTime().add({ minutes });
          const [date, time] = [wall.toString().slice(0, 10), wall.toString().slice(11, 16)];
          const label = `${zone} ${date} ${time}`;
          expect(zonedInstant(date, time, zone).getTime(), label).toBe(
            wall.toZonedDateTime(zone).epochMilliseconds,
          );
          const start = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
          expect(startOfLocalDay(date, zone).getTime(), label).toBe(start);
        }
      }
    }
  });

  it('comes back to the same wall time unless the clock skipped it', () => {
    fc.assert(
      fc.property(anyDate, anyMinute, anyZone, (date, minute, zone) => {
        const time = timeOfMinute(minute);
        const plain = Temporal.PlainDateTime.from(`${date}T${time}`);
        const skipped = !plain.toZonedDateTime(zone).toPlainDateTime().equals(plain);
        const instant = zonedInstant(date, time, zone);
        const back = `${localDateOf(instant, zone)} ${localTimeOf(instant, zone)}`;
        if (skipped) expect(back > `${date} ${time}`).toBe(true);
        else expect(back).toBe(`${date} ${time}`);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses malformed input', () => {
    expect(() => zonedInstant('2026-02-30', '10:00', MADRID)).toThrow(RangeError);
    expect(() => zonedInstant('2026-02-03', '24:00', MADRID)).toThrow(RangeError);
    expect(() => zonedInstant('2026-02-03', '10:00', 'Europe/Atlantis')).toThrow(RangeError);
  });
});

describe('local days', () => {
  it('last 23 hours in spring and 25 in autumn', () => {
    const hours = (date: string) =>
      (endOfLocalDay(date, MADRID).getTime() - startOfLocalDay(date, MADRID).getTime()) / 3_600_000;
    expect(['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2026-11-22'].map(hours)).toEqual([
      23, 25, 23, 25, 24,
    ]);
  });

  it('start at one o’clock where the change skips midnight', () => {
    const start = startOfLocalDay('2018-11-04', 'America/Sao_Paulo');
    expect(offsetDateTime(start, 'America/Sao_Paulo')).toBe('2018-11-04T01:00:00-02:00');
    expect(endOfLocalDay('2018-11-03', 'America/Sao_Paulo')).toEqual(start);
  });

  it('hold the instants whose local date they are', () => {
    expect(localDateOf(at('2026-11-21T23:30:00Z'), MADRID)).toBe('2026-11-22');
    expect(localDateOf(at('2026-11-22T02:00:00Z'), 'America/Sao_Paulo')).toBe('2026-11-21');
    fc.assert(
      fc.property(anyDate, anyMinute, anyZone, (date, minute, zone) => {
        const instant = zonedInstant(date, timeOfMinute(minute), zone);
        const local = localDateOf(instant, zone);
        expect(startOfLocalDay(local, zone) <= instant && instant < endOfLocalDay(local, zone)).toBe(true);
      }),
    );
  });

  it('are counted on the wall, not in spans of 24 hours', () => {
    const class_at = at('2026-03-31T19:00:00+02:00');
    expect(offsetDateTime(addDaysToInstant(class_at, -7, MADRID), MADRID)).toBe('2026-03-24T19:00:00+01:00');
    const skipped = addDaysToInstant(at('2026-03-28T02:30:00+01:00'), 1, MADRID);
    expect(offsetDateTime(skipped, MADRID)).toBe('2026-03-29T03:30:00+02:00');
  });
});

describe('instant to RFC 3339 with offset', () => {
  it('carries the offset of that instant', () => {
    expect(offsetDateTime(at('2026-03-31T17:00:00Z'), MADRID)).toBe('2026-03-31T19:00:00+02:00');
    expect(offsetDateTime(at('2026-10-25T00:30:00Z'), MADRID)).toBe('2026-10-25T02:30:00+02:00');
    expect(offsetDateTime(at('2026-10-25T01:30:00Z'), MADRID)).toBe('2026-10-25T02:30:00+01:00');
    expect(offsetDateTime(at('2026-01-01T00:00:00Z'), 'Asia/Kathmandu')).toBe('2026-01-01T05:45:00+05:45');
    expect(offsetDateTime(at('2026-01-01T00:00:00Z'), 'America/St_Johns')).toBe('2025-12-31T20:30:00-03:30');
    expect(offsetDateTime(at('2026-01-01T00:00:00Z'), 'UTC')).toBe('2026-01-01T00:00:00+00:00');
  });

  it('changes at the very instant of the change', () => {
    expect(offsetDateTime(at('2026-03-29T00:59:59Z'), MADRID)).toBe('2026-03-29T01:59:59+01:00');
    expect(offsetDateTime(at('2026-03-29T01:00:00Z'), MADRID)).toBe('2026-03-29T03:00:00+02:00');
    expect(offsetDateTime(at('2026-10-03T15:29:59Z'), 'Australia/Lord_Howe')).toBe(
      '2026-10-04T01:59:59+10:30',
    );
    expect(offsetDateTime(at('2026-10-03T15:30:00Z'), 'Australia/Lord_Howe')).toBe(
      '2026-10-04T02:30:00+11:00',
    );
  });

  it('names the same instant also under local mean time, whose offset had seconds', () => {
    const instant = at('1890-01-01T12:00:00Z');
    expect(parseInstant(offsetDateTime(instant, MADRID))).toEqual(instant);
  });

  it('agrees with Temporal and reads back for any instant', () => {
    const anySecond = fc.integer({ min: 0, max: 3_000_000_000 }).map((seconds) => addSeconds(seconds));
    fc.assert(
      fc.property(anySecond, anyZone, (instant, zone) => {
        const text = offsetDateTime(instant, zone);
        const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
        expect(text).toBe(zoned.toString({ timeZoneName: 'never' }));
        expect(parseInstant(text)).toEqual(instant);
      }),
      { numRuns: 500 },
    );
  });
});

describe('names', () => {
  it('of zones are IANA’s', () => {
    for (const name of [...ZONES, 'Asia/Katmandu', 'Etc/GMT+3', 'America/Argentina/Buenos_Aires']) {
      expect(isTimezone(name), name).toBe(true);
    }
    for (const name of [
      '',
      '+02:00',
      'Madrid',
      'europe/madrid',
      'Europe/Madrid ',
      'CET+1',
      '../etc/passwd',
    ]) {
      expect(isTimezone(name), name).toBe(false);
    }
  });

  it('of times are on the 24-hour clock', () => {
    expect(['00:00', '23:59', '19:00:00'].every(isLocalTime)).toBe(true);
    expect(['24:00', '9:00', '19:60', '19', '19:00:60', '7pm'].some(isLocalTime)).toBe(false);
  });
});

function addSeconds(seconds: number): Date {
  return new Date(seconds * 1_000);
}
