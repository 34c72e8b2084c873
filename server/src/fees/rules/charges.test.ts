import { describe, expect, test } from 'vitest';
import { decideCharges, type Facts, type Group, type Place } from './charges.ts';

const november = { starts_on: '2026-11-01', ends_on: '2026-11-30' };
const group = (start_date: string, more: Partial<Group> = {}): Group => ({
  ...{ id: 'g', name: 'Lunes', course: null },
  recurrence: {
    ...{ recurrence: 'weekly', recurrence_days: [0], start_date, end_date: null, start_time: '19:00' },
    ...{ duration_minutes: 60, timezone: 'Europe/Madrid', rrule: null, exdates: [] },
  } as unknown as Group['recurrence'],
  plan: {
    ...{ id: 'p', name: 'Mensual', club_id: null, currency: 'EUR', period: 'month', weeks: null },
    ...{ starts_on: '2026-01-01', ends_on: null, due_day: 5, enrolment_fee: 0, enrolment_fee_each: 'once' },
    instalments: [],
    prices: [{ classes_a_week: null, group_size: null, amount: 6000, member_amount: null }],
  },
  rules: { joining: true, leaving: true, pauses: false },
  discounts: { sibling: 0, second_class: 0, stacking: 'sum', early: 0, early_days: 0 },
  late: null,
  ...more,
});
const place = (starts_on: string, more: Partial<Place> = {}): Place => ({
  ...{ id: 'f', root_id: 'f', schedule_id: 'g', student_id: 's', student_name: 'Ana' },
  ...{ is_club_member: false, guardians: [], starts_on, ends_on: null, pauses: [] },
  ...more,
});
const charged = (one: Group, held: Place) => {
  const facts: Facts = { groups: [one], places: [held], charged: [], closures: [], enrolled: new Map() };
  const [charge] = decideCharges(facts, november).charges;
  return { due_on: charge?.due_on, total: charge?.lines.reduce((sum, { amount }) => sum + amount, 0) };
};

test('a plan that begins or ends within a month charges what of it is its own, whatever the club says of who joins', () => {
  const rules = { joining: false, leaving: false, pauses: false };
  const { plan } = group('2026-09-07');
  const during = (more: Partial<typeof plan>, from = '2026-09-07') => {
    const one = group('2026-09-07', { rules, plan: { ...plan, ...more } });
    const places = [place(from)];
    const facts: Facts = { groups: [one], places, charged: [], closures: [], enrolled: new Map() };
    return decideCharges(facts, november).charges.map(({ period, lines }) => [
      ...[period.starts_on, period.ends_on],
      lines.reduce((sum, { amount }) => sum + amount, 0),
    ]);
  };
  // Five Mondays in November 2026.
  expect(during({ starts_on: '2026-11-15' })).toEqual([['2026-11-15', '2026-11-30', 3600]]);
  expect(during({ ends_on: '2026-11-15' })).toEqual([['2026-11-01', '2026-11-15', 2400]]);
  expect(during({ ends_on: '2026-10-31' })).toEqual([]);
  // Nor does a place that begins after its last day.
  expect(during({ ends_on: '2026-11-15' }, '2026-11-23')).toEqual([]);
});

test('a month in which its group has no class costs nothing, and who may not come is left to the desk', () => {
  const closed: Facts = {
    ...{ groups: [group('2026-09-07')], places: [place('2026-09-07')], charged: [], enrolled: new Map() },
    closures: [{ ...november, name: 'Obras' }],
  };
  expect(decideCharges(closed, november)).toEqual({ charges: [], unpriced: [] });
  const blocked = { ...closed, closures: [], places: [place('2026-09-07', { is_blocked: true })] };
  expect(decideCharges(blocked, november)).toMatchObject({
    charges: [],
    unpriced: [{ reason: 'client_blocked' }],
  });
});

