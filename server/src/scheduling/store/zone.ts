import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { sessionColumns } from './sessions.ts';

/** The classes of a club that have not begun, those called off too, locked in the order of their ids. */
export const aheadAtClub = ({ tx, now }: Scope, club_id: string, lock: boolean) =>
  tx
    .selectFrom('class_sessions')
    .select(sessionColumns)
    .where('club_id', '=', club_id)
    .where('scheduled_datetime', '>', now)
    .where('status', 'in', ['scheduled', 'confirmed', 'cancelled'])
    .orderBy('id')
    .$if(lock, (query) => query.forUpdate())
    .execute();

/** Each at another moment, first all far away and then there: a coach's next class is where this one was. */
export async function putAtInstants(
  { tx }: Scope,
  rows: readonly { id: string; scheduled_datetime: Date }[],
): Promise<void> {
  const wanted = JSON.stringify(rows);
  for (const away of ['876000 hours', '0 hours'])
    await sql`
      update class_sessions s
         set scheduled_datetime = v.scheduled_datetime + ${away}::interval,
             ends_at = v.scheduled_datetime + ${away}::interval + s.duration_minutes * interval '1 minute', updated_at = now()
        from jsonb_to_recordset(${wanted}::jsonb) as v(id uuid, scheduled_datetime timestamptz)
       where s.id = v.id`.execute(tx);
}
