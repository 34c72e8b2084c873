import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Interval } from '../../kernel/time/index.ts';

/** What is reserved at a club and has not begun, locked. */
export const comingAtClub = ({ tx, now }: Scope, club_id: string) =>
  tx
    .selectFrom('reservations as r')
    .innerJoin('courts as c', (on) =>
      on.onRef('c.organization_id', '=', 'r.organization_id').onRef('c.id', '=', 'r.court_id'),
    )
    .select(['r.id', 'r.starts_at', 'r.ends_at'])
    .where('c.club_id', '=', club_id)
    .where('r.status', '=', 'confirmed')
    .where('r.starts_at', '>', now)
    .orderBy('r.id')
    .forUpdate('r')
    .execute();

/**
 * All of them at other times, first far away and then there: of two that follow each other the one that moves first
 * would else meet the other where it still is.
 */
export async function putAt({ tx }: Scope, rows: readonly (Interval & { id: string })[]): Promise<void> {
  const wanted = JSON.stringify(rows);
  for (const away of ['876000 hours', '0 hours'])
    await sql`
      update reservations r set starts_at = v.starts_at + ${away}::interval, ends_at = v.ends_at + ${away}::interval, updated_at = now()
        from jsonb_to_recordset(${wanted}::jsonb) as v(id uuid, starts_at timestamptz, ends_at timestamptz)
       where r.id = v.id`.execute(tx);
}
