import type { Line, LineKind } from './lines.ts';
import { totalOf } from './shares.ts';
import type { PaidEarly, Standing } from './standing.ts';

/** Nothing is let off of these for paying early. */
const apart: readonly LineKind[] = [
  'early',
  'enrolment_fee',
  'enrolment_off',
  'deposit',
  'late',
  'late_off',
  'returned',
];

/** Of what a charge is, what is let off for paying early is a share of. */
export const baseOf = ({ lines }: Standing): number =>
  [...lines].reduce((sum, [kind, amount]) => (apart.includes(kind) ? sum : sum + amount), 0);

const offOf = ({ lines }: Standing): number => -(lines.get('early') ?? 0);

/** What was let off of it when it was paid; of what was to be paid more for it, what is let off now. */
export const rateOf = (one: Standing): PaidEarly => one.paid_early ?? { off: offOf(one), base: baseOf(one) };

/** What is let off for paying early follows what was paid early, each charge by itself, and nothing else. */
export function earlyLines(
  charges: readonly Standing[],
  poured: readonly { id: string | null; line: Line }[],
): { id: string | null; line: Line }[] {
  const more = (id: string | null) => totalOf(poured.filter((one) => one.id === id).map(({ line }) => line));
  const own = charges.map((one) => ({ id: one.id, amount: follows(one, more(one.id)) }));
  const back = regained(charges, { more, own });
  const all = [...own, { id: null, amount: -back }];
  return all.flatMap(({ id, amount }) =>
    amount === 0 ? [] : [{ id, line: { kind: 'early' as const, amount, facts: {} } }],
  );
}

function follows(one: Standing, more: number): number {
  const { off, base } = rateOf(one);
  // What is owed again as it was paid early is less with its days; what comes to it was never paid early.
  const isIt = one.status === 'paid' ? more !== 0 : one.status === 'open' && more < 0;
  if (!isIt || off <= 0 || base <= 0) return 0;
  return offOf(one) - Math.round((off * Math.max(0, baseOf(one) + more)) / base);
}

/** Who has back what they paid early, and owes it again, owes it as it was. */
function regained(
  charges: readonly Standing[],
  { more, own }: { more: (id: string | null) => number; own: readonly { amount: number }[] },
): number {
  const all = charges.filter((one) => one.paid_early !== null || offOf(one) > 0);
  const sum = (of: (one: Standing) => number) => all.reduce((total, one) => total + of(one), 0);
  const base = sum((one) => (one.paid_early?.base ?? 0) - baseOf(one) - more(one.id));
  const off = sum((one) => (one.paid_early?.off ?? 0) - offOf(one)) + totalOf(own);
  const asked = more(null);
  if (asked <= 0 || base <= 0 || off <= 0) return 0;
  return Math.round((off * Math.min(asked, base)) / base);
}
