import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

export interface Ending {
  id: string;
  student_id: string;
  expires_on: string;
}

/** Open make-ups of a club whose last day is one of these. */
export async function endingMakeUps(
  { tx }: Scope,
  { club_id, from, until }: { club_id: string; from: string; until: string },
): Promise<Ending[]> {
  const { rows } = await sql<Ending>`
    select m.id, m.student_id, l.expires_on
      from make_up_entries l
      join make_ups m on m.id = l.make_up_id and m.club_id = ${club_id}::uuid
     where l.kind in ('earned', 'given_back') and l.expires_on between ${from}::date and ${until}::date
       and not exists (select from make_up_entries n where n.make_up_id = l.make_up_id and n.number > l.number)
     order by l.expires_on, m.id`.execute(tx);
  return rows;
}

/** Of these lost bookings those that have given a make-up that is open, with its last day. */
export async function givenForLoss(
  { tx }: Scope,
  enrollmentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ lost: string; expires_on: string }>`
    select m.lost_enrollment_id as lost, l.expires_on
      from make_ups m
      join make_up_entries l on l.make_up_id = m.id
     where m.lost_enrollment_id = any(${enrollmentIds}::uuid[]) and l.kind in ('earned', 'given_back')
       and not exists (select from make_up_entries n where n.make_up_id = l.make_up_id and n.number > l.number)`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.lost, row.expires_on]));
}
