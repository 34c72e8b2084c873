import type { Scope } from '../../kernel/scope.ts';
import { addLine, owedAnew } from '../store/charges.ts';
import { keepLess } from '../store/deposits.ts';
import { lessToReturn } from '../store/follow.ts';

/** Charges that were to be collected, and are not: they are due today, if not later. They are locked by whoever calls. */
export const allowTime = (scope: Scope, ids: readonly string[]): Promise<void> => owedAnew(scope, ids);

/** What a returned debit costs is added to its charge; below 0: it is taken back. */
export const addReturnedFee = (
  scope: Scope,
  id: string,
  { amount, reason }: { amount: number; reason: string },
): Promise<void> => addLine(scope, id, { kind: 'returned', amount, reason });

/** Money of a charge has gone back, whose deposit was locked before: what is kept of it is not more than is left. */
export async function wentBack(scope: Scope, id: string, amount: number): Promise<void> {
  await lessToReturn(scope, id, amount);
  await keepLess(scope, id);
}
