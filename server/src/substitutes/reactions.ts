import type { ExceptionRemoved, StandingChanged } from '../instructors/facts.ts';
import { type Reaction, reaction } from '../kernel/facts.ts';
import type { SessionCancelled, SessionChanged } from '../scheduling/facts.ts';
import { endWithAbsence, endWithChanges, endWithClasses, endWithStanding } from './commands/close.ts';

/** In the transaction of their cause: nobody accepts what is not wanted any more. */
export const substituteReactions: readonly Reaction[] = [
  reaction<SessionCancelled>({
    name: 'end_questions_of_cancelled',
    on: 'scheduling.session_cancelled',
    now: endWithClasses,
  }),
  reaction<SessionChanged>({
    name: 'end_questions_of_changed',
    on: 'scheduling.session_changed',
    now: endWithChanges,
  }),
  reaction<ExceptionRemoved>({
    name: 'end_questions_of_who_is_back',
    on: 'instructors.exception_removed',
    now: endWithAbsence,
  }),
  reaction<StandingChanged>({
    name: 'end_questions_of_who_comes_or_goes',
    on: 'instructors.standing_changed',
    now: endWithStanding,
  }),
];
