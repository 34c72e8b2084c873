import type { AttendanceMarked } from '../attendance/facts.ts';
import type {
  EnrollmentCancelled,
  EnrollmentReinstated,
  FixedPlaceEnded,
  FixedPlaceMoved,
  MakeUpsEarned,
  PlaceChanged,
  PlaceRequestChanged,
  StudentDisplaced,
  StudentEnrolled,
  StudentPromoted,
  StudentWaitlisted,
} from '../enrollments/facts.ts';
import { type Reaction, reaction } from '../kernel/facts.ts';
import type {
  SchedulePublished,
  SessionCancelled,
  SessionChanged,
  SessionReinstated,
} from '../scheduling/facts.ts';
import {
  isNewsToStudent,
  tellAbsent,
  tellCancelled,
  tellDisplaced,
  tellEnrolled,
  tellPromoted,
  tellReinstated,
  tellWaitlisted,
} from './commands/enrollments.ts';
import { tellPlaceEnded, tellPlaceMoved, tellPublished } from './commands/groups.ts';
import { tellMakeUpsEarned } from './commands/make-ups.ts';
import { isQueueNews, tellPlaceRequest } from './commands/place-queue.ts';
import { tellPlaceChanged } from './commands/places.ts';
import { tellChanged, tellCoachCancelled, tellCoachReinstated } from './commands/sessions.ts';

/** A student is told once of all that a cause did to them: it stays in one job. */
const ofStudent = ({ student_id }: { student_id: string }): string => student_id;

/** Who hears of what. All of it later, in the worker: nobody waits for a message to be written. */
export const notificationReactions: readonly Reaction[] = [
  reaction<StudentEnrolled>({
    name: 'tell_enrolled',
    on: 'enrollments.student_enrolled',
    wants: isNewsToStudent,
    together: ofStudent,
    later: tellEnrolled,
  }),
  reaction<StudentWaitlisted>({
    name: 'tell_waitlisted',
    on: 'enrollments.student_waitlisted',
    wants: isNewsToStudent,
    together: ofStudent,
    later: tellWaitlisted,
  }),
  reaction<StudentPromoted>({
    name: 'tell_promoted',
    on: 'enrollments.student_promoted',
    together: ofStudent,
    later: tellPromoted,
  }),
  reaction<EnrollmentCancelled>({
    name: 'tell_cancelled',
    on: 'enrollments.enrollment_cancelled',
    wants: ({ by_club, told_otherwise }) => by_club && !told_otherwise,
    together: ofStudent,
    later: tellCancelled,
  }),
  reaction<StudentDisplaced>({
    name: 'tell_displaced',
    on: 'enrollments.student_displaced',
    together: ofStudent,
    later: tellDisplaced,
  }),
  reaction<EnrollmentReinstated>({
    name: 'tell_reinstated',
    on: 'enrollments.enrollment_reinstated',
    together: ofStudent,
    later: tellReinstated,
  }),
  reaction<SessionReinstated>({
    name: 'tell_coach_reinstated',
    on: 'scheduling.session_reinstated',
    later: tellCoachReinstated,
  }),
  reaction<SessionCancelled>({
    name: 'tell_coach_cancelled',
    on: 'scheduling.session_cancelled',
    later: tellCoachCancelled,
  }),
  reaction<SessionChanged>({ name: 'tell_changed', on: 'scheduling.session_changed', later: tellChanged }),
  reaction<SchedulePublished>({
    name: 'tell_published',
    on: 'scheduling.schedule_published',
    later: tellPublished,
  }),
  reaction<FixedPlaceEnded>({
    name: 'tell_place_ended',
    on: 'enrollments.fixed_place_ended',
    wants: ({ in_classes }) => !in_classes,
    together: ofStudent,
    later: tellPlaceEnded,
  }),
  reaction<FixedPlaceMoved>({
    name: 'tell_place_moved',
    on: 'enrollments.fixed_place_moved',
    together: ofStudent,
    later: tellPlaceMoved,
  }),
  reaction<PlaceChanged>({
    name: 'tell_place_changed',
    on: 'enrollments.place_changed',
    together: ofStudent,
    later: tellPlaceChanged,
  }),
  reaction<PlaceRequestChanged>({
    name: 'tell_place_request',
    on: 'enrollments.place_request_changed',
    wants: isQueueNews,
    together: ofStudent,
    later: tellPlaceRequest,
  }),
  reaction<MakeUpsEarned>({
    name: 'tell_make_ups_earned',
    on: 'enrollments.make_ups_earned',
    together: ofStudent,
    later: tellMakeUpsEarned,
  }),
  reaction<AttendanceMarked>({
    name: 'tell_absent',
    on: 'attendance.marked',
    wants: ({ marks }) => marks.some((mark) => !mark.present),
    later: tellAbsent,
  }),
];
