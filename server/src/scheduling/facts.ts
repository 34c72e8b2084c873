import type { Fact } from '../kernel/facts.ts';

export type SchedulePublished = Fact<'scheduling.schedule_published', { schedule_id: string }>;
export type ScheduleCancelled = Fact<
  'scheduling.schedule_cancelled',
  { schedule_id: string; reason: string }
>;
/**
 * The sessions from `from_date` on (by the schedule's own calendar) now belong to `successor_id`. Said before the
 * successor's sessions are changed or generated, so that fixed places move first.
 */
export type ScheduleSplit = Fact<
  'scheduling.schedule_split',
  { schedule_id: string; successor_id: string; from_date: string }
>;
export type SessionsGenerated = Fact<
  'scheduling.sessions_generated',
  { schedule_id: string; session_ids: string[] }
>;
export type SessionCancelled = Fact<'scheduling.session_cancelled', { session_id: string; reason: string }>;
/** A class that was off since `cancelled_at` (RFC 3339) takes place again. */
export type SessionReinstated = Fact<
  'scheduling.session_reinstated',
  { session_id: string; cancelled_at: string }
>;
/** Who may take its classes, or until when, is decided otherwise than before. */
export type ScheduleTermsChanged = Fact<'scheduling.schedule_terms_changed', { schedule_id: string }>;
/** `changes` by field: before and after; instants are RFC 3339 in the club's offset. */
export type SessionChanged = Fact<
  'scheduling.session_changed',
  { session_id: string; changes: Record<string, [unknown, unknown]> }
>;

export type SchedulingFact =
  | SchedulePublished
  | ScheduleCancelled
  | ScheduleSplit
  | SessionsGenerated
  | SessionCancelled
  | SessionReinstated
  | ScheduleTermsChanged
  | SessionChanged;
