import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { SessionState } from '../rules/session-state.ts';
import { holdsItsDate, sessionColumns } from './sessions.ts';

type Asked = { schedule_id: string; lock: boolean };

/** The sessions of a schedule that are still to come, by id; with `lock`, held until the end of the transaction. */
export function comingSessions({ tx, now }: Scope, { schedule_id, lock }: Asked): Promise<SessionState[]> {
  return tx
    .selectFrom('class_sessions')
    .select(sessionColumns)
    .where('schedule_id', '=', schedule_id)
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('scheduled_datetime', '>', now)
    .orderBy('id')
    .$if(lock, (query) => query.forUpdate())
    .execute();
}

/** What holds a date of the schedule from one on, whatever became of it, by id. */
export function heldSessions(
  { tx }: Scope,
  { schedule_id, from, lock }: Asked & { from: LocalDate },
): Promise<SessionState[]> {
  return tx
    .selectFrom('class_sessions')
    .select(sessionColumns)
    .where('schedule_id', '=', schedule_id)
    .where('occurrence_date', '>=', from)
    .where(holdsItsDate())
    .orderBy('id')
    .$if(lock, (query) => query.forUpdate())
    .execute();
}

/** Lets sessions stand for other dates of their schedule; nothing else of them changes. */
export async function standFor(
  { tx }: Scope,
  sessions: readonly Pick<SessionState, 'id' | 'occurrence_date' | 'occurrence_time'>[],
): Promise<void> {
  if (sessions.length === 0) return;
  await sql`
    update class_sessions s set occurrence_date = v.occurrence_date, occurrence_time = v.occurrence_time, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as v(id uuid, occurrence_date date, occurrence_time time)
     where s.id = v.id`.execute(tx);
}
