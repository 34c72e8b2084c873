/** What the page of a payment says. */
interface Said {
  status: 'open' | 'complete' | 'expired';
  paid: boolean;
  failed: boolean;
  amount: number;
  currency: string;
}

/** A payment as it is here. */
export interface Known {
  status: string;
  amount: number;
  currency: string;
  /** The money that came after it was over is in the account already. */
  late_payment_id: string | null;
}

/**
 * What follows from what a page says, whoever tells it, how often and in whatever order. `stray`: money for a payment
 * that was over. `amount`: it is not what was asked for, and a person has to look.
 */
export type Outcome = 'capture' | 'cancel' | 'fail' | 'stray' | 'amount' | 'nothing';

export function outcomeOf(known: Known, page: Said): Outcome {
  const { status, amount, currency, late_payment_id } = known;
  if (page.paid) {
    const isNew = status === 'pending' || (isOver(status) && late_payment_id === null);
    if (!isNew) return 'nothing';
    if (page.amount !== amount || page.currency !== currency) return 'amount';
    return status === 'pending' ? 'capture' : 'stray';
  }
  if (status !== 'pending') return 'nothing';
  if (page.status === 'expired') return 'cancel';
  return page.failed ? 'fail' : 'nothing';
}

const isOver = (status: string): boolean => status === 'cancelled' || status === 'failed';
