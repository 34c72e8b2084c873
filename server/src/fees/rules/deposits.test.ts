import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  agreedUntil,
  becomes,
  countedOff,
  countsIn,
  type DepositTerms,
  depositOf,
  type Lasting,
} from './deposits.ts';
import { inParts } from './instalments.ts';
import { totalOf } from './shares.ts';

const terms = (counts: DepositTerms['counts'], leaving: DepositTerms['leaving'] = 'kept') => ({
  ...{ counts, leaving },
});
const december = { starts_on: '2026-12-01', ends_on: '2026-12-31' };
const november = { starts_on: '2026-11-01', ends_on: '2026-11-30' };
const lasting = (more: Partial<Lasting> = {}): Lasting => ({
  ...{ ends_on: null, agreed_until: '2026-12-20', gave_notice: false, ...more },
});

test('it counts in the first fee, or in that with the last day that was agreed', () => {
  expect(countsIn(terms('first_period'), november, lasting())).toBe(true);
  const last = (charged: typeof november, more: Partial<Lasting>) =>
    countsIn(terms('last_period'), charged, lasting(more));
  expect([last(november, {}), last(december, {})]).toEqual([false, true]);
  // Who leaves in November has not stayed as was agreed; where nothing was, notice is all that is asked for.
  expect(last(november, { ends_on: '2026-11-30' })).toBe(false);
  const endless = { agreed_until: null, ends_on: '2026-11-30' };
  expect([last(november, endless), last(november, { ...endless, gave_notice: true })]).toEqual([false, true]);
  expect(last(november, { agreed_until: null })).toBe(false);
  expect(countsIn(terms('last_period', 'returned'), november, lasting({ ends_on: '2026-11-30' }))).toBe(true);
});

test('a place is agreed until the first of the ends of its term, its group and its plan, and lasts no longer', () => {
  const ends = (course: string | null, group: string | null, plan: string | null) =>
    agreedUntil({
      course: course === null ? null : { starts_on: '2026-09-01', ends_on: course },
      ...{ recurrence: { end_date: group }, plan: { ends_on: plan } },
    } as Parameters<typeof agreedUntil>[0]);
  expect(ends(null, null, null)).toBe(null);
  expect(ends('2026-12-20', '2026-11-28', null)).toBe('2026-11-28');
  expect(ends('2026-12-20', null, '2026-12-10')).toBe('2026-12-10');
  const until = { ends_on: '2026-12-20', agreed_until: '2026-11-28' };
  expect(countsIn(terms('last_period'), november, lasting(until))).toBe(true);
  expect(becomes(terms('last_period'), { ...lasting(until), by_club: false })).toBe('returned');
});

test('what is left goes back to who has stayed, and else as the plan says; never to a club that ended the group', () => {
  const of = (leaving: DepositTerms['leaving'], more: Partial<Lasting>, by_club = false) =>
    becomes(terms('last_period', leaving), { ...lasting(more), by_club });
  expect(of('kept', {})).toBe('returned');
  expect(of('kept', { ends_on: '2026-11-30' })).toBe('kept');
  expect(of('returned', { ends_on: '2026-11-30' })).toBe('returned');
  expect(of('kept', { ends_on: '2026-11-30' }, true)).toBe('returned');
});

test('no unit is lost: what counts is no more than the fee, and what is paid in all is the fee, in any currency', () => {
  const cases = fc.record({
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    price: fc.integer({ min: 0, max: 100_000_000 }),
    deposit: fc.integer({ min: 0, max: 100_000_000 }),
    deposit_percent: fc.integer({ min: 0, max: 100 }),
    shares: fc.constantFrom([], [60, 40], [33, 33, 34]),
  });
  fc.assert(
    fc.property(cases, ({ currency, price, deposit, deposit_percent, shares }) => {
      const asked = depositOf({ deposit, deposit_percent }, { price, currency });
      const parts = inParts(
        [{ kind: 'fee', amount: price, facts: {} }],
        shares.map((share, at) => ({ share, due_day: at + 1 })),
      );
      const first = countedOff(parts[0]!, { id: 'a', held: asked });
      const left = asked - first.deposit.amount;
      const charged = totalOf(first.lines) + totalOf(parts.slice(1).flat());
      expect(totalOf(first.lines)).toBeGreaterThanOrEqual(0);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(charged + asked - left).toBe(price);
    }),
  );
});
