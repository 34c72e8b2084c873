import type { FoundSession, OwnBooking } from './api.ts';

/** What a class is to somebody who looks for one. */
export type ClassState =
  | { kind: 'booked' }
  | { kind: 'waiting'; position: number }
  | { kind: 'cancelled' }
  | { kind: 'over' }
  | { kind: 'running' }
  | { kind: 'opens'; at: string }
  | { kind: 'closed' }
  | { kind: 'full'; waitlist: boolean }
  /** There may be a place, but not for this student: another level, a package missing … */
  | { kind: 'refused'; code: string }
  | { kind: 'free'; places: number };

/** What somebody has in a class comes first; then whether anything can be had at all; then how much. */
export function classState(session: FoundSession, booking: OwnBooking | undefined, now: Date): ClassState {
  if (session.status === 'cancelled') return { kind: 'cancelled' };
  if (booking?.status === 'enrolled') return { kind: 'booked' };
  if (booking?.status === 'waitlisted') return { kind: 'waiting', position: booking.waitlist_position ?? 1 };
  if (session.status === 'completed' || now >= new Date(session.ends_at)) return { kind: 'over' };
  if (session.status === 'in_progress' || now >= new Date(session.scheduled_datetime))
    return { kind: 'running' };
  return offerState(session);
}

/** The server has decided already; its refusal is only put into the words of a list. */
function offerState(session: FoundSession): ClassState {
  const { can_enroll, outcome, code } = session.booking;
  if (can_enroll && outcome === 'waitlisted') return { kind: 'full', waitlist: true };
  if (can_enroll) return { kind: 'free', places: session.free_places };
  switch (code) {
    case 'enrollment.not_open_yet':
      return { kind: 'opens', at: session.opens_at };
    case 'enrollment.closed':
    case 'enrollment.not_published':
    case 'enrollment.club_inactive':
      return { kind: 'closed' };
    case 'enrollment.session_full':
    case 'enrollment.waitlist_full':
      return { kind: 'full', waitlist: false };
    // Asked for when it is booked.
    case 'enrollment.privacy_needed':
    case 'enrollment.waiver_needed':
    case 'enrollment.payment_needed':
      return session.free_places > 0
        ? { kind: 'free', places: session.free_places }
        : { kind: 'full', waitlist: false };
    case 'enrollment.already_enrolled':
      return { kind: 'booked' };
    case 'enrollment.already_waitlisted':
      return { kind: 'waiting', position: session.my_waitlist_position ?? 1 };
    default:
      return { kind: 'refused', code: code ?? '' };
  }
}

/** Whether it makes sense to put the class among those to be booked together. */
export function isBookable(state: ClassState): boolean {
  return state.kind === 'free' || (state.kind === 'full' && state.waitlist);
}
