import { describe, expect, it } from 'vitest';
import { classFilters, daysOf, filterCount, inWeek, withoutFilters } from './filters.ts';

const today = '2026-03-11';

describe('the address of the classes', () => {
  it('is read without trust', () => {
    expect(classFilters({ week: '2026-03-09', day: 'tomorrow', level: '', free: 'yes', other: 'x' })).toEqual(
      {
        week: '2026-03-09',
      },
    );
    expect(classFilters({ day: '2026-13-40' })).toEqual({});
  });

  it('shows the week of the day, else of the week, else this one', () => {
    expect(daysOf({}, today)[0]).toBe('2026-03-09');
    expect(daysOf({ week: '2026-03-29' }, today)).toEqual(daysOf({ day: '2026-03-23' }, today));
  });

  it('keeps the weekday and the filters in another week, and says nothing about this one', () => {
    expect(inWeek({ day: '2026-03-11', level: 'a' }, 7, today)).toEqual({ day: '2026-03-18', level: 'a' });
    expect(inWeek({ level: 'a' }, 7, today)).toEqual({ week: '2026-03-16', level: 'a' });
    expect(inWeek({ week: '2026-03-16', level: 'a' }, -7, today)).toEqual({ level: 'a' });
  });

  it('loses only the filters when they are cleared', () => {
    const filters = { day: '2026-03-11', for: 'child', level: 'a', free: '1' };
    expect(filterCount(filters)).toBe(2);
    expect(withoutFilters(filters)).toEqual({ week: undefined, day: '2026-03-11', for: 'child' });
  });
});
