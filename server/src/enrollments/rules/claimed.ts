import { paidBack } from './paid-back.ts';
import {
  type EnrollRequest,
  inFront,
  newPlacement,
  overlaps,
  type Placement,
  whyNoClass,
} from './placement.ts';
import type { Refusal, RefusalCode } from './refusals.ts';
import {
  type EnrollmentState,
  enrollmentIn,
  freePlaces,
  releasedIn,
  type SessionState,
  type State,
  type StudentState,
} from './state.ts';

interface About {
  student: StudentState;
  session: SessionState;
  index: number;
}

/**
 * A fixed place asks for one of its dates. It was judged when it was given, and is not judged again like a stranger's
 * request; what really stands in the way makes it wait for that date in front of everybody.
 */
export function decideClaimed(
  state: State,
  request: EnrollRequest,
  about: About,
  now: Date,
): Refusal | Placement {
  const { student, session, index } = about;
  const existing = enrollmentIn(state, student.id, session.id);
  const code = whyNoDate(state, request, about, now) ?? (existing && whyNotAdopted(existing, request));
  if (code) return { session_id: session.id, code };
  const placement = newPlacement(state, { id: request.ids[index] as string, request, student, session });
  if (existing?.status === 'enrolled') {
    // What was paid at the desk pays for the date; what a package or a make-up paid for goes back.
    const paid_back = { ...paidBack(existing, session, now), refunds: false };
    const back = now < session.starts_at ? { paid_back } : {};
    return { ...placement, ...adopted(existing), ...back, status: 'enrolled' };
  }
  const hindrance = hindranceOf(state, request, about);
  const waits: Placement = hindrance
    ? { ...placement, status: 'waitlisted', hindered_by: hindrance }
    : placement;
  return inFront(state, existing ? { ...waits, ...adopted(existing) } : waits);
}

function whyNoDate(
  state: State,
  request: EnrollRequest,
  { student, session }: About,
  now: Date,
): RefusalCode | undefined {
  const off = whyNoClass(session);
  if (off) return off;
  if (session.status === 'completed' || now >= session.ends_at) return 'session_started';
  const released = releasedIn(state, student.id, session.id);
  const own = released?.schedule_enrollment_id === request.schedule_enrollment_id;
  return released && own ? 'date_released' : undefined;
}

/** A booking that is this place's already stays as it is. */
function whyNotAdopted(existing: EnrollmentState, request: EnrollRequest): RefusalCode | undefined {
  const own = existing.schedule_enrollment_id === request.schedule_enrollment_id;
  if (!own && (existing.status === 'enrolled' || existing.status === 'waitlisted')) return undefined;
  return existing.status === 'waitlisted' ? 'already_waitlisted' : 'already_enrolled';
}

const adopted = (existing: EnrollmentState) => ({
  id: existing.id,
  adopts: existing,
  waitlist_position: null,
});

function hindranceOf(
  state: State,
  request: EnrollRequest,
  { student, session }: About,
): RefusalCode | undefined {
  if (student.blocked) return 'client_blocked';
  if (!request.overrides.includes('overlap') && overlaps(state, student.id, session))
    return 'overlapping_booking';
  return freePlaces(session) > 0 ? undefined : 'session_full';
}
