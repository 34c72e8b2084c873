import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** Sessions to come in which somebody waits beside a free place, by time, from behind `after` on. */
export function sessionsToFill(
  { tx, now }: Scope,
  { after, limit }: { after: { time: string; id: string }; limit: number },
): Promise<{ id: string; scheduled_datetime: Date }[]> {
  return tx
    .selectFrom('class_sessions')
    .select(['id', 'scheduled_datetime'])
    .where(sql<boolean>`(scheduled_datetime, id) > (${after.time}::timestamptz, ${after.id}::uuid)`)
    .where('scheduled_datetime', '>', now)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('waitlisted_count', '>', 0)
    .whereRef('enrolled_count', '<', 'max_participants')
    .orderBy('scheduled_datetime')
    .orderBy('id')
    .limit(limit)
    .execute();
}
