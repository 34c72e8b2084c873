import { expect, test } from 'vitest';
import { dueIn, periodsIn } from './periods.ts';

const plan = { period: 'month', weeks: null, starts_on: '2026-10-12', ends_on: null } as const;
const within = (starts_on: string, ends_on: string) => ({ starts_on, ends_on });
const starts = (...asked: Parameters<typeof periodsIn>) => periodsIn(...asked).map((one) => one.starts_on);

test('months are of the calendar, from the plan’s first day on, never before, and not after its end', () => {
  const year = within('2026-01-01', '2026-12-31');
  expect(periodsIn(plan, null, within('2026-09-01', '2026-10-31'))).toEqual([
    within('2026-10-01', '2026-10-31'),
  ]);
  expect(starts(plan, null, year)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01']);
  expect(starts({ ...plan, ends_on: '2026-11-15' }, null, year)).toEqual(['2026-10-01', '2026-11-01']);
  expect(starts(plan, null, within('2026-09-01', '2026-09-30'))).toEqual([]);
});

test('weeks are counted from the plan’s first day', () => {
  const weeks = { ...plan, period: 'weeks', weeks: 4 } as const;
  expect(periodsIn(weeks, null, within('2026-11-01', '2026-11-30'))).toEqual([
    within('2026-10-12', '2026-11-08'),
    within('2026-11-09', '2026-12-06'),
  ]);
});

test('a term is that of the group, from its first day until its last', () => {
  const term = { ...plan, period: 'term' } as const;
  const course = within('2026-09-14', '2026-12-20');
  expect(periodsIn(term, course, within('2026-12-01', '2026-12-31'))).toEqual([course]);
  expect(periodsIn(term, course, within('2027-01-01', '2027-01-31'))).toEqual([]);
  expect(periodsIn(term, null, within('2026-12-01', '2026-12-31'))).toEqual([]);
  expect(dueIn(course, 5)).toBe('2026-09-18');
  expect(dueIn(within('2026-02-01', '2026-02-28'), 31)).toBe('2026-02-28');
});
