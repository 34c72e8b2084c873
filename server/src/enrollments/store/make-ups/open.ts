import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../../kernel/db/database.ts';
import type { OpenMakeUp } from '../../rules/state.ts';

/** What a make-up is now: its entry with the highest number. */
export const lastEntry = (makeUpId: RawBuilder<unknown>) => sql`
  select l.number, l.kind, l.expires_on, l.enrollment_id, l.created_at from make_up_entries l
   where l.make_up_id = ${makeUpId} order by l.number desc limit 1`;

/** The make-ups that these students can use, but for their day: a class is before it or not. */
export async function openMakeUpsOf(tx: TenantTx, studentIds: readonly string[]): Promise<OpenMakeUp[]> {
  if (studentIds.length === 0) return [];
  const { rows } = await sql<OpenMakeUp>`
    select m.id, m.student_id, m.club_id, m.class_type_id, m.lost_on, l.expires_on, l.number
      from make_ups m cross join lateral (${lastEntry(sql`m.id`)}) l
     where m.student_id = any(${[...new Set(studentIds)]}::uuid[]) and l.kind in ('earned', 'given_back')`.execute(
    tx,
  );
  return rows;
}

/** What the make-up that the loss of one of these bookings gave is now: `open`, `used`, or null where it gave none or it is no more. */
export const earnedBy = (enrollmentIds: RawBuilder<unknown>) => sql`(
  select case when l.kind in ('earned', 'given_back') then 'open' when l.kind = 'used' then 'used' end
    from make_ups m cross join lateral (${lastEntry(sql`m.id`)}) l where m.lost_enrollment_id = any(${enrollmentIds}))`;

/** How many of these students are open in a club that are not over on a day, by student and club. */
export async function countOpen(
  tx: TenantTx,
  studentIds: readonly string[],
  today: string,
): Promise<Map<string, number>> {
  const open = await openMakeUpsOf(tx, studentIds);
  const valid = open.filter((one) => one.expires_on >= today);
  const by = Map.groupBy(valid, (one) => `${one.student_id} ${one.club_id}`);
  return new Map([...by].map(([key, own]) => [key, own.length]));
}
