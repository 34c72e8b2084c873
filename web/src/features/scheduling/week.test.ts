import { expect, it } from 'vitest';
import type { Session } from './api.ts';
import { filterWeek, weekRows } from './week.ts';

const session = (local_date: string, local_time: string, name: string, more: Partial<Session> = {}) =>
  ({
    local_date,
    local_time,
    name,
    court: null,
    instructor: null,
    substitute_instructor: null,
    ...more,
  }) as Session;

it('a week has a row for every hour in which a class starts', () => {
  const rows = weekRows([
    session('2026-11-24', '19:30', 'B'),
    session('2026-11-24', '19:00', 'A'),
    session('2026-11-23', '09:00', 'C'),
  ]);
  expect(rows.map(({ hour }) => hour)).toEqual([9, 19]);
  expect(rows[1]!.days.get('2026-11-24')!.map(({ name }) => name)).toEqual(['A', 'B']);
});

it('a class is found by its court, and by who gives it rather than who should have', () => {
  const person = (id: string) => ({ id, display_name: id });
  const given = session('2026-11-24', '19:00', 'A', {
    instructor: person('eva'),
    substitute_instructor: person('leo'),
  });
  const other = session('2026-11-24', '19:00', 'B', { court: { id: 'c1', name: 'Court 1' } });
  expect(filterWeek([given, other], { instructor: 'leo' })).toEqual([given]);
  expect(filterWeek([given, other], { instructor: 'eva' })).toEqual([]);
  expect(filterWeek([given, other], { court: 'c1' })).toEqual([other]);
});
