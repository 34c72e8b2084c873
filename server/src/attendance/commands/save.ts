import { savePresence } from '../../enrollments/public.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { type InputError, Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import { checkInWindow } from '../../scheduling/public.ts';
import { settings } from '../../settings.ts';
import type { Method } from '../access.ts';
import type { AttendanceMarked } from '../facts.ts';
import { changedMarks, type Mark, type RosterRow } from '../rules/marks.ts';
import { type RefusalCode, refusals } from '../rules/refusals.ts';
import type { Window } from '../rules/when.ts';
import { type LockedSession, saveMarks } from '../store.ts';

/** `errors`: the entries that it is about. */
export const refusal = (code: RefusalCode, errors?: InputError[]): Problem =>
  new Problem(409, `attendance.${code}`, refusals[code], errors ? { errors } : {});

/** When a student can check in, as their club set it. */
export async function windowOf({ tx }: Scope, session: LockedSession): Promise<Window> {
  const inForce = await settingsOf(tx, settings, { club_id: session.club_id });
  return checkInWindow(session, {
    before_minutes: inForce.check_in_opens_minutes,
    after_minutes: inForce.check_in_closes_minutes,
  });
}

/** Writes marks under the session's lock and says for whom something changed. */
export async function saveChanged(
  scope: Scope,
  session: { id: string },
  rows: readonly RosterRow[],
  { marks, method }: { marks: readonly Mark[]; method: Method },
): Promise<void> {
  const changed = changedMarks(rows, marks);
  if (changed.length === 0) return;
  await saveMarks(scope, session.id, changed);
  const presence = changed.map(({ enrollment_id, status, checked_in }) => ({
    ...{ id: enrollment_id, status, checked_in },
    check_in_method: method,
  }));
  await savePresence(scope.tx, session.id, presence, scope.now);
  await sayMarked(scope, session.id, changed, rows);
}

async function sayMarked(
  scope: Scope,
  session_id: string,
  marks: readonly Mark[],
  rows: readonly RosterRow[],
) {
  const before = new Map(rows.map((row) => [row.enrollment_id, row.present]));
  const news = marks
    .filter((mark) => before.get(mark.enrollment_id) !== mark.present)
    .map(({ enrollment_id, student_id, present }) => ({ enrollment_id, student_id, present }));
  announce(scope.tx, 'sessions', [session_id]);
  if (news.length === 0) return;
  await append(scope, [
    { type: 'attendance.marked', payload: { session_id, marks: news } } satisfies AttendanceMarked,
  ]);
}
