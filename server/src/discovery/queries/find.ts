import { actsFor, ownClientId } from '../../clients/public.ts';
import {
  type Credit,
  decideEnrollment,
  type EnrollDecision,
  enrollmentIn,
  managesEnrollments,
  refusals,
  type SessionState,
  suits,
} from '../../enrollments/public.ts';
import { afterInstant, pageSize } from '../../kernel/http/paging.ts';
import type { Kept, Made } from '../../kernel/kept.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { laterOf } from '../../kernel/time/index.ts';
import { isDesk } from '../../organizations/public.ts';
import type { Filter } from '../rules.ts';
import type { AvailableSession } from '../schemas.ts';
import { type FoundPage, type FoundSession, foundPage, type Own } from './page.ts';
import { anybody, type Reader, readerOf } from './reader.ts';

export interface Asked {
  filter: Filter;
  student_id?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
  /** What paying with a make-up would give, instead of booking as usual. */
  make_up?: boolean | undefined;
  /** A package, of which each class says whether it gives a place when booking is open (`Found.takes_package`). */
  student_package_id?: string | undefined;
}

export interface Found extends Pick<FoundSession, 'coach_is_public' | 'public_assistants'> {
  /** What this person sees of it. */
  row: AvailableSession;
  /** Whether the package that was asked about pays for a place in it, now or once booking opens. */
  takes_package: boolean;
  /** The package that would pay for it. */
  pays: Credit | null;
}

/**
 * The one search behind every list of classes: the page that everybody sees, kept while it is true, and what is one
 * person's on it. Throws 404 for a student whom the actor may not see.
 */
export async function findSessions(
  scope: Scope,
  pages: Kept<FoundPage>,
  { student_id: asked, make_up = false, student_package_id, ...question }: Asked,
): Promise<Made<{ results: Found[]; next_cursor: string | null }>> {
  const student_id = personOf(scope, asked);
  const { sessions, next_cursor, until } = await foundPage(scope, pages, {
    filter: question.filter,
    after: afterInstant(question.cursor),
    size: pageSize(question.limit),
  });
  const reader = await readerOf(scope, student_id, { sessions, make_up });
  const asking = { ...reader, make_up };
  const results = sessions.map(({ session, shown, ...visible }) => {
    const decision = decisionOn(scope, asking, session);
    return {
      row: { ...shown, ...ownOf(asking, session, decision) },
      takes_package:
        student_package_id !== undefined && takesPackage(scope, asking, session, student_package_id),
      pays: packageOf(asking, decision),
      ...visible,
    };
  });
  return { value: { results, next_cursor }, until };
}

/** Whose bookings the rows show; undefined for somebody who is nobody's client here. */
export function personOf({ actor }: Scope, studentId: string | undefined): string | undefined {
  if (studentId === undefined) return ownClientId(actor);
  if (!actsFor(actor, studentId) && !isDesk(actor)) throw notFound('client');
  return studentId;
}

type Asking = Reader & { make_up: boolean; student_package_id?: string | undefined };

/** Whether that package pays for a place in it as soon as it can be booked; never for what costs nothing. */
function takesPackage(
  scope: Scope,
  usual: Asking,
  session: SessionState,
  student_package_id: string,
): boolean {
  const then = { ...scope, now: laterOf(scope.now, session.opens_at) };
  if (paidBy(decisionOn(then, usual, session)) !== 'package') return false;
  const chosen = decisionOn(then, { ...usual, student_package_id }, session);
  return 'places' in chosen && chosen.places[0]?.student_package_id === student_package_id;
}

function packageOf({ student, state }: Asking, decision: EnrollDecision): Credit | null {
  const id = 'places' in decision ? decision.places[0]?.student_package_id : undefined;
  return state.credits.get(student.id)?.find((credit) => credit.id === id) ?? null;
}

function ownOf(reader: Asking, session: SessionState, decision: EnrollDecision): Pick<AvailableSession, Own> {
  const { student, state, positions } = reader;
  const mine = enrollmentIn(state, student.id, session.id);
  return {
    price: priceOf(reader, session, decision),
    paid_by: paidBy(decision),
    booking: bookingOf(decision),
    level_suits: suits(session, student),
    // Somebody who did not come had a place.
    my_status: mine === undefined ? null : mine.status === 'waitlisted' ? 'waitlisted' : 'enrolled',
    my_enrollment_id: mine?.id ?? null,
    my_waitlist_position: (mine && positions.get(mine.id)) ?? null,
  };
}

/** What would be taken for it instead of money. */
function paidBy(decision: EnrollDecision): AvailableSession['paid_by'] {
  const place = 'places' in decision ? decision.places[0] : undefined;
  if (place?.pays) return 'make_up';
  return place?.student_package_id ? 'package' : null;
}

/** Nothing where it would be paid with a make-up or a package; else the usual price, also of what cannot be booked. */
function priceOf({ student }: Asking, session: SessionState, decision: EnrollDecision): number {
  const usual = student.is_club_member ? (session.member_price ?? session.price) : session.price;
  return paidBy(decision) ? 0 : usual;
}

/** The very decision that enrolling takes, on the loaded page. */
function decisionOn(
  { actor, now }: Scope,
  { student, state, make_up, student_package_id }: Asking,
  session: SessionState,
): EnrollDecision {
  const forSelf = student === anybody || actsFor(actor, student.id) || !managesEnrollments(actor, session);
  const request = {
    kind: 'enroll' as const,
    student_id: student.id,
    session_ids: [session.id],
    source: forSelf ? ('self' as const) : ('desk' as const),
    waitlist: true,
    make_up,
    ...(student_package_id !== undefined && { student_package_id }),
    // Nobody in particular has no age yet: a visitor sees for whom a class is, not that it is none for them.
    overrides: student === anybody ? (['age'] as const) : [],
    schedule_enrollment_id: null,
    ids: [anybody.id],
  };
  return decideEnrollment(state, request, now);
}

function bookingOf(decision: EnrollDecision): AvailableSession['booking'] {
  if ('places' in decision)
    return { can_enroll: true, outcome: decision.places[0]?.status ?? null, code: null, message: '' };
  const code = decision.refused[0]?.code ?? 'session_full';
  return { can_enroll: false, outcome: null, code: `enrollment.${code}`, message: refusals[code] };
}
