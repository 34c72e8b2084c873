import { describe, expect, it } from 'vitest';
import type { FoundSession } from './api.ts';
import {
  applyFilters,
  type ClassFilters,
  classFilters,
  daysOf,
  filterCount,
  hoursOf,
  inWeek,
  withoutFilters,
} from './filters.ts';

const today = '2026-03-11';

const at = (local_time: string, more: Partial<FoundSession> = {}) =>
  ({
    ...{ id: local_time, local_time, status: 'scheduled', free_places: 1, level_suits: true },
    ...{ scheduled_datetime: `${today}T${local_time}Z`, ...more },
  }) as FoundSession;

describe('what passes the filters', () => {
  const sessions = [at('19:30'), at('17:00'), at('18:30', { level_suits: false }), at('21:00')];
  const passing = (filters: ClassFilters) => applyFilters(sessions, filters).map(({ id }) => id);

  it('begins within the hours, both taken in whole', () => {
    expect(hoursOf(sessions)).toEqual(['17:00', '18:00', '19:00', '21:00']);
    expect(passing({ from: '18:00' })).toEqual(['18:30', '19:30', '21:00']);
    expect(passing({ from: '18:00', until: '19:00' })).toEqual(['18:30', '19:30']);
    expect(passing({ from: '20:00', until: '19:00' })).toEqual([]);
  });

  it('is of the level of whoever looks, where that is asked; a visitor has none', () => {
    expect(passing({ mine: '1' })).toEqual(['17:00', '19:30', '21:00']);
    const { level_suits: _, ...unknown } = at('10:00');
    expect(applyFilters([unknown], { mine: '1' })).toHaveLength(1);
  });
});

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

  it('takes whole hours of the wall alone, and counts each filter', () => {
    expect(classFilters({ from: '18:00', until: '18:30', mine: '1' })).toEqual({ from: '18:00', mine: '1' });
    expect(classFilters({ from: '25:00', until: '7:00', mine: 'yes' })).toEqual({});
    expect(filterCount({ from: '18:00', until: '21:00', mine: '1', day: today })).toBe(3);
  });

  it('loses only the filters when they are cleared', () => {
    const filters = { day: '2026-03-11', for: 'child', level: 'a', free: '1' };
    expect(filterCount(filters)).toBe(2);
    expect(withoutFilters(filters)).toEqual({ week: undefined, day: '2026-03-11', for: 'child' });
  });
});
