import { ownClientId } from '../../clients/public.ts';
import { savePresence } from '../../enrollments/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { found, notFound } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { type Method, methodOf, takesAttendance } from '../access.ts';
import type { AttendanceMarked } from '../facts.ts';
import { getAttendance } from '../queries.ts';
import { checkedIn, isUnseen, type RosterRow } from '../rules/marks.ts';
import { isOver, whyNotNow } from '../rules/when.ts';
import type { Attendance, CheckIn, WhoseCheckIn } from '../schemas.ts';
import { type LockedSession, loadRoster, lockSession, removeMark } from '../store.ts';
import { isCodeOf } from './code.ts';
import { refusal, saveChanged, windowOf } from './save.ts';

/**
 * Checks somebody in: the desk and the instructor anybody with a place, from the opening until a week after the end;
 * a student (or guardian) with the session's code within the window around its start. Done twice, it changes nothing.
 * Throws 404, or 409 `attendance.<reason>`.
 */
export async function checkIn(
  scope: Scope,
  secret: string,
  sessionId: string,
  input: CheckIn,
): Promise<Attendance> {
  const session = await lockSession(scope, sessionId);
  const rows = await loadRoster(scope.tx, sessionId);
  const row = rowOf(scope, rows, input);
  const method = methodFor(scope, session, row, input);
  if (method === 'qr' && !isCodeOf(secret, organizationOf(scope), sessionId, input.code ?? ''))
    throw refusal('wrong_code');
  if (!row) throw refusal('not_enrolled');
  if (!row.checked_in) {
    const why = whyNotNow(session, await windowOf(scope, session), scope.now, method === 'qr');
    if (why) throw refusal(why);
    if (isUnseen(row, input)) throw refusal('said_since');
    const mark = checkedIn(row, scope.now, isOver(session, scope.now));
    await saveChanged(scope, session, rows, { marks: [mark], method });
  }
  return getAttendance(scope, row.enrollment_id);
}

/** Takes a check-in back: attendance is open again. Throws 403, 404, 409 when there is no place or it is too late. */
export async function undoCheckIn(scope: Scope, sessionId: string, input: WhoseCheckIn): Promise<Attendance> {
  const session = await lockSession(scope, sessionId);
  authorize(takesAttendance(scope.actor, session));
  const row = rowOf(scope, await loadRoster(scope.tx, sessionId), input);
  if (!row) throw refusal('not_enrolled');
  if (row.checked_in) {
    const why = whyNotNow(session, await windowOf(scope, session), scope.now, false);
    if (why) throw refusal(why);
    if (isUnseen(row, input)) throw refusal('said_since');
    await undo(scope, session, row);
  }
  return getAttendance(scope, row.enrollment_id);
}

async function undo(scope: Scope, { id }: LockedSession, row: RosterRow): Promise<void> {
  const { enrollment_id, student_id } = row;
  await removeMark(scope, enrollment_id);
  const presence = {
    id: enrollment_id,
    status: 'enrolled',
    checked_in: false,
    check_in_method: 'desk',
  } as const;
  await savePresence(scope.tx, id, [presence], scope.now);
  announce(scope.tx, 'sessions', [id]);
  const marks = [{ enrollment_id, student_id, present: false }];
  await append(scope, [
    { type: 'attendance.marked', payload: { session_id: id, marks } } satisfies AttendanceMarked,
  ]);
}

/** The row that is meant; undefined when it has no place here. */
function rowOf(scope: Scope, rows: readonly RosterRow[], input: WhoseCheckIn): RosterRow | undefined {
  const { enrollment_id } = input;
  if (enrollment_id !== undefined)
    return rows.find(
      (row) =>
        row.enrollment_id === enrollment_id &&
        (input.student_id === undefined || input.student_id === row.student_id),
    );
  const student_id = input.student_id ?? found(ownClientId(scope.actor), 'client profile of yours');
  return rows.find((row) => row.student_id === student_id);
}

function methodFor(
  { actor }: Scope,
  session: LockedSession,
  row: RosterRow | undefined,
  input: CheckIn,
): Method {
  const student_id = row?.student_id ?? input.student_id ?? ownClientId(actor) ?? '';
  // Somebody else's enrolment and one that does not exist look the same.
  const meant = input.enrollment_id === undefined ? 'client' : 'enrolment';
  if (!row && meant === 'enrolment' && !takesAttendance(actor, session)) throw notFound(meant);
  const method = methodOf(actor, session, student_id, input.code !== undefined);
  if (!method) throw notFound(meant);
  return method;
}
