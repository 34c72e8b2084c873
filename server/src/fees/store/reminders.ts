import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import { isUnderWay } from './late.ts';

export interface Reminded {
  id: string;
  student_id: string;
}

const most = 1000;

/** Marks what is due in the next days: each charge once. @returns those that were not yet */
export async function markSoon(
  { tx, now }: Scope,
  { club_id, from, until }: { club_id: string; from: LocalDate; until: LocalDate },
): Promise<Reminded[]> {
  const { rows } = await sql<Reminded>`
    with due as materialized (
      select c.id from charges c
       where c.club_id = ${club_id}::uuid and c.status = 'open' and c.amount > 0 and c.reminded_before_at is null
         and c.due_on between ${from}::date and ${until}::date and not ${isUnderWay(sql`c`)}
       order by c.due_on, c.id limit ${most} for no key update of c)
    update charges c set reminded_before_at = ${now}::timestamptz from due d where c.id = d.id
    returning c.id, c.student_id`.execute(tx);
  return rows;
}

/** The same of what was due some days ago, and is open still. */
export async function markLate(
  { tx, now }: Scope,
  { club_id, from, until }: { club_id: string; from: LocalDate; until: LocalDate },
): Promise<Reminded[]> {
  const { rows } = await sql<Reminded>`
    with due as materialized (
      select c.id from charges c
       where c.club_id = ${club_id}::uuid and c.status = 'open' and c.amount > 0 and c.reminded_after_at is null
         and c.due_on between ${from}::date and ${until}::date and not ${isUnderWay(sql`c`)}
       order by c.due_on, c.id limit ${most} for no key update of c)
    update charges c set reminded_after_at = ${now}::timestamptz from due d where c.id = d.id
    returning c.id, c.student_id`.execute(tx);
  return rows;
}
