import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { ScheduleRow } from './schedules.ts';

/** Somebody with a place or a ticket in a group whom its new level or ages would keep out. They keep what they have. */
export interface Unsuited {
  student_id: string;
  student_name: string;
  reason: 'level' | 'age' | 'birth_date';
  is_holder: boolean;
  enrolled: number;
  waiting: number;
}
type Group = Pick<ScheduleRow, 'level_id' | 'min_age' | 'max_age'>;

const isBetween = (group: Group) =>
  sql`extract(year from age(s.local_date, c.birth_date)) between ${group.min_age ?? 0}::int and ${group.max_age ?? 1_000}::int`;

/** Who suited before and does not any more, by name: a level nobody has judged suits all, a birthday not told no age. */
export async function unsuitedBy(
  { tx, now }: Scope,
  { id, before, after }: { id: string; before: Group; after: Group },
): Promise<Unsuited[]> {
  const asksAge = (group: Group) => group.min_age !== null || group.max_age !== null;
  const { rows } = await sql<Unsuited>`
    with hit as (
      select e.student_id, c.display_name, e.status, e.schedule_enrollment_id,
             case when c.level between b.rating_min and b.rating_max and c.level not between a.rating_min and a.rating_max then 'level'
                  when c.birth_date is null and ${asksAge(after) && !asksAge(before)} then 'birth_date'
                  when ${isBetween(before)} and not ${isBetween(after)} then 'age' end as reason
        from class_sessions s
        join class_enrollments e on e.session_id = s.id and e.status in ('enrolled', 'waitlisted')
        join client_profiles c on c.id = e.student_id
        join class_levels b on b.id = ${before.level_id}::uuid
        join class_levels a on a.id = ${after.level_id}::uuid
       where s.schedule_id = ${id}::uuid and s.status in ('scheduled', 'confirmed') and s.scheduled_datetime > ${now}::timestamptz)
    select student_id, display_name as student_name, max(reason) as reason,
           bool_or(schedule_enrollment_id is not null) as is_holder,
           count(*) filter (where status = 'enrolled')::int as enrolled,
           count(*) filter (where status = 'waitlisted')::int as waiting
      from hit where reason is not null group by student_id, display_name order by display_name, student_id`.execute(
    tx,
  );
  return rows;
}

/** What was booked at another price than the new one stays at it; classes with a price of their own keep that. */
export interface KeptPrices {
  bookings: number;
  classes: number;
  until: LocalDate | null;
  own_price: number;
}

export async function pricesKept(
  { tx, now }: Scope,
  { id, after }: { id: string; after: Pick<ScheduleRow, 'price' | 'member_price'> },
): Promise<KeptPrices> {
  const isNew = sql`case when c.is_club_member then ${after.member_price ?? after.price}::int else ${after.price}::int end`;
  const { rows } = await sql<KeptPrices>`
    with coming as (
      select s.id, s.local_date, s.edited_fields && '{price,member_price}' as is_own from class_sessions s
       where s.schedule_id = ${id}::uuid and s.status in ('scheduled', 'confirmed') and s.scheduled_datetime > ${now}::timestamptz),
    kept as (
      select s.id, s.local_date from coming s
        join class_enrollments e on e.session_id = s.id and e.status = 'enrolled' and not e.by_make_up
        join client_profiles c on c.id = e.student_id
       where not s.is_own and e.price <> ${isNew})
    select count(*)::int as bookings, count(distinct id)::int as classes, max(local_date) as until,
           (select count(*)::int from coming where is_own) as own_price from kept`.execute(tx);
  return rows[0]!;
}
