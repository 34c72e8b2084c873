import type { Scope } from '../../kernel/scope.ts';
import { promotesAt, whyPassedOver } from '../rules/promote.ts';
import { enrollmentIn, freePlaces } from '../rules/state.ts';
import { loadOnly } from '../store/load.ts';

/** Why each of these waiting students would not get a place of this class, were one free; by student. */
export async function passedOver(
  { tx, now }: Scope,
  sessionId: string,
  studentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (studentIds.length === 0) return new Map();
  const state = await loadOnly(tx, { session_ids: [sessionId], student_ids: studentIds });
  const session = state.sessions.get(sessionId);
  const reasons = new Map<string, string>();
  for (const id of studentIds) {
    const ticket = enrollmentIn(state, id, sessionId);
    if (!session || !ticket) continue;
    const late = freePlaces(session) > 0 && !promotesAt(session, now) ? 'closed' : undefined;
    const code = whyPassedOver(state, session, ticket) ?? late;
    if (code) reasons.set(id, `enrollment.${code}`);
  }
  return reasons;
}
