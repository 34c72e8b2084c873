import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId } from '../../kernel/ids.ts';
import { entitledBy, ratesFor } from './discounts.ts';
import { familyBefore, heldOf } from './held.ts';
import { linesFor, type Price, priceFor } from './pricing.ts';
import { totalOf } from './shares.ts';

const price = (more: Partial<Price> = {}): Price => ({
  ...{ classes_a_week: null, group_size: null, amount: 6200, member_amount: null },
  ...more,
});
const all = { joining: true, leaving: true, pauses: true };
const whole = { had: 4, before: 0, after: 0, paused: 0 };
const asked = {
  ...{ price: price(), classes_a_week: 1, group_size: 4, is_member: false, dates: whole },
  ...{ from: '2026-10-01', until: null, rules: all, enrolment_fee: 0 },
  currency: 'EUR',
  discounts: { sibling: 1000, second_class: 2000, stacking: 'sum' as const },
  entitled: { sibling: false, second_class: false },
};

test('the most specific price counts: of the classes a week before of the size', () => {
  const any = price();
  const twice = price({ classes_a_week: 2, amount: 11_000 });
  const three = price({ group_size: 3, amount: 7000 });
  const both = price({ classes_a_week: 2, group_size: 3, amount: 12_000 });
  const of = (classes_a_week: number, group_size: number, prices = [any, twice, three, both]) =>
    priceFor(prices, { classes_a_week, group_size });
  expect(of(1, 4)).toBe(any);
  expect(of(2, 4)).toBe(twice);
  expect(of(1, 3)).toBe(three);
  expect(of(2, 3)).toBe(both);
  expect(of(2, 3, [three, twice])).toBe(twice);
  expect(of(1, 4, [both])).toBeUndefined();
});

test('who joins, leaves and is away pays for the dates that they have; a member less, and once the enrolment fee', () => {
  const lines = linesFor({
    ...{
      ...asked,
      price: price({ amount: 8000, member_amount: 6000 }),
      is_member: true,
      enrolment_fee: 2500,
    },
    ...{ dates: { had: 1, before: 1, after: 1, paused: 1 }, from: '2026-10-08', until: '2026-10-22' },
  });
  expect(lines).toEqual([
    { kind: 'fee', amount: 8000, facts: { classes_a_week: 1, group_size: 4 } },
    { kind: 'member', amount: -2000, facts: {} },
    { kind: 'joining', amount: -1500, facts: { from: '2026-10-08', dates: 1, of: 4 } },
    { kind: 'leaving', amount: -1500, facts: { until: '2026-10-22', dates: 1, of: 4 } },
    { kind: 'pause', amount: -1500, facts: { dates: 1, of: 4 } },
    { kind: 'enrolment_fee', amount: 2500, facts: {} },
  ]);
  expect(totalOf(lines)).toBe(4000);
});

test('a club that charges whole periods lets nothing off', () => {
  const rules = { joining: false, leaving: false, pauses: false };
  const dates = { had: 1, before: 1, after: 1, paused: 1 };
  expect(linesFor({ ...asked, rules, dates })).toHaveLength(1);
  expect(totalOf(linesFor({ ...asked, dates: { had: 0, before: 0, after: 0, paused: 0 } }))).toBe(6200);
});

/** 62.00 €, 6200 ¥, 62.000 KD: what is charged and what is let off for others are the fee again, to the unit. */
test.each([
  ['EUR', 6200],
  ['JPY', 6201],
  ['KWD', 62_003],
])('shares of a fee lose no unit in %s', (_currency, amount) => {
  const count = fc.integer({ min: 0, max: 30 });
  const dates = fc.record({ had: count, before: count, after: count, paused: count });
  const some = fc.record({ joining: fc.boolean(), leaving: fc.boolean(), pauses: fc.boolean() });
  fc.assert(
    fc.property(dates, some, fc.integer({ min: 0, max: amount }), (had, rules, less) => {
      const lines = linesFor({
        ...{
          ...asked,
          price: price({ amount, member_amount: amount - less }),
          is_member: true,
          dates: had,
          rules,
        },
      });
      const off = lines.filter(({ kind }) => ['joining', 'leaving', 'pause'].includes(kind));
      expect(totalOf(lines) - totalOf(off)).toBe(amount - less);
      expect(totalOf(lines)).toBeGreaterThanOrEqual(0);
      const of = had.had + had.before + had.after + had.paused;
      const others = { joining: had.before, leaving: had.after, pause: had.paused };
      for (const { kind, amount: let_off } of off)
        expect(Math.abs(-let_off - ((amount - less) * others[kind as 'pause']) / of)).toBeLessThan(1);
    }),
  );
});

