import { actsFor } from '../clients/public.ts';
import { assists, seesRoster, teaches } from '../enrollments/public.ts';
import type { Actor } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';

export interface Taught {
  club_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
  assistant_instructor_ids: readonly string[];
}

/** Staff, an admin of the club, the session's instructor or its substitute, and who helps in it. */
export const takesAttendance = (actor: Actor, session: Taught): boolean => seesRoster(actor, session);

/** The seed's rule: staff and the session's instructor (or substitute), nobody else. */
export const seesNotes = (actor: Actor, session: Taught): boolean =>
  actor.is_staff || teaches(actor, session);

export type Method = 'desk' | 'instructor' | 'qr';

/** In which quality the actor checks `studentId` in; undefined when they may not. A code given is a code checked. */
export function methodOf(
  actor: Actor,
  session: Taught,
  studentId: string,
  withCode: boolean,
): Method | undefined {
  const own = actsFor(actor, studentId);
  if (own && withCode) return 'qr';
  if (administers(actor, session.club_id)) return 'desk';
  if (teaches(actor, session) || assists(actor, session)) return 'instructor';
  return own ? 'qr' : undefined;
}

export const attendanceAbilities = (
  actor: Actor,
  row: Taught & { student_id: string; present: boolean | null },
) => ({
  mark: takesAttendance(actor, row),
  view_notes: seesNotes(actor, row),
  give_feedback: actsFor(actor, row.student_id) && row.present === true,
});
