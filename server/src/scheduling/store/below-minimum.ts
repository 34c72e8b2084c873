import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';

/** A class to come with fewer students and holders than it needs, and what its rules are asked for. */
export interface FewInIt {
  id: string;
  club_id: string;
  class_type_id: string;
  schedule_id: string;
  scheduled_datetime: Date;
}

/** Who holds a fixed place on the date of class `s` and is not in it: an evening's absence does not break the group up. */
const holdersAway = sql`(
  select count(*) from schedule_enrollments f
   where f.schedule_id = s.schedule_id and f.status = 'active'
     and s.occurrence_date >= f.starts_on and (f.ends_on is null or s.occurrence_date <= f.ends_on)
     and not exists (select from class_enrollments e
                      where e.session_id = s.id and e.student_id = f.student_id and e.status in ('enrolled', 'no_show')))`;

const isBelow = sql`s.status in ('scheduled', 'confirmed') and s.enrolled_count < s.min_participants
  and s.enrolled_count + ${holdersAway} < s.min_participants`;

/** Those of a club until an instant, included. */
export const sessionsBelowMinimum = (
  { tx, now }: Scope,
  { club_id, until }: { club_id: string; until: Date },
): Promise<FewInIt[]> =>
  rowsOf(
    sql<FewInIt>`
      select s.id, s.club_id, s.schedule_id, s.scheduled_datetime, p.class_type_id
        from class_sessions s join class_schedules p on p.id = s.schedule_id
       where s.club_id = ${club_id}::uuid and s.scheduled_datetime > ${now}::timestamptz
         and s.scheduled_datetime <= ${until}::timestamptz and ${isBelow}`.execute(tx),
  );

/** Which of these still are, locked in the order in which everybody locks classes. */
export async function lockBelowMinimum({ tx }: Scope, ids: readonly string[]): Promise<{ id: string }[]> {
  if (ids.length === 0) return [];
  return rowsOf(
    sql<{ id: string }>`
      select s.id from class_sessions s where s.id = any(${[...ids]}::uuid[]) and ${isBelow} order by s.id for update`.execute(
      tx,
    ),
  );
}

const rowsOf = async <T>(result: Promise<{ rows: T[] }>): Promise<T[]> => (await result).rows;