test('each further child of a family, and each further place of a student, has the rate of its own', () => {
  const rules = { sibling: 500, further_siblings: [1000, 1500], second_class: 200, stacking: 'sum' as const };
  const one = (student_id: string, guardians = ['mum'], root_id = '') => ({ student_id, guardians, root_id });
  const rateOf = (before: ReturnType<typeof one>[]) => ratesFor(rules, one('me'), before);
  expect(rateOf([one('a')]).sibling).toBe(500);
  // Two places of one child are one child.
  expect(rateOf([one('a'), one('a'), one('b', ['dad'])]).sibling).toBe(500);
  expect(rateOf([one('a'), one('b')]).sibling).toBe(1000);
  expect(rateOf([one('a'), one('b'), one('c'), one('d')]).sibling).toBe(1500);
  const mine = (...roots: string[]) => roots.map((root_id) => one('me', ['mum'], root_id));
  expect(rateOf(mine('a', 'b')).second_class).toBe(200);
  const further = (before: ReturnType<typeof mine>) =>
    ratesFor({ ...rules, further_classes: [900] }, one('me'), before).second_class;
  // A place that has moved is one place, and none beside that which goes on from it.
  expect([further(mine('a', 'b')), further(mine('a', 'a')), further(mine('', 'a'))]).toEqual([900, 200, 200]);
  expect(entitledBy(one('me'), mine('')).second_class).toBe(false);
});

test('siblings and a second class each are a line, of the fee as it is after its dates; or the best one alone', () => {
  const both = { sibling: true, second_class: true };
  const half = { had: 2, before: 2, after: 0, paused: 0 };
  const of = (more: object) =>
    linesFor({ ...asked, entitled: both, dates: half, enrolment_fee: 2500, ...more }).slice(2);
  expect(of({})).toEqual([
    { kind: 'sibling', amount: -310, facts: { rate: 1000 } },
    { kind: 'second_class', amount: -620, facts: { rate: 2000 } },
    { kind: 'enrolment_fee', amount: 2500, facts: {} },
  ]);
  expect(of({ discounts: { ...asked.discounts, stacking: 'best' } })[0]).toMatchObject({
    ...{ kind: 'second_class', amount: -620 },
  });
  const most = { sibling: 8000, second_class: 8000, stacking: 'sum' };
  expect(totalOf(of({ discounts: most, enrolment_fee: 0 }))).toBe(-3100);
});

test('a place before another one is there once, also of who is looked after', () => {
  const one = (root_id: string) => ({
    schedule_id: 'g',
    student_id: 'ana',
    guardians: ['mum', 'dad'],
    root_id,
  });
  const places = [one('a'), one('b')];
  expect(familyBefore(heldOf(places), places[1]!)).toEqual([places[0]]);
});

test('who was there first pays in full: a brother pays less, and so does one’s own second place', () => {
  const held = (student_id: string, ...guardians: string[]) => ({ student_id, guardians, root_id: newId() });
  const before = [held('leo', 'rosa'), held('pia')];
  expect(entitledBy(held('ana', 'rosa', 'luis'), before)).toEqual({ sibling: true, second_class: false });
  expect(entitledBy(held('leo', 'rosa'), before)).toEqual({ sibling: false, second_class: true });
  expect(entitledBy(held('tom'), before)).toEqual({ sibling: false, second_class: false });
});
