import { describe, expect, it } from 'vitest';
import { refundable } from './rules.ts';

const bought = {
  ...{ payment_amount: 10_000, refunded_amount: 0, num_classes: 3 },
  ...{ classes_remaining: 2, granted: 0 },
};

describe('what is left of a package is worth', () => {
  it('the share of the classes that are left, rounded down', () => {
    expect(refundable(bought)).toBe(6_666);
  });

  it('nothing for classes that were granted: those that were bought are used first', () => {
    expect(refundable({ ...bought, classes_remaining: 9, granted: 6 })).toBe(10_000);
    expect(refundable({ ...bought, classes_remaining: 5, granted: 5 })).toBe(0);
    expect(refundable({ ...bought, classes_remaining: 2, granted: 1 })).toBe(3_333);
  });

  it('no more than what was paid and not paid back', () => {
    expect(refundable({ ...bought, classes_remaining: 3, refunded_amount: 4_000 })).toBe(6_000);
    expect(refundable({ ...bought, refunded_amount: 10_000 })).toBe(0);
  });

  it('nothing where it was given', () => {
    expect(refundable({ ...bought, payment_amount: null })).toBe(0);
  });
});
