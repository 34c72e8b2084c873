import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../../kernel/scope.ts';
import type { LocalDate } from '../../../kernel/time/index.ts';
import { lastEntry } from './open.ts';

export interface Unused {
  id: string;
  student_id: string;
}

const atOnce = 500;

/** Make-ups of a club whose last day was one of these, and that nobody has used. */
export async function unusedOf(
  { tx }: Scope,
  { club_id, from, until }: { club_id: string; from: LocalDate; until: LocalDate },
): Promise<Unused[]> {
  const { rows } = await sql<Unused>`
    select m.id, m.student_id
      from make_up_entries l join make_ups m on m.id = l.make_up_id and m.club_id = ${club_id}::uuid
     where l.kind in ('earned', 'given_back') and l.expires_on between ${from}::date and ${until}::date
       and not exists (select from make_up_entries n where n.make_up_id = l.make_up_id and n.number > l.number)
     order by m.id limit ${atOnce}`.execute(tx);
  return rows;
}

/** They are credit from now on: each once, whoever else does the same. @returns those that were not yet */
export async function insertCredited(scope: Scope, ids: readonly string[]): Promise<Set<string>> {
  const entries = ids.map((make_up_id) => ({ id: newId(), make_up_id }));
  const { rows } = await sql<{ make_up_id: string }>`
    insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on, created_at)
    select ${organizationOf(scope)}::uuid, d.id, d.make_up_id, l.number + 1, 'credited', l.expires_on, ${scope.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as d(id uuid, make_up_id uuid)
      cross join lateral (${lastEntry(sql`d.make_up_id`)}) l
     where l.kind in ('earned', 'given_back')
    on conflict (organization_id, make_up_id, number) do nothing returning make_up_id`.execute(scope.tx);
  return new Set(rows.map(({ make_up_id }) => make_up_id));
}
