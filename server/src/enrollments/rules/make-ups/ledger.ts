import type { LocalDate } from '../../../kernel/time/index.ts';
import type { EnrollmentState } from '../state.ts';

/** What a decision writes into the ledger of make-ups. */
export type LedgerEntry =
  | { kind: 'used'; enrollment_id: string; make_up_id: string; number: number; expires_on: LocalDate }
  /** Of the make-up that paid for this booking; it is valid until this day at least. */
  | { kind: 'given_back'; enrollment_id: string; at_least: LocalDate }
  /** The loss of this booking gave a make-up, and is none any more. */
  | { kind: 'withdrawn'; lost_enrollment_id: string };

/** Who takes a released date back has no make-up for it any more. */
export const withdrawnBy = ({ id, earned }: EnrollmentState): LedgerEntry[] =>
  earned === 'open' ? [{ kind: 'withdrawn', lost_enrollment_id: id }] : [];
