import { describe, expect, test } from 'vitest';
import { checkEntry, checkWeek, simpleView, type WeeklyWindow, weekOf } from './windows.ts';

const hours = (
  weekday: number,
  starts_at: string,
  ends_at: string,
  club_id: string | null = null,
): WeeklyWindow => ({
  weekday,
  starts_at,
  ends_at,
  club_id,
});

describe('a week', () => {
  test('may be entered as the same hours on several days, from 8 to 20 unless told', () => {
    expect(weekOf({ available_days: [0, 2], available_from: '09:00:00', available_until: '24:00' })).toEqual([
      hours(0, '09:00', '24:00'),
      hours(2, '09:00', '24:00'),
    ]);
    expect(weekOf({ available_days: [6] })).toEqual([hours(6, '08:00', '20:00')]);
    expect(weekOf({ available_days: [] })).toEqual([]);
    expect(weekOf({})).toBeUndefined();
  });

  test('is entered in one way, and hours need days', () => {
    expect(checkEntry({ windows: [], available_days: [1] })).toMatchObject([{ path: '/available_days' }]);
    expect(checkEntry({ available_from: '09:00' })).toMatchObject([{ path: '/available_days' }]);
    expect(checkEntry({ available_days: [1], available_from: '09:00' })).toEqual([]);
    expect(checkEntry({})).toEqual([]);
  });

  test('has windows that touch but do not overlap, whichever club they are at', () => {
    expect(checkWeek([hours(0, '08:00', '12:00'), hours(0, '12:00', '14:00')], [])).toEqual([]);
    expect(checkWeek([hours(0, '08:00', '12:00'), hours(1, '08:00', '12:00')], [])).toEqual([]);
    expect(
      checkWeek(
        [hours(0, '08:00', '12:00', 'a'), hours(3, '08:00', '12:00'), hours(0, '11:59', '14:00')],
        ['a'],
      ),
    ).toEqual([
      { path: '/windows/2', code: 'overlaps', params: { other: 0 }, message: 'overlaps windows/0' },
    ]);
  });

  test('has windows that end after they start, at clubs where they teach', () => {
    expect(checkWeek([hours(0, '12:00', '12:00'), hours(1, '08:00', '09:00', 'b')], ['a'])).toMatchObject([
      { path: '/windows/0/ends_at' },
      { path: '/windows/1/club_id' },
    ]);
    expect(checkWeek([hours(0, '23:00', '24:00', 'a')], ['a'])).toEqual([]);
  });

  test('is shown simply as its days, its first start and its last end', () => {
    expect(
      simpleView([hours(4, '16:00', '21:00'), hours(0, '08:30', '12:00'), hours(4, '10:00', '12:00')]),
    ).toEqual({
      available_days: [0, 4],
      available_from: '08:30',
      available_until: '21:00',
    });
    expect(simpleView([])).toEqual({ available_days: [], available_from: null, available_until: null });
  });
});
