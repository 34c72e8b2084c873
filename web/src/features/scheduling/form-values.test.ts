import { expect, it } from 'vitest';
import type { Schedule } from './api.ts';
import {
  copyOf,
  defaultsOfType,
  inSlot,
  missing,
  newScheduleValues,
  previewInput,
  scheduleInput,
} from './form-values.ts';

const type = {
  id: 't1',
  name: 'Kids',
  min_participants: 2,
  max_participants: 6,
  place_price: 1100,
  allow_waitlist: false,
  allow_drop_in: false,
  requires_package: true,
  min_age: 6,
  max_age: null,
};
const values = { ...newScheduleValues('2026-12-01', 'l1'), class_type_id: 't1', name: ' Kids ' };

it('a class type fills in what nobody has touched', () => {
  const filled = defaultsOfType(type, (field) => field === 'price');
  expect(filled).toMatchObject({ max_participants: 6, requires_package: true, min_age: 6, max_age: '' });
  expect('price' in filled).toBe(false);
});

it('the first weekday of a new schedule is that of its first day', () => {
  expect(newScheduleValues('2026-12-01', null).recurrence_days).toEqual([1]);
});

it('a rule goes with custom recurrence only, weekdays with weekly ones only', () => {
  expect(scheduleInput({ ...values, rrule: 'FREQ=DAILY' }, 'c1')).toMatchObject({
    rrule: null,
    recurrence_days: [1],
    name: 'Kids',
  });
  const custom = scheduleInput({ ...values, recurrence: 'custom', rrule: ' FREQ=DAILY ' }, 'c1');
  expect(custom).toMatchObject({ rrule: 'FREQ=DAILY', recurrence_days: [] });
  expect(scheduleInput({ ...values, recurrence: 'once', end_date: '2027-01-01' }, 'c1').end_date).toBeNull();
});

it('dates can be shown before there is a name, but not before there is a type', () => {
  expect(previewInput({ ...values, name: '' }, 'c1', undefined)?.name).toBe('–');
  expect(previewInput({ ...values, class_type_id: null }, 'c1', undefined)).toBeNull();
  expect(missing({ ...values, recurrence: 'custom' })).toEqual(['rrule']);
});

it('a new class begins with the free time that was chosen, and without what no clock or calendar has', () => {
  expect(inSlot(values, { date: '2026-12-03', time: '10:00', court: 'c2', coach: 'eva' })).toMatchObject({
    start_date: '2026-12-03',
    recurrence_days: [3],
    start_time: '10:00',
    court_id: 'c2',
    instructor_id: 'eva',
  });
  expect(inSlot(values, { date: '2026-13-40', time: '25:00' })).toEqual(values);
});

const schedule = {
  ...{ ...scheduleInput(values, 'c1'), class_type: { id: 't1' }, level: { id: 'l1' }, instructor: null },
  assistant_instructors: [],
  ...{ court: { id: 'o1' }, start_time: '19:00:00', description: '', location: '', rrule: null },
  ...{ start_date: '2026-09-08', end_date: '2026-12-15', exdates: ['2026-10-13'], recurrence_days: [1] },
} as unknown as Schedule;

it('a copied term begins on its weekday from the day on, keeps its length, and leaves no old days out', () => {
  const copy = copyOf(schedule, '2027-01-07');
  expect(copy).toMatchObject({ start_date: '2027-01-12', end_date: '2027-04-20', exdates: [] });
  expect(copy).toMatchObject({ court_id: 'o1', recurrence_days: [1], start_time: '19:00' });
  // One that is still ahead stays where it is.
  expect(copyOf(schedule, '2026-08-01').start_date).toBe('2026-09-08');
});

it('every second week and a day of the month stay what they are in a copy', () => {
  const biweekly = copyOf({ ...schedule, recurrence: 'biweekly' }, '2026-09-09');
  expect(biweekly.start_date).toBe('2026-09-22');
  const monthly = (start_date: string, from: string) =>
    copyOf({ ...schedule, recurrence: 'monthly', start_date, end_date: null }, from);
  expect(monthly('2026-09-08', '2027-01-09')).toMatchObject({ start_date: '2027-02-08', end_date: null });
  expect(monthly('2026-01-31', '2026-02-01').start_date).toBe('2026-03-31');
});
