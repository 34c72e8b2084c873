import type { Changes } from '../facts.ts';
import type { Steps } from './following.ts';
import { totalOf } from './shares.ts';
import type { Standing } from './standing.ts';

export function changesOf(charges: readonly Standing[], steps: Steps): Changes {
  const open = new Set(charges.filter((one) => one.status === 'open' || one.with_place).map(({ id }) => id));
  const written = totalOf(steps.lines.filter(({ charge_id }) => open.has(charge_id)).map(({ line }) => line));
  const amounts = (ids: readonly string[]) => totalOf(charges.filter(({ id }) => ids.includes(id)));
  const to_pay = written + amounts(steps.reopen) - amounts(steps.cancel) + totalOf(steps.more);
  const money = steps.to_return.reduce((total, { delta }) => total + delta, 0);
  return {
    ...{ less: Math.max(0, -to_pay), more: Math.max(0, to_pay), credit: totalOf(steps.credit) },
    ...{ money, kept: steps.kept },
  };
}

/** The same is to be paid, and nothing goes back: nobody has to be told. */
export const isUnchanged = (changes: Changes): boolean =>
  Object.values(changes).every((amount) => amount === 0);

export const isNothing = ({ lines, cancel, reopen, credit, to_return, more }: Steps): boolean =>
  [lines, cancel, reopen, credit, to_return, more].every((one) => one.length === 0);
