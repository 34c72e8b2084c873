import type { LocalDate } from '../../kernel/time/index.ts';
import type { LineKind } from './lines.ts';

/** What is let off of who paid a charge early: then, and of what it was. */
export interface PaidEarly {
  off: number;
  base: number;
}

/** One of the charges of a place and a period: the first, one of its parts, or one of what is to be paid more. */
export interface Standing {
  id: string;
  status: 'open' | 'paid' | 'cancelled';
  amount: number;
  due_on: LocalDate;
  /** What was paid too much, for the desk to give back. */
  to_return: number;
  /** Of what was paid, what has not gone back and is not to. */
  paid: number;
  with_place: boolean;
  lines: ReadonlyMap<LineKind, number>;
  /** Of the deposit that counts in it, what is held still: it was more than the charge came to. */
  deposit_held?: number;
  /** Null where it was not, and of what is to be paid more. */
  paid_early: PaidEarly | null;
}
