import { expect, it } from 'vitest';
import { copyDay, nextWindow, weeklyMinutes, wrongWindows } from './hours.ts';

const window = (weekday: number, starts_at: string, ends_at: string) => ({
  weekday,
  starts_at,
  ends_at,
  club_id: null,
});

it('the hours of a week are those of its windows', () => {
  expect(weeklyMinutes([window(0, '09:00', '14:00'), window(0, '16:00', '22:30')])).toBe(690);
  expect(weeklyMinutes([window(0, '20:00', '00:00')])).toBe(240);
});

it('the hours of one day are copied over those of others', () => {
  const copied = copyDay(
    [window(0, '09:00', '14:00'), window(1, '10:00', '11:00'), window(6, '10:00', '12:00')],
    0,
    [1, 2],
  );
  expect(copied.map(({ weekday, starts_at }) => [weekday, starts_at])).toEqual([
    [0, '09:00'],
    [6, '10:00'],
    [1, '09:00'],
    [2, '09:00'],
  ]);
});

it('a new window starts after the last one of its day', () => {
  expect(nextWindow([], 2)).toEqual(window(2, '09:00', '14:00'));
  expect(nextWindow([window(2, '09:00', '14:00')], 2)).toEqual(window(2, '15:00', '19:00'));
});

it('windows that overlap or run backwards are found', () => {
  expect([
    ...wrongWindows([window(0, '09:00', '14:00'), window(0, '13:00', '15:00'), window(1, '13:00', '15:00')]),
  ]).toEqual([0, 1]);
  expect([...wrongWindows([window(0, '14:00', '09:00')])]).toEqual([0]);
});