describe('a place that begins within a month', () => {
  test('of a group that was there pays for what is left, from its first day on', () => {
    expect(charged(group('2026-09-07'), place('2026-11-16'))).toEqual({ due_on: '2026-11-16', total: 3600 });
    expect(charged(group('2026-09-07'), place('2026-09-07'))).toEqual({ due_on: '2026-11-05', total: 6000 });
  });

  test('pays as little where the group begins with it', () => {
    expect(charged(group('2026-11-30'), place('2026-11-30'))).toEqual({ due_on: '2026-11-30', total: 1200 });
  });

  test('pays for what takes place of a group that begins or ends with it, whatever the club says of who joins and leaves', () => {
    const rules = { joining: false, leaving: false, pauses: false };
    expect(charged(group('2026-11-30', { rules }), place('2026-11-30')).total).toBe(1200);
    expect(charged(group('2026-09-07', { rules }), place('2026-11-30')).total).toBe(6000);
    const { recurrence } = group('2026-09-07');
    const ended = group('2026-09-07', { rules, recurrence: { ...recurrence, end_date: '2026-11-10' } });
    expect(charged(ended, place('2026-09-07')).total).toBe(2400);
    for (const rrule of ['FREQ=WEEKLY;BYDAY=MO;COUNT=1', 'FREQ=DAILY;INTERVAL=7', 'FREQ=MONTHLY;BYDAY=MO'])
      expect(
        charged(
          group('2026-11-30', {
            recurrence: { ...group('2026-11-30').recurrence, recurrence: 'custom', rrule },
          }),
          place('2026-11-30'),
        ).total,
      ).toBe(1200);
  });

  test('pays in each group for what it has there where it goes on in another, and nothing more where both cost the same', () => {
    const other = group('2026-09-08', { id: 'h', name: 'Martes' });
    const tuesday = { ...other.recurrence, recurrence_days: [1] };
    const dear = { ...other.plan, prices: [{ ...other.plan.prices[0]!, amount: 8000 }] };
    const moved = (plan: Group['plan']) => {
      const places = [
        place('2026-09-07', { ends_on: '2026-11-15' }),
        place('2026-11-16', { id: 'f2', schedule_id: 'h' }),
      ];
      const groups = [{ ...other, recurrence: tuesday, plan }, group('2026-09-07')];
      const facts: Facts = { groups, places, charged: [], closures: [], enrolled: new Map() };
      return decideCharges(facts, november).charges.map(({ group: { id }, lines }) => [
        id,
        ...lines.map(({ kind, amount }) => `${kind} ${amount}`),
      ]);
    };
    // Two of five Mondays, and two of four Tuesdays.
    expect(moved(dear)).toEqual([['g', 'fee 6000', 'moved 400']]);
    expect(moved(other.plan)).toEqual([['g', 'fee 6000']]);
  });
});

test('a price of the whole group is shared by who holds it, to the unit', () => {
  const shared = group('2026-09-07');
  const one = { ...shared, plan: { ...shared.plan, per: 'group' as const } };
  const prices = [{ ...shared.plan.prices[0]!, amount: 10_000 }];
  const places = ['a', 'b', 'c'].map((id) => place('2026-09-07', { id, root_id: id, student_id: id }));
  const facts: Facts = {
    ...{ groups: [{ ...one, plan: { ...one.plan, prices } }], places, charged: [], closures: [] },
    enrolled: new Map(),
  };
  expect(decideCharges(facts, november).charges.map(({ lines }) => lines[0]?.amount)).toEqual([
    3334, 3333, 3333,
  ]);
});

test('an enrolment fee is asked for once, in each term, or of who comes back', () => {
  const asked = (enrolment_fee_each: 'once' | 'term' | 'return', held: Partial<Place>, last: string) => {
    const one = group('2026-09-07', { course: { starts_on: '2026-09-01', ends_on: '2027-06-30' } });
    const facts: Facts = {
      groups: [{ ...one, plan: { ...one.plan, enrolment_fee: 2500, enrolment_fee_each } }],
      ...{ places: [place('2026-10-05', held)], charged: [], closures: [], enrolled: new Map([['s', last]]) },
    };
    const [charge] = decideCharges(facts, november).charges;
    return charge?.lines.some(({ kind }) => kind === 'enrolment_fee');
  };
  expect([asked('once', {}, '2026-01-01'), asked('term', {}, '2026-01-01')]).toEqual([false, true]);
  expect([asked('term', {}, '2026-09-01'), asked('return', {}, '2026-01-01')]).toEqual([false, true]);
  expect([asked('return', { was_there: true }, '2026-01-01'), asked('return', {}, '2026-10-05')]).toEqual([
    false,
    false,
  ]);
});

test('who stays in another term pays less in the first period of it', () => {
  const one = group('2026-11-02', {
    discounts: { ...group('2026-11-02').discounts, sibling: 0, second_class: 0, renewal: 1000 },
  });
  expect(charged(one, place('2026-11-02', { renewed: true })).total).toBe(5400);
  expect(charged(one, place('2026-10-05', { renewed: true })).total).toBe(6000);
  expect(charged(one, place('2026-11-02')).total).toBe(6000);
});
