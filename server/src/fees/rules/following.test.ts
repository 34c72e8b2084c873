import { expect, test } from 'vitest';
import { follow } from './following.ts';
import type { Line, LineKind } from './lines.ts';
import type { Standing } from './standing.ts';

const paid = (lines: Partial<Record<LineKind, number>>, more: Partial<Standing> = {}): Standing => {
  const amount = Object.values(lines).reduce((sum, one) => sum + one, 0);
  return {
    ...{ id: 'c', status: 'paid', amount, due_on: '2026-11-05', to_return: 0, paid: amount },
    ...{
      with_place: false,
      paid_early: null,
      lines: new Map(Object.entries(lines) as [LineKind, number][]),
      ...more,
    },
  };
};
const line = (kind: LineKind, amount: number): Line => ({ kind, amount, facts: {} });

test('what comes to nothing is written where it was paid, and asks for nothing', () => {
  const charges = [paid({ fee: 10_000, pause: -5000 })];
  const steps = follow({ charges, target: [line('leaving', -5000)], way: 'credit' });
  expect(steps).toMatchObject({
    lines: [
      { charge_id: 'c', line: { kind: 'leaving', amount: -5000 } },
      { charge_id: 'c', line: { kind: 'pause', amount: 5000 } },
    ],
    ...{ more: [], credit: [], to_return: [], kept: 0 },
  });
});

test('what one part has let off for paying early is its own: nothing changes while its dates do not', () => {
  const early = paid({ fee: 5000, early: -500 }, { paid_early: { off: 500, base: 5000 } });
  const open = paid({ fee: 5000 }, { id: 'd', status: 'open', due_on: '2026-11-20', paid: 0 });
  const none = { lines: [], more: [], credit: [], to_return: [] };
  expect(follow({ charges: [early, open], target: [], way: 'credit' })).toMatchObject(none);
  const corrected = paid(
    { fee: 10_000, correction: 2000, early: -1200 },
    { paid_early: { off: 1200, base: 12_000 } },
  );
  expect(follow({ charges: [corrected], target: [], way: 'credit' })).toMatchObject(none);
  // The open part changes first; the other one only as far as its own dates do.
  const less = follow({ charges: [early, open], target: [line('leaving', -6000)], way: 'credit' });
  expect(less).toMatchObject({
    lines: [
      { charge_id: 'd', line: { kind: 'leaving', amount: -5000 } },
      { charge_id: 'c', line: { kind: 'leaving', amount: -1000 } },
      { charge_id: 'c', line: { kind: 'early', amount: 100 } },
    ],
    credit: [{ charge_id: 'c', amount: 900 }],
  });
});

test('who paid early and has it back owes it again as it was, to the cent', () => {
  const first = { paid_early: { off: 1000, base: 10_000 } };
  const left = paid({ fee: 10_000, leaving: -3333, early: -667 }, first);
  expect(follow({ charges: [left], target: [], way: 'credit' }).more).toMatchObject([
    { kind: 'leaving', amount: 3333 },
    { kind: 'early', amount: -333 },
  ]);
  const waiting = paid({ fee: 10_000, leaving: -3000, early: -700 }, { ...first, to_return: 2700 });
  const back = follow({ charges: [waiting], target: [], way: 'credit' });
  expect(back).toMatchObject({ more: [], to_return: [{ charge_id: 'c', delta: -2700 }] });
  const gone = follow({ charges: [paid({ fee: 10_000, early: -1000 }, first)], target: null, way: 'credit' });
  expect(gone.credit).toEqual([{ charge_id: 'c', amount: 9000 }]);
});

test('a late fee of an open part stays, and is not taken for what was let off', () => {
  const late = paid({ fee: 5000, late: 300 }, { status: 'open', paid: 0 });
  const first = paid({ fee: 5000 }, { id: 'd' });
  const steps = follow({ charges: [late, first], target: [line('leaving', -6000)], way: 'nothing' });
  expect(steps).toMatchObject({
    lines: [
      { charge_id: 'c', line: { amount: -5000 } },
      { charge_id: 'd', line: { kind: 'leaving', amount: -1000 } },
      { charge_id: 'd', line: { kind: 'kept', amount: 1000 } },
    ],
    kept: 1000,
  });
});

test('what is owed again as it was paid early is let off whole, and not below nothing', () => {
  const first = paid(
    { fee: 10_000, leaving: -5000, early: -500 },
    { paid_early: { off: 1000, base: 10_000 } },
  );
  const again = paid({ leaving: 5000, early: -500 }, { id: 'd', status: 'open', paid: 0 });
  const steps = follow({ charges: [first, again], target: [line('leaving', -5000)], way: 'credit' });
  expect(steps).toMatchObject({
    lines: [
      { charge_id: 'd', line: { kind: 'leaving', amount: -5000 } },
      { charge_id: 'd', line: { kind: 'early', amount: 500 } },
    ],
    ...{ credit: [], more: [] },
  });
});

test('of what was paid early beside a deposit no more goes back than was paid', () => {
  const early = { paid_early: { off: 270, base: 5402 } };
  const one = paid({ fee: 8003, joining: -2001, second_class: -600, deposit: -3003, early: -270 }, early);
  const target = [line('joining', -2001), line('second_class', -200), line('pause', -4000)];
  const { lines, credit } = follow({ charges: [one], target, way: 'credit' });
  const change = lines.reduce((sum, { line: { amount } }) => sum + amount, 0);
  expect(one.amount + change).toBe(0);
  expect(credit).toEqual([{ charge_id: 'c', amount: one.amount }]);
});

test('a deposit counts for no more than its charge comes to: the rest is held, and counts again as the fee grows', () => {
  const of = (more: Partial<Standing> = {}) => paid({ fee: 10_000, deposit: -5000 }, more);
  const target = [line('leaving', -8000)];
  const lines = [
    { charge_id: 'c', line: { kind: 'leaving', amount: -8000 } },
    { charge_id: 'c', line: { kind: 'deposit', amount: 3000 } },
  ];
  expect(follow({ charges: [of()], target, way: 'credit' })).toMatchObject({
    ...{ lines, credit: [{ charge_id: 'c', amount: 5000 }] },
  });
  const open = of({ status: 'open', paid: 0 });
  expect(follow({ charges: [open], target, way: 'credit' })).toMatchObject({ lines, credit: [] });
  // What has stayed with the club is the whole of it.
  expect(follow({ charges: [of()], target, way: 'nothing' })).toMatchObject({
    lines: [{ line: { amount: -8000 } }, { line: { kind: 'kept', amount: 8000 } }],
    credit: [],
  });
  const less = { fee: 10_000, leaving: -8000, deposit: -2000 };
  const held = paid(less, { status: 'open', paid: 0, deposit_held: 3000 });
  expect(follow({ charges: [held], target: [], way: 'credit' }).lines).toMatchObject([
    { line: { kind: 'leaving', amount: 8000 } },
    { line: { kind: 'deposit', amount: -3000 } },
  ]);
  // Whose whole period is gone has nothing of it in it, also where nothing else was paid.
  expect(follow({ charges: [paid(less)], target: null, way: 'credit' }).lines).toMatchObject([
    { line: { kind: 'leaving', amount: -2000 } },
    { line: { kind: 'deposit', amount: 2000 } },
  ]);
  const enrolled = paid({ fee: 5000, enrolment_fee: 3000, deposit: -4000 });
  expect(
    follow({ charges: [enrolled], target: [line('leaving', -5000)], way: 'credit' }).lines,
  ).toMatchObject([{ line: { amount: -5000 } }, { line: { kind: 'deposit', amount: 1000 } }]);
});
