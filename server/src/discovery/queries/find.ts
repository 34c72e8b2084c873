import { actsFor, ownClientId } from '../../clients/public.ts';
import { decideEnrollment, loadOnly, managesEnrollments, refusals } from '../../enrollments/public.ts';
import { can } from '../../kernel/actor.ts';
import { afterInstant, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { hasRoom, isOpen } from '../rules.ts';
import type { AvailableSession } from '../schemas.ts';
import { type Filter, pageOfSessions, type SessionRow } from './sessions.ts';

export interface Asked {
  filter: Filter;
  student_id?: string | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}
type State = Awaited<ReturnType<typeof loadOnly>>;
type SessionState = State['sessions'] extends Map<string, infer S> ? S : never;
type Source = Parameters<typeof decideEnrollment>[1]['source'];

/**
 * The one search behind every list of classes: a page in one query, and what booking would give in one more load for
 * the whole page. Throws 404 for a student whom the actor may not see.
 */
export async function findSessions(scope: Scope, { filter, ...asked }: Asked) {
  const student_id = personOf(scope, asked.student_id);
  const size = pageSize(asked.limit);
  let after = afterInstant(asked.cursor);
  const found: { row: SessionRow; state: State }[] = [];
  for (;;) {
    const rows = await pageOfSessions(scope, filter, { student_id, after, size: size + 1 });
    const state = await factsOf(scope, rows, student_id);
    for (const row of rows) if (fits(scope, filter, state, row)) found.push({ row, state });
    const last = rows.at(-1);
    if (found.length > size || rows.length <= size || !last) break;
    after = { at: last.starts, id: last.id };
  }
  const page = pageOf(found, size, ({ row }) => [row.starts.toISOString(), row.id]);
  return { ...page, results: page.results.map(({ row, state }) => shown(scope, state, row, student_id)) };
}

/** Whose bookings the rows show; undefined for somebody who is nobody's client here. */
function personOf({ actor }: Scope, studentId: string | undefined): string | undefined {
  if (studentId === undefined) return ownClientId(actor);
  if (!actsFor(actor, studentId) && !can(actor, 'clients.view_clientprofile')) throw notFound('client');
  return studentId;
}

/** Stands for anybody: suits every level, is no member. */
const anybody = {
  id: '00000000-0000-0000-0000-000000000000',
  display_name: '',
  level: null,
  is_club_member: false,
  blocked: false,
};

async function factsOf({ tx }: Scope, rows: readonly SessionRow[], studentId: string | undefined) {
  const student_ids = studentId === undefined ? [] : [studentId];
  const session_ids = rows.map((row) => row.id);
  const state = await loadOnly(tx, { session_ids, student_ids });
  state.students.set(anybody.id, anybody);
  if (studentId !== undefined && !state.students.has(studentId)) throw notFound('client');
  return state;
}

function fits({ now }: Scope, filter: Filter, state: State, row: SessionRow): boolean {
  const session = state.sessions.get(row.id);
  if (!session) return false;
  return (filter.include_closed || isOpen(session, now)) && (filter.include_full || hasRoom(session));
}

function shown(
  scope: Scope,
  state: State,
  { starts, my_status, ...row }: SessionRow,
  studentId: string | undefined,
): AvailableSession {
  const session = state.sessions.get(row.id) as SessionState;
  const at = (instant: Date) => offsetDateTime(instant, session.timezone);
  const { status, max_participants, enrolled_count, waitlisted_count, currency } = session;
  const student = state.students.get(studentId ?? anybody.id);
  return {
    ...row,
    scheduled_datetime: at(starts),
    ends_at: at(session.ends_at),
    ...{ status, max_participants, enrolled_count, waitlisted_count, currency },
    free_places: Math.max(0, max_participants - enrolled_count),
    price: student?.is_club_member ? (session.member_price ?? session.price) : session.price,
    opens_at: at(session.opens_at),
    closes_at: at(session.closes_at),
    booking: bookingOf(scope, state, session, studentId),
    // Somebody who did not come had a place.
    my_status: my_status === 'no_show' ? 'enrolled' : my_status,
  };
}

/** The very decision that enrolling takes, on the loaded page. */
function bookingOf(
  { actor, now }: Scope,
  state: State,
  session: SessionState,
  studentId: string | undefined,
): AvailableSession['booking'] {
  const source: Source =
    studentId === undefined || actsFor(actor, studentId) || !managesEnrollments(actor, session)
      ? 'self'
      : 'desk';
  const request = {
    kind: 'enroll' as const,
    student_id: studentId ?? anybody.id,
    session_ids: [session.id],
    source,
    waitlist: true,
    overrides: [],
    schedule_enrollment_id: null,
    ids: [anybody.id],
  };
  const decision = decideEnrollment(state, request, now);
  if ('places' in decision)
    return { can_enroll: true, outcome: decision.places[0]?.status ?? null, code: null, message: '' };
  const code = decision.refused[0]?.code ?? 'session_full';
  return { can_enroll: false, outcome: null, code: `enrollment.${code}`, message: refusals[code] };
}
