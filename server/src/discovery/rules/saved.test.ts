import { expect, test } from 'vitest';
import { isFoundBy, type NewSession, type SavedFilters } from './saved.ts';

const one: NewSession = {
  ...{ session_id: 's', club_id: 'c', level_id: 'l', level_key: 'advanced', class_type_id: 't' },
  ...{ instructor_ids: ['i', 'h'], weekday: 1, local_time: '19:30', names: 'Avanzado Núñez Norte' },
};

test.each<[SavedFilters, boolean]>([
  [{}, true],
  [{ club_id: 'c', levels: ['advanced'], class_type_ids: ['t'], instructor_ids: ['h'], weekdays: [1] }, true],
  [{ levels: ['l'], time_from: '19:30', time_until: '19:30', q: 'NUNEZ avanz' }, true],
  [{ club_id: 'd' }, false],
  [{ levels: ['beginner'] }, false],
  [{ class_type_ids: [] }, false],
  [{ instructor_ids: ['x'] }, false],
  [{ weekdays: [0] }, false],
  [{ time_from: '19:31' }, false],
  [{ time_until: '19:29' }, false],
  [{ q: 'avanzado sur' }, false],
])('a saved search of %o finds it: %s', (filters, found) => {
  expect(isFoundBy(filters, one)).toBe(found);
});
