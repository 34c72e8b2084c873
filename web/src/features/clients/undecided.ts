import { ProblemError } from '../../platform/errors/problem.ts';

/** Whether somebody has bookings or fixed places before them, and nobody has said what becomes of these. */
export const isUndecided = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'changes.undecided';
