import { addHours, parseInstant } from '../../kernel/time/index.ts';

/** How long what the desk has noted can be taken back: a till is counted, a transfer bounces, within a month. */
const undoDays = 31;

export interface PaymentState {
  status: string;
  paid: boolean;
  /** Null: not paid, or noted before payments had names. */
  payment_id: string | null;
  paid_at: Date | string | null;
}

/** Whoever waits has nothing to pay yet; a cancelled booking may have its price left to pay. */
export const canBePaid = ({ status, paid }: PaymentState): boolean => !paid && status !== 'waitlisted';

/** What was noted at the desk, as long as a mistake is found out. */
export function canBeUndone({ paid, payment_id, paid_at }: PaymentState, now: Date): boolean {
  if (!paid || payment_id === null || paid_at === null) return false;
  const at = paid_at instanceof Date ? paid_at : parseInstant(paid_at);
  return at !== null && now < addHours(at, undoDays * 24);
}
