import { expect, test } from 'vitest';
import { isAboutToBegin } from './about-to-begin.ts';

const mine = {
  ...({ status: 'enrolled', session_status: 'confirmed', checked_in: false } as const),
  ...{ scheduled_datetime: '2027-03-01T18:00:00Z', ends_at: '2027-03-01T19:00:00Z' },
};
const at = (time: string) => new Date(`2027-03-01T${time}Z`);

test('from an hour before a class until it ends', () => {
  const times = ['16:59:59', '17:00:00', '18:30:00', '18:59:59', '19:00:00'];
  expect(times.map((time) => isAboutToBegin(mine, at(time)))).toEqual([false, true, true, true, false]);
});

test.each([
  { checked_in: true },
  { status: 'waitlisted' as const },
  { status: 'cancelled' as const },
  { session_status: 'cancelled' as const },
])('not with %j', (fields) => {
  expect(isAboutToBegin({ ...mine, ...fields }, at('18:00:00'))).toBe(false);
});
