import { sql } from 'kysely';
import type { Part } from '../kernel/duties.ts';
import type { Scope } from '../kernel/scope.ts';
import { promoteWaiting } from './commands/sessions.ts';

const atOnce = 200;

/**
 * Gives free places in coming classes to those who wait. Whatever frees a place fills it at once; this duty is for
 * what changes around them: a client unblocked or assessed anew, a setting, a longer day. Walks through all of them,
 * by time: places that nobody may take now keep the later ones from nothing.
 */
export async function fillFreePlaces(scope: Scope, from?: string): Promise<Part> {
  const [time, id] = from?.split(' ') ?? [scope.now.toISOString(), '00000000-0000-0000-0000-000000000000'];
  const rows = await scope.tx
    .selectFrom('class_sessions')
    .select(['id', 'scheduled_datetime'])
    .where(sql<boolean>`(scheduled_datetime, id) > (${time}::timestamptz, ${id}::uuid)`)
    .where('scheduled_datetime', '>', scope.now)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('waitlisted_count', '>', 0)
    .whereRef('enrolled_count', '<', 'max_participants')
    .orderBy('scheduled_datetime')
    .orderBy('id')
    .limit(atOnce)
    .execute();
  await promoteWaiting(
    scope,
    rows.map((row) => row.id),
  );
  const last = rows.length === atOnce ? rows.at(-1) : undefined;
  return { done: rows.length, next: last && `${last.scheduled_datetime.toISOString()} ${last.id}` };
}
