import { describe, expect, it } from 'vitest';
import { proposedRefund, sortPackages, totalOf } from './amounts.ts';
import type { StudentPackage } from './api.ts';

const bought = { payment_amount: 10_000, refunded_amount: 0, num_classes: 3, classes_remaining: 2 };

describe('what the desk proposes to pay back', () => {
  it('is the share of the classes that are left, rounded down', () => {
    expect(proposedRefund(bought)).toBe(6_666);
  });

  it('is never more than what was paid, however many classes were added', () => {
    expect(proposedRefund({ ...bought, classes_remaining: 9 })).toBe(10_000);
  });

  it('is without what was paid back before', () => {
    expect(proposedRefund({ ...bought, classes_remaining: 3, refunded_amount: 4_000 })).toBe(6_000);
    expect(proposedRefund({ ...bought, refunded_amount: 10_000 })).toBe(0);
  });

  it('is nothing for what was given', () => {
    expect(proposedRefund({ ...bought, payment_amount: null })).toBe(0);
  });
});

const one = (more: Partial<StudentPackage>) => ({ state: 'open', ...more }) as StudentPackage;

it('a package is of as many classes as are left and were used', () => {
  expect(totalOf(one({ num_classes: 10, classes_remaining: 5, classes_used: 7 }))).toBe(12);
});

it('orders stand first, then what ends first, and apart what is over', () => {
  const [late, soon] = [one({ expires_on: '2026-06-01' }), one({ expires_on: '2026-04-01' })];
  const order = one({ state: 'ordered', expires_on: null });
  const gone = one({ state: 'used_up', expires_on: '2026-03-01' });
  expect(sortPackages([late, gone, soon, order])).toEqual({ current: [order, soon, late], over: [gone] });
});
