import { authorize } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { seesNotes, takesAttendance } from '../access.ts';
import { listAttendance } from '../queries.ts';
import { decideMarks } from '../rules/marks.ts';
import { isOver, whyNotNow } from '../rules/when.ts';
import type { Attendance, MarkAttendance } from '../schemas.ts';
import { loadRoster, lockSession } from '../store.ts';
import { refusal, saveChanged, windowOf } from './save.ts';

/**
 * The attendance of a whole roster in one call, all or nothing, as often as needed, from the opening of check-in until
 * a week after the end. Throws 403, 404, 409 `attendance.<reason>` (`said_since` with the paths), 422 with the
 * path of every wrong entry.
 */
export async function markAttendance(
  scope: Scope,
  sessionId: string,
  { entries }: MarkAttendance,
): Promise<Attendance[]> {
  const session = await lockSession(scope, sessionId);
  const { actor, now, tx } = scope;
  authorize(takesAttendance(actor, session));
  const why = whyNotNow(session, await windowOf(scope, session), now, false);
  if (why) throw refusal(why);
  const rows = await loadRoster(tx, sessionId);
  const roster = { rows, is_over: isOver(session, now), with_notes: seesNotes(actor, session) };
  const decision = decideMarks(roster, entries);
  if ('errors' in decision) throw invalid(decision.errors);
  if ('late' in decision) throw refusal('said_since', decision.late);
  const method = administers(actor, session.club_id) ? 'desk' : 'instructor';
  await saveChanged(scope, session, rows, { marks: decision.marks, method });
  return listAttendance(scope, sessionId);
}
