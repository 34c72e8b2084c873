import { expect, test } from 'vitest';
import { type LateTerms, lateFees, lateFrom, lateTermsOf } from './late.ts';
import type { Line } from './lines.ts';

const rules = {
  ...{ late_fee: 'amount' as const, late_fee_amount: 300, late_fee_percent: 1000, late_fee_after_days: 10 },
  ...{ late_fee_each: 'once' as const, late_fee_times: 12 },
};
const once = lateTermsOf(rules) as LateTerms;
const line = (kind: Line['kind'], amount: number): Line => ({ kind, amount, facts: {} });
const charge = (late: LateTerms, lines = [line('fee', 6205)]) => ({
  ...{ currency: 'EUR', late, late_on: '2026-03-16', lines },
});

test('the rules say an amount or a share, once or again, or nothing', () => {
  expect(once).toEqual({ amount: 300, rate: null, after_days: 10, each: 'once', times: 1 });
  expect(lateTermsOf({ ...rules, late_fee: 'percent', late_fee_each: 'daily' })).toMatchObject({
    ...{ amount: null, rate: 1000, times: 12 },
  });
  expect(lateTermsOf({ ...rules, late_fee: 'none' })).toBeNull();
  expect(lateTermsOf({ ...rules, late_fee_amount: 0 })).toBeNull();
});

test('whoever pays within the days pays none; after them once', () => {
  expect(lateFrom('2026-03-05', once)).toBe('2026-03-16');
  expect(lateFees(charge(once), '2026-03-15')).toEqual({ fees: [], next: '2026-03-16' });
  expect(lateFees(charge(once), '2026-04-30')).toEqual({ fees: [{ occasion: 1, amount: 300 }], next: null });
});

test('each day or month until the ceiling, also of days that nobody looked; never of a late fee', () => {
  const daily: LateTerms = { ...once, amount: null, rate: 1000, each: 'daily', times: 3 };
  const one = { occasion: 1, amount: 621 };
  expect(lateFees(charge(daily), '2026-03-16')).toEqual({ fees: [one], next: '2026-03-17' });
  const had = [line('fee', 6205), line('late', 621), line('correction', -1000)];
  expect(lateFees(charge(daily, had), '2026-03-20')).toEqual({
    fees: [
      { occasion: 2, amount: 521 },
      { occasion: 3, amount: 521 },
    ],
    next: null,
  });
  const monthly: LateTerms = { ...once, each: 'monthly', times: 12 };
  expect(lateFees({ ...charge(monthly), late_on: '2026-01-31' }, '2026-02-27').next).toBe('2026-02-28');
});
