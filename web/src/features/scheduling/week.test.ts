import { expect, it } from 'vitest';
import type { Session } from './api.ts';
import { filterWeek, inCell, weekRows } from './week.ts';

const session = (local_date: string, local_time: string, name: string, more: Partial<Session> = {}) =>
  ({
    local_date,
    local_time,
    name,
    court: null,
    instructor: null,
    substitute_instructor: null,
    assistant_instructors: [],
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
  const helped = session('2026-11-24', '20:00', 'C', { assistant_instructors: [person('eva')] });
  expect(filterWeek([given, helped], { instructor: 'eva' })).toEqual([helped]);
  expect(filterWeek([given, other], { court: 'c1' })).toEqual([other]);
});

it('forty classes in one hour are four and a count, five are five', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => session('2026-11-24', '19:00', `${at}`));
  const crowded = inCell(many(40));
  expect(crowded.shown).toHaveLength(4);
  expect(crowded.more).toBe(36);
  expect(inCell(many(5))).toMatchObject({ more: 0 });
  expect(inCell(many(5)).shown).toHaveLength(5);
});
