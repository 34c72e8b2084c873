import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spreadMadeThere } from './made-there.ts';

const line = (line_id: string, left: number) => ({ line_id, left });

test('what went back outside of here goes of the credit first, then of each thing as much as it has left', () => {
  const lines = [line('a', 1500), line('b', 5000), line('c', 0)];
  const of = (amount: number, on_account = 0, balance = 0) =>
    spreadMadeThere({ amount, on_account, balance, lines });
  expect(of(1001)).toEqual({
    ...{ credit: 0, unbooked: 0 },
    lines: [
      { line_id: 'a', amount: 231 },
      { line_id: 'b', amount: 770 },
    ],
  });
  expect(of(6500)).toMatchObject({ lines: [{ amount: 1500 }, { amount: 5000 }], unbooked: 0 });
  expect(of(700, 700, 900)).toMatchObject({ credit: 700, lines: [] });
  // The account has used it meanwhile.
  expect(of(7000, 700, 200)).toMatchObject({ credit: 200, unbooked: 300 });
});

test('no unit of it is lost, and no thing gives more than it has', () => {
  const amounts = fc.integer({ min: 0, max: 1_000_000 });
  const asked = fc.record({ amount: amounts, on_account: amounts, balance: amounts });
  fc.assert(
    fc.property(asked, fc.array(amounts, { maxLength: 6 }), (of, left) => {
      const lines = left.map((one, i) => line(`${i}`, one));
      const spread = spreadMadeThere({ ...of, lines });
      const sum = spread.lines.reduce((total, one) => total + one.amount, 0);
      expect(spread.credit + sum + spread.unbooked).toBe(of.amount);
      for (const one of spread.lines) expect(one.amount).toBeLessThanOrEqual(left[Number(one.line_id)] ?? 0);
    }),
  );
});
