import type { Fact } from '../kernel/facts.ts';

/** A client can pay for a class that they could not pay for before. */
export type CreditGained = Fact<'packages.credit_gained', { student_id: string }>;

export const creditGained = (student_id: string): CreditGained => ({
  type: 'packages.credit_gained',
  payload: { student_id },
});

/** It was decided about many packages that have ended. */
export type RoundStarted = Fact<'packages.round_started', { round_id: string }>;

export const roundStarted = (round_id: string): RoundStarted => ({
  type: 'packages.round_started',
  payload: { round_id },
});
