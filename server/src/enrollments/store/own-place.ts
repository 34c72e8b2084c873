import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { found } from '../../kernel/problem.ts';
import type { OwnPlace } from '../rules/holder-choices.ts';

type Row = Omit<OwnPlace, 'notice'> & {
  notice_given: boolean;
  ended_before: string | null;
  for_arrears: boolean;
};

/**
 * A place as its holder's wishes are judged, with what it goes on from: places left by a move, a split of the series or
 * a season that is over.
 */
export async function ownPlaceOf(tx: TenantTx, id: string): Promise<OwnPlace> {
  const { rows } = await sql<Row>`
    with recursive chain as (
      select f.id, f.follows_id, f.starts_on from schedule_enrollments f where f.id = ${id}::uuid
      union
      select p.id, p.follows_id, p.starts_on from chain c join schedule_enrollments p on p.id = c.follows_id)
    select f.starts_on, f.ends_on, f.notice_given_at is not null as notice_given, f.ended_before, f.end_reason = 'arrears' as for_arrears,
           (select min(c.starts_on) from chain c) as held_since, g.end_date as group_ends_on,
           coalesce((select jsonb_agg(jsonb_build_object('starts_on', b.starts_on, 'ends_on', b.ends_on) order by b.starts_on)
                       from chain c join schedule_enrollment_pauses b on b.schedule_enrollment_id = c.id), '[]') as pauses
      from schedule_enrollments f join class_schedules g on g.id = f.schedule_id
     where f.id = ${id}::uuid`.execute(tx);
  const { notice_given, ended_before, for_arrears, ...place } = found(rows[0], 'fixed place');
  return { ...place, notice: notice_given ? { ended_before, for_arrears } : null };
}
