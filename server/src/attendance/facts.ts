import type { Fact } from '../kernel/facts.ts';

/** Who came and who did not; only those for whom it changed. */
export type AttendanceMarked = Fact<
  'attendance.marked',
  { session_id: string; marks: { enrollment_id: string; student_id: string; present: boolean }[] }
>;
