import { parseInstant } from '../../kernel/time/index.ts';
import { isRecent } from '../../payments/rules.ts';

export interface PaymentState {
  status: string;
  paid: boolean;
  by_make_up: boolean;
  /** The fee of its fixed place pays for it (docs/domain/fees.md). */
  by_fee: boolean;
  student_package_id: string | null;
  /** Null: not paid. */
  payment_id: string | null;
  paid_at: Date | string | null;
}

type Paying = Pick<PaymentState, 'paid' | 'by_make_up' | 'by_fee' | 'student_package_id'>;

/** Whoever waits has nothing to pay yet; a cancelled booking may have its price left to pay. A class is paid once. */
export const canBePaid = ({ status, ...how }: PaymentState): boolean =>
  !isPaid(how) && status !== 'waitlisted';

/** At the desk, with a make-up, by the fee of its place, or by a package. */
const isPaid = ({ paid, by_make_up, by_fee, student_package_id }: Paying): boolean =>
  paid || by_make_up || by_fee || student_package_id !== null;

/** What was noted at the desk, as long as a mistake is found out. */
export function canBeUndone(
  { paid, payment_id, paid_at }: Omit<PaymentState, keyof Paying> & { paid: boolean },
  now: Date,
): boolean {
  if (!paid || payment_id === null || paid_at === null) return false;
  const at = paid_at instanceof Date ? paid_at : parseInstant(paid_at);
  return at !== null && isRecent(at, now);
}
