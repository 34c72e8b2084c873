import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  apportion,
  isCurrency,
  minorUnits,
  money,
  percent,
  proportion,
  split,
  subtract,
} from './money.ts';

const euros = (amount: number) => money(amount, 'EUR');
const anySize = fc.integer({ min: 0, max: 100_000_000 });
const anyAmount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });

describe('money', () => {
  it('is added and subtracted in one currency only', () => {
    expect(add(euros(1500), euros(250))).toEqual(euros(1750));
    expect(subtract(euros(1500), euros(2000))).toEqual(euros(-500));
    expect(() => add(euros(1500), money(1500, 'JPY'))).toThrow(RangeError);
  });

  it('is an integer of minor units', () => {
    for (const amount of [15.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => euros(amount)).toThrow(RangeError);
    }
    expect(() => money(1, 'EURO')).toThrow(RangeError);
    expect(() => add(euros(Number.MAX_SAFE_INTEGER), euros(1))).toThrow(RangeError);
  });

  it('rounds a percentage half away from zero', () => {
    expect(percent(euros(100), 12.5)).toEqual(euros(13));
    expect(percent(euros(-100), 12.5)).toEqual(euros(-13));
    expect(percent(euros(100), 12.4)).toEqual(euros(12));
    // 1.005 is a little less than that as a binary fraction; the percentage is read as it is written.
    expect(percent(euros(10_000), 1.005)).toEqual(euros(101));
    expect(Object.is(percent(euros(-1), 1).amount, 0)).toBe(true);
  });

  it('takes a proportion exactly, however large the product', () => {
    expect(proportion(euros(9_007_199_254_740_991), 2, 3)).toEqual(euros(6_004_799_503_160_661));
    expect(proportion(euros(10_000), 3, 8)).toEqual(euros(3750));
    expect(() => proportion(euros(1), 1, 0)).toThrow(RangeError);
  });

  it('splits without losing a cent', () => {
    expect(split(euros(1000), 3)).toEqual([euros(334), euros(333), euros(333)]);
    expect(split(euros(-5), 2)).toEqual([euros(-3), euros(-2)]);
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 1, max: 40 }), (amount, parts) => {
        const amounts = split(euros(amount), parts).map((one) => one.amount);
        expect(amounts.reduce((a, b) => a + b, 0) - amount).toBe(0);
        expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is given back in full by a percentage and the rest', () => {
    fc.assert(
      fc.property(anyAmount, fc.integer({ min: 0, max: 10_000 }), (amount, hundredths) => {
        const part = percent(euros(amount), hundredths / 100);
        expect(add(part, subtract(euros(amount), part))).toEqual(euros(amount));
        expect(Math.abs(part.amount - (amount * hundredths) / 10_000)).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});

describe('an amount', () => {
  it('is shared out by weights without losing a unit, and nobody is a unit from their part', () => {
    expect(apportion(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(apportion(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(apportion(5, [0, 0])).toEqual([5, 0]);
    fc.assert(
      fc.property(anySize, fc.array(anySize, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const parts = apportion(total, weights);
        expect(parts.reduce((sum, one) => sum + one, 0)).toBe(total);
        const whole = weights.reduce((sum, one) => sum + one, 0);
        if (whole > 0)
          for (const [i, part] of parts.entries())
            expect(Math.abs(part - (total * weights[i]!) / whole)).toBeLessThan(1.001);
      }),
    );
  });
});

describe('currencies', () => {
  it('are ISO 4217 codes in upper case', () => {
    expect(['EUR', 'BRL', 'JPY'].every(isCurrency)).toBe(true);
    expect(['eur', 'EURO', '€', ''].some(isCurrency)).toBe(false);
  });

  it('have their own number of decimals', () => {
    expect([minorUnits('EUR'), minorUnits('JPY'), minorUnits('KWD')]).toEqual([2, 0, 3]);
    expect(() => minorUnits('XXL')).toThrow(RangeError);
  });
});
