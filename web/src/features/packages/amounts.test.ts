import { expect, it } from 'vitest';
import { sortPackages, totalOf } from './amounts.ts';
import type { StudentPackage } from './api.ts';

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
