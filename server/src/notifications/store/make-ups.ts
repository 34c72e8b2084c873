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
