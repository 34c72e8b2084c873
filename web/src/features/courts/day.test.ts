import { expect, it } from 'vitest';
import { createFormats } from '../../platform/formats/formats.ts';
import { isAllDay, shownHours, spanOf } from './day.ts';

const clock = createFormats({ locale: 'en-GB', timezone: 'Europe/Madrid', currency: 'EUR' });
const span = (starts_at: string, ends_at: string) => spanOf({ starts_at, ends_at }, '2026-11-22', clock);

it('a reservation stands at its local time', () => {
  expect(span('2026-11-22T18:00:00Z', '2026-11-22T19:30:00Z')).toEqual({ from: 1140, until: 1230 });
});

it('of a reservation over midnight only the part of the day is shown', () => {
  expect(span('2026-11-21T22:00:00Z', '2026-11-22T01:00:00Z')).toEqual({ from: 0, until: 120 });
  expect(span('2026-11-22T22:00:00Z', '2026-11-23T01:00:00Z')).toEqual({ from: 1380, until: 1440 });
});

it('the hours shown are the opening hours and whatever lies outside', () => {
  expect(shownHours([{ from: 540, until: 1260 }], [{ from: 465, until: 600 }])).toEqual({
    from: 420,
    until: 1260,
  });
  expect(shownHours([], [])).toEqual({ from: 480, until: 1320 });
});

it('a court that is closed all day does not stretch the hours shown', () => {
  const closed = span('2026-11-20T23:00:00Z', '2026-11-24T23:00:00Z');
  expect(isAllDay(closed)).toBe(true);
  expect(shownHours([{ from: 540, until: 1260 }], [closed])).toEqual({ from: 540, until: 1260 });
});
