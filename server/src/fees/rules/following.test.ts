import { expect, test } from 'vitest';
import { follow, type Standing } from './following.ts';
import type { Line, LineKind } from './lines.ts';

const paid = (lines: Partial<Record<LineKind, number>>, more: Partial<Standing> = {}): Standing => {
  const amount = Object.values(lines).reduce((sum, one) => sum + one, 0);
  return {
    ...{ id: 'c', status: 'paid', amount, due_on: '2026-11-05', to_return: 0, paid: amount },
    ...{ with_place: false, lines: new Map(Object.entries(lines) as [LineKind, number][]), ...more },
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
