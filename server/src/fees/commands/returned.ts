import type { Scope } from '../../kernel/scope.ts';
import { addLine } from '../store/charges.ts';
import { setTime } from '../store/time.ts';

/** Charges that were to be collected, and are not: none of them was late meanwhile. They are locked by whoever calls. */
export const allowTime = (scope: Scope, ids: readonly string[]): Promise<void> => setTime(scope, ids);

/** What a returned debit costs is added to its charge; below 0: it is taken back. */
export const addReturnedFee = (
  scope: Scope,
  id: string,
  { amount, reason }: { amount: number; reason: string },
): Promise<void> => addLine(scope, id, { kind: 'returned', amount, reason });
