import { actsFor, ownClientId } from '../clients/public.ts';
import { type Actor, can } from '../kernel/actor.ts';
import { administers } from '../organizations/public.ts';
import { ownInstructorId } from '../people/public.ts';
import { canBePaid, canBeUndone, type PaymentState } from './rules/payment.ts';
import type { Source } from './rules/state.ts';

export interface SessionOwner {
  club_id: string;
  instructor_id: string | null;
  substitute_instructor_id: string | null;
}

/** The seed's can_manage_enrollments: staff, an admin of the club, the session's instructor or its substitute. */
export function managesEnrollments(actor: Actor, session: SessionOwner): boolean {
  return administers(actor, session.club_id) || teaches(actor, session);
}

export function teaches(actor: Actor, session: SessionOwner): boolean {
  const own = ownInstructorId(actor);
  return own !== undefined && (own === session.instructor_id || own === session.substitute_instructor_id);
}

/** Whoever helps in a class is no one who decides about its places; absent where nobody asks for them. */
export interface Assisted extends SessionOwner {
  assistant_instructor_ids?: readonly string[] | undefined;
}

export function assists(actor: Actor, { assistant_instructor_ids = [] }: Assisted): boolean {
  const own = ownInstructorId(actor);
  return own !== undefined && assistant_instructor_ids.includes(own);
}

/** Sees who comes and says who came: who manages the places, and who helps in the class. */
export const seesRoster = (actor: Actor, session: Assisted): boolean =>
  managesEnrollments(actor, session) || assists(actor, session);

/** In which quality the actor books for `studentId` in these sessions; undefined when they may not. */
export function sourceOf(
  actor: Actor,
  studentId: string,
  sessions: readonly SessionOwner[],
): Source | undefined {
  if (ownClientId(actor) === studentId) return 'self';
  if (actsFor(actor, studentId)) return 'guardian';
  if (sessions.every((session) => administers(actor, session.club_id))) return 'desk';
  if (sessions.every((session) => managesEnrollments(actor, session))) return 'instructor';
  return undefined;
}

/** Whether somebody who books in this quality may have it paid by an account: their own, or at the desk anybody's. */
export const usesCredit = (actor: Actor, source: Source): boolean =>
  source === 'desk'
    ? can(actor, 'classes.record_payment')
    : source !== 'instructor' && can(actor, 'classes.use_credit');

/** Decides against a rule for one booking: the desk, and who gives the class where the club lets coaches. */
export const mayOverrule = (
  actor: Actor,
  session: SessionOwner & { settings: { coaches_may_overrule: boolean } },
): boolean =>
  administers(actor, session.club_id) || (session.settings.coaches_may_overrule && teaches(actor, session));

export interface EnrollmentOwner extends Assisted, PaymentState {
  student_id: string;
  checked_in: boolean;
  session_status: string;
}

/** What the actor may do with an enrolment now; undefined when they may not even see it. */
export function enrollmentAbilities(actor: Actor, row: EnrollmentOwner, now: Date) {
  const manages = managesEnrollments(actor, row);
  const attends = manages || assists(actor, row);
  const own = actsFor(actor, row.student_id);
  if (!attends && !own) return undefined;
  const active = row.status === 'enrolled' || row.status === 'waitlisted';
  const running = row.session_status !== 'cancelled' && row.session_status !== 'completed';
  return {
    cancel: (manages || own) && active && running && !row.checked_in,
    check_in: attends && row.status === 'enrolled' && running,
    record_payment: administers(actor, row.club_id) && canBePaid(row),
    undo_payment: administers(actor, row.club_id) && canBeUndone(row, now),
  };
}
