import type { EnrollmentFact } from '../facts.ts';
import type { Changes } from './apply.ts';

/** What happened, in the order: places given, given back, moved up. */
export function factsOf(changes: Changes): EnrollmentFact[] {
  const about = (row: { id: string; session_id: string; student_id: string }) => ({
    enrollment_id: row.id,
    session_id: row.session_id,
    student_id: row.student_id,
  });
  return [
    ...changes.placed.map((placed) => ({
      type:
        placed.status === 'enrolled'
          ? ('enrollments.student_enrolled' as const)
          : ('enrollments.student_waitlisted' as const),
      payload: { ...about(placed), source: placed.source },
    })),
    ...changes.cancelled.map(({ enrollment, ...how }) => ({
      type: 'enrollments.enrollment_cancelled' as const,
      payload: { ...about(enrollment), ...how, of_place: enrollment.schedule_enrollment_id !== null },
    })),
    ...changes.displaced.map((enrollment) => ({
      type: 'enrollments.student_displaced' as const,
      payload: about(enrollment),
    })),
    ...changes.reinstated.map((enrollment) => ({
      type: 'enrollments.enrollment_reinstated' as const,
      payload: { ...about(enrollment), waits: enrollment.status === 'waitlisted' },
    })),
    ...changes.promoted.map((enrollment) => ({
      type: 'enrollments.student_promoted' as const,
      payload: about(enrollment),
    })),
  ];
}
