import { describe, expect, it } from 'vitest';
import { addHours, addMinutes, earlierOf, laterOf, minutesBetween, parseInstant } from './instants.ts';

describe('reading RFC 3339', () => {
  it('takes any offset, fraction and letter case', () => {
    const expected = '2026-03-31T17:00:00.000Z';
    for (const text of [
      '2026-03-31T19:00:00+02:00',
      '2026-03-31t17:00:00z',
      '2026-03-31T13:30:00.000-03:30',
    ]) {
      expect(parseInstant(text)?.toISOString(), text).toBe(expected);
    }
    expect(parseInstant('2026-01-01T00:00:00.1234567Z')?.getUTCMilliseconds()).toBe(123);
    expect(parseInstant('0050-01-01T00:00:00Z')?.getUTCFullYear()).toBe(50);
  });

  it.each([
    '',
    'now',
    '2026-03-31',
    '2026-03-31T19:00:00',
    '2026-03-31T19:00+02:00',
    '2026-03-31 19:00:00+02:00',
    '2026-02-30T19:00:00Z',
    '2026-03-31T24:00:00Z',
    '2026-06-30T23:59:60Z',
    '2026-03-31T19:00:00+24:00',
    '2026-03-31T19:00:00Z ',
    '2026-03-31T19:00:00+02:00[Europe/Madrid]',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toBeNull();
  });
});

describe('elapsed time', () => {
  it('does not care for clock changes', () => {
    const start = parseInstant('2026-03-29T01:30:00+01:00')!;
    expect(addHours(start, 1)).toEqual(parseInstant('2026-03-29T03:30:00+02:00'));
    expect(addMinutes(start, -90)).toEqual(parseInstant('2026-03-29T00:00:00+01:00'));
    expect(minutesBetween(start, addHours(start, 1.5))).toBe(90);
    expect(earlierOf(start, addMinutes(start, 1))).toEqual(start);
    expect(laterOf(start, addMinutes(start, -1))).toEqual(start);
  });
});
