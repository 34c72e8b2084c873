import type { Fact } from '../kernel/facts.ts';

/** A client can pay for a class that they could not pay for before. */
export type CreditGained = Fact<'packages.credit_gained', { student_id: string }>;

export const creditGained = (student_id: string): CreditGained => ({
  type: 'packages.credit_gained',
  payload: { student_id },
});
