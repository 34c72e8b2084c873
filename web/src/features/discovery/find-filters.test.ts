import { describe, expect, it } from 'vitest';
import { bodyFor, findFilters, isAsked } from './find-filters.ts';

const id = '0198a1b2-0000-7000-8000-000000000001';

describe('the address of a search', () => {
  it('keeps what makes sense and nothing else', () => {
    expect(
      findFilters({ q: 'avanzdo', level: id, weekday: '0', hour: '19', club: 'x', colour: 'red' }),
    ).toEqual({
      ...{ q: 'avanzdo', level: id, weekday: '0', hour: '19' },
    });
    expect(findFilters({ q: '', weekday: '7', hour: '24', level: 'beginner' })).toEqual({});
    expect([isAsked({}), isAsked({ weekday: '0' }), isAsked({ q: 'a' })]).toEqual([false, true, true]);
  });

  it('asks for the whole of an hour', () => {
    expect(bodyFor({ hour: '9', weekday: '0', type: id })).toEqual({
      ...{ class_type_ids: [id], weekdays: [0], time_from: '09:00', time_until: '09:59' },
    });
  });
});
