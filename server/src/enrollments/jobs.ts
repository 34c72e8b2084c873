import type { Scope } from '../kernel/scope.ts';
import { fillSessions } from './commands/sessions.ts';

/**
 * Gives free places in coming classes to those who wait. Whatever frees a place fills it at once; this duty is for
 * what changes around them: a client unblocked or assessed anew, a setting, a longer day.
 * @returns how many sessions were looked at
 */
export async function fillFreePlaces(scope: Scope): Promise<number> {
  const rows = await scope.tx
    .selectFrom('class_sessions')
    .select('id')
    .where('scheduled_datetime', '>', scope.now)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('waitlisted_count', '>', 0)
    .whereRef('enrolled_count', '<', 'max_participants')
    .orderBy('id')
    .limit(500)
    .execute();
  await fillSessions(
    scope,
    rows.map((row) => row.id),
  );
  return rows.length;
}
