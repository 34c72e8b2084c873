import { addDays, compareDates, type LocalDate } from '../../../kernel/time/index.ts';
import { graceUntil } from '../grace.ts';
import type { RefusalCode } from '../refusals.ts';
import type { EnrollmentState, OpenMakeUp, SessionState, State } from '../state.ts';

/** The make-up that pays for this class: of those that fit, the one that expires first. */
export function makeUpFor(
  { makeUps }: State,
  studentId: string,
  session: SessionState,
): OpenMakeUp | undefined {
  const own = makeUps.get(studentId) ?? [];
  return own
    .filter((one) => fits(one, session))
    .toSorted((a, b) => compareDates(a.expires_on, b.expires_on) || (a.id < b.id ? -1 : 1))[0];
}

/** Of this club, of this type where the club says so, and valid on the day of the class: not over, and not too long before the lost one. */
export function fits(one: OpenMakeUp, session: SessionState): boolean {
  const typed = session.settings.make_up_same_type && one.class_type_id !== null;
  return (
    one.club_id === session.club_id &&
    (!typed || one.class_type_id === session.class_type_id) &&
    compareDates(session.local_date, one.expires_on) <= 0 &&
    compareDates(session.local_date, addDays(one.lost_on, -session.settings.make_up_days_before)) >= 0
  );
}

/** Why it is no class for a make-up, beside what is asked of everybody who books. */
export function whyNoMakeUp(state: State, studentId: string, session: SessionState): RefusalCode | undefined {
  if (!session.allow_drop_in && !session.settings.make_up_any_group) return 'drop_in_not_allowed';
  return makeUpFor(state, studentId, session) ? undefined : 'no_make_up';
}

/** Taken out of the state, so that the next request of the fold does not find it. */
export function spend(state: State, { id, student_id }: OpenMakeUp): void {
  const rest = (state.makeUps.get(student_id) ?? []).filter((one) => one.id !== id);
  state.makeUps.set(student_id, rest);
}

/**
 * Until when the make-up of a cancelled booking is valid at least when it comes back; undefined when it is lost. What
 * the club called off leaves time to find another class.
 */
export function givenBack(
  enrollment: EnrollmentState,
  session: SessionState,
  how: { is_late: boolean; by_club: boolean; now: Date },
): LocalDate | undefined {
  if (!enrollment.by_make_up || enrollment.status !== 'enrolled') return undefined;
  if (how.is_late && session.settings.make_up_late_cancel === 'lost') return undefined;
  // A make-up is never used on a day after its last one: what was valid then still is.
  return how.by_club ? graceUntil(session, how.now) : session.local_date;
}
