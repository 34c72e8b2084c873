import type { LocalDate } from '../../../kernel/time/index.ts';

/** What a decision writes into the ledger of make-ups. */
export type LedgerEntry =
  | { kind: 'used'; enrollment_id: string; make_up_id: string; number: number; expires_on: LocalDate }
  /** Of the make-up that paid for this booking; it is valid until this day at least. */
  | { kind: 'given_back'; enrollment_id: string; at_least: LocalDate };
