import type {
  EnrollmentCancelled,
  StudentEnrolled,
  StudentPromoted,
  StudentWaitlisted,
} from '../enrollments/facts.ts';
import { type Reaction, reaction } from '../kernel/facts.ts';
import type { SessionCancelled, SessionChanged } from '../scheduling/facts.ts';
import { tellCancelled, tellEnrolled, tellPromoted } from './commands/enrollments.ts';
import { tellChanged, tellCoachCancelled } from './commands/sessions.ts';

/** Who hears of what. All of it later, in the worker: nobody waits for a message to be written. */
export const notificationReactions: readonly Reaction[] = [
  reaction<StudentEnrolled>({
    name: 'tell_enrolled',
    on: 'enrollments.student_enrolled',
    later: tellEnrolled,
  }),
  reaction<StudentWaitlisted>({
    name: 'tell_waitlisted',
    on: 'enrollments.student_waitlisted',
    later: tellEnrolled,
  }),
  reaction<StudentPromoted>({
    name: 'tell_promoted',
    on: 'enrollments.student_promoted',
    later: tellPromoted,
  }),
  reaction<EnrollmentCancelled>({
    name: 'tell_cancelled',
    on: 'enrollments.enrollment_cancelled',
    later: tellCancelled,
  }),
  reaction<SessionCancelled>({
    name: 'tell_coach_cancelled',
    on: 'scheduling.session_cancelled',
    later: tellCoachCancelled,
  }),
  reaction<SessionChanged>({ name: 'tell_changed', on: 'scheduling.session_changed', later: tellChanged }),
];
