import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { whole } from '../../kernel/http/paging.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import { ownInstructorId } from '../../people/public.ts';
import { type RefusalCode, refusals } from '../rules/refusals.ts';
import type { Hindrance } from '../schemas.ts';

type Row = Omit<Hindrance, 'code' | 'message'> & { reason: RefusalCode };
/** More than anybody calls in a day; the next ones come when these are dealt with. */
const most = 200;

/**
 * Dates of fixed places that something stands in the way of, soonest first, for those who manage the class: who, which
 * date, and why. They repair themselves when that ends.
 */
export async function listHindrances(scope: Scope, asked: { schedule_id?: string }) {
  const { tx, now, actor } = scope;
  const { rows } = await sql<Row>`
    select e.id as enrollment_id, e.schedule_enrollment_id as place_id, e.student_id, c.display_name as student_name,
           s.id as session_id, s.schedule_id, p.name as schedule_name, s.local_date::text,
           case when c.blocked_at is not null or not c.is_active then 'client_blocked'
                when not e.despite_overlap and exists (
                  select from class_enrollments o
                   where o.student_id = e.student_id and o.status in ('enrolled', 'no_show') and o.session_id <> s.id
                     and o.session_starts_at > ${now}::timestamptz - interval '1 day'
                     and o.session_starts_at < s.ends_at and o.session_ends_at > s.scheduled_datetime) then 'overlapping_booking'
                when s.enrolled_count >= s.max_participants then 'session_full'
                else 'closed' end as reason
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_schedules p on p.id = s.schedule_id
      join client_profiles c on c.id = e.student_id
     where e.status = 'waitlisted' and e.schedule_enrollment_id is not null and e.session_starts_at > ${now}::timestamptz
       ${asked.schedule_id === undefined ? sql`` : sql`and s.schedule_id = ${asked.schedule_id}::uuid`}
       and ${managed(actor)}
     order by e.session_starts_at, e.id limit ${most}`.execute(tx);
  return whole(rows.map(present));
}

/** The same as `managesEnrollments`: judged before the limit counts, so that nobody's are crowded out by others'. */
function managed(actor: Actor) {
  if (administers(actor, null)) return sql`true`;
  const own = ownInstructorId(actor) ?? null;
  return sql`(s.club_id = any(${clubsRun(actor)}::uuid[]) or ${own}::uuid in (s.instructor_id, s.substitute_instructor_id))`;
}

function present({ reason, ...row }: Row): Hindrance {
  return { ...row, code: `enrollment.${reason}`, message: refusals[reason] };
}
