import type { ReactNode } from 'react';
import type { ProblemError } from '../../../platform/errors/problem.ts';

interface Places {
  max_participants: number;
  min_participants: number;
  scope?: 'this' | 'following' | 'all';
}

/** The question what becomes of who is over; `onDone` when the places are as wished. */
export type AskFewer = (asked: { places: Places; onDone: () => void; onClose: () => void }) => ReactNode;

export const isAboutPlaces = (error: unknown): boolean =>
  (error as ProblemError).code === 'scheduling.below_enrolled';
