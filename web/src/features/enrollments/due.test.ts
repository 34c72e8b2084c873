import { expect, it } from 'vitest';
import { dueAs, isUnpaid } from './due.ts';

it('a class is to pay until it begins, and owed from then on', () => {
  const starts_at = '2026-03-02T19:00:00+01:00';
  expect(dueAs(starts_at, new Date('2026-03-02T17:59:59Z'))).toBe('toPay');
  expect(dueAs(starts_at, new Date('2026-03-02T18:00:00Z'))).toBe('owes');
  expect(dueAs(starts_at, new Date('2026-03-09T18:00:00Z'))).toBe('owes');
});

it('a price that neither money nor a fee pays is not paid, once there is a place', () => {
  const entry = { status: 'enrolled', paid: false, price: 1800, by_fee: false } as const;
  expect(isUnpaid(entry)).toBe(true);
  expect(isUnpaid({ ...entry, status: 'no_show' })).toBe(true);
  for (const other of [{ paid: true }, { price: 0 }, { by_fee: true }, { status: 'waitlisted' as const }])
    expect(isUnpaid({ ...entry, ...other })).toBe(false);
});
