import { apportion } from '../../kernel/money.ts';

/** What somebody gave back outside of here, of a payment as it stands. */
export interface MadeThere {
  /** Minor units. */
  amount: number;
  /** What of the payment has become credit of who paid. */
  on_account: number;
  /** What their account has by now. */
  balance: number;
  /** What has not gone back of each of its things. */
  lines: readonly { line_id: string; left: number }[];
}

export interface Spread {
  credit: number;
  lines: { line_id: string; amount: number }[];
  /** More than there is to go back. */
  unbooked: number;
}

/**
 * Of what it goes: first what is credit already, for nothing is held for it, as far as the account has it still; then its
 * things, in the proportion of what each has left, by largest remainder. Together it is what went back, to the unit.
 */
export function spreadMadeThere({ amount, on_account, balance, lines }: MadeThere): Spread {
  const credit = Math.max(0, Math.min(amount, on_account, balance));
  const left = lines.reduce((sum, line) => sum + line.left, 0);
  const most = Math.min(amount - credit, left);
  const parts = apportion(
    most,
    lines.map((line) => line.left),
  );
  return {
    credit,
    lines: lines.flatMap(({ line_id }, i) => {
      const part = parts[i] ?? 0;
      return part > 0 ? [{ line_id, amount: part }] : [];
    }),
    unbooked: amount - credit - most,
  };
}
