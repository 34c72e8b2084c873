import { sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { offsetDateTime } from '../../kernel/time/index.ts';
import { administers, isDesk } from '../../organizations/public.ts';
import { assistantsOf, assistingIn, asTheyWere, type Parts, partsOf } from '../../scheduling/public.ts';
import { canBePaid, canBeUndone } from '../rules/payment.ts';
import type { MyClass } from '../schemas.ts';

export interface MyClassesInput {
  when?: 'upcoming' | 'past' | undefined;
  student_id?: string | undefined;
  include_cancelled?: boolean | undefined;
  include_released?: boolean | undefined;
  limit?: number | undefined;
  cursor?: string | undefined;
}

type Computed =
  | 'scheduled_datetime'
  | 'ends_at'
  | 'can_cancel'
  | 'can_take_back'
  | 'can_record_payment'
  | 'can_undo_payment';
type Joined = 'club' | 'class_type' | 'level' | 'instructor_name' | 'assistant_names' | 'court_name';
type Row = Omit<MyClass, Computed | Joined | 'pay_until'> &
  Parts & {
    scheduled_datetime: Date;
    ends: Date;
    released: boolean;
    paid_at: Date | null;
    pay_until: Date | null;
    student_package_id: string | null;
    substitute_instructor_id: null;
    assistants: { id: string; display_name: string }[];
  };

/** Given back, and still a date of the place: it has not ended, is not paused, and the class takes place. */
const released = sql`(e.released and s.status in ('scheduled', 'confirmed') and exists (
  select from schedule_enrollments f
   where f.id = e.schedule_enrollment_id and f.status = 'active' and s.occurrence_date >= f.starts_on
     and (f.ends_on is null or s.occurrence_date <= f.ends_on) and not exists (
       select from schedule_enrollment_pauses b
        where b.schedule_enrollment_id = f.id and s.local_date between b.starts_on and b.ends_on)))`;

/**
 * The bookings of the actor and their dependants, or for the desk those of any client: upcoming soonest first, past
 * latest first.
 */
export async function myClasses(scope: Scope, input: MyClassesInput) {
  const mine = [...(scope.actor.personas.client ?? []), ...(scope.actor.personas.dependant ?? [])];
  const { student_id } = input;
  if (student_id !== undefined && !actsFor(scope.actor, student_id) && !isDesk(scope.actor))
    throw notFound('client');
  const students = student_id === undefined ? mine : [student_id];
  const size = pageSize(input.limit);
  const past = input.when === 'past';
  const after = afterInstant(input.cursor);
  const [order, side] = past ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const { include_cancelled = false, include_released = false } = input;
  const gone = include_released ? sql`or ${released}` : sql``;
  const { rows } = await sql<Row>`
    select e.id as enrollment_id, e.session_id, e.student_id, c.display_name as student_name, e.status, e.paid, e.price, e.currency,
           e.payment_id, e.payment_amount, e.paid_at, e.pay_until,
           e.checked_in, e.is_late_cancellation, e.by_make_up, e.student_package_id, e.student_package_id is not null as by_package, app.fee_pays(p.id, e.schedule_enrollment_id, s.local_date) as by_fee, ${released} as released, e.schedule_enrollment_id, s.status as session_status,
           case when e.status = 'waitlisted' then (
             select count(*)::int from class_enrollments w
              where w.session_id = e.session_id and w.status = 'waitlisted'
                and (w.waitlist_priority, -w.waitlist_sequence) >= (e.waitlist_priority, -e.waitlist_sequence)) end as waitlist_position,
           s.scheduled_datetime, s.ends_at as ends, s.local_date::text, p.id as schedule_id, p.name, p.location,
           k.id as club_id, k.slug as club_slug, k.name as club_name, k.timezone,
           t.id as type_id, t.name as type_name, t.type as type_type, t.color as type_color,
           l.id as level_id, l.name as level_name, l.display_name as level_display_name, l.color as level_color,
           i.id as instructor_id, i.display_name as instructor_name, ${assistantsOf('s')} as assistants, co.id as court_id, co.name as court_name
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_schedules p on p.id = s.schedule_id
      join class_types t on t.id = p.class_type_id
      join class_levels l on l.id = p.level_id
      join clubs k on k.id = s.club_id
      join client_profiles c on c.id = e.student_id
      left join instructors i on i.id = coalesce(s.substitute_instructor_id, s.instructor_id)
      left join courts co on co.id = s.court_id
     where e.student_id = any(${students}::uuid[])
       and ${past ? sql`e.session_starts_at < ${scope.now}::timestamptz and e.session_ends_at <= ${scope.now}::timestamptz` : sql`e.session_starts_at > ${scope.now}::timestamptz - interval '1 day' and e.session_ends_at > ${scope.now}::timestamptz`}
       ${include_cancelled ? sql`` : sql`and (e.status <> 'cancelled' ${gone})`}
       ${after ? sql`and (e.session_starts_at, e.id) ${side} (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
     order by e.session_starts_at ${order}, e.id ${order}
     limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.scheduled_datetime.toISOString(), row.enrollment_id]);
  const shown = await asTheyWere(scope, page.results);
  return { ...page, results: shown.map((row) => present(scope, row)) };
}

function present({ actor, now }: Scope, row: Row): MyClass {
  const active = row.status === 'enrolled' || row.status === 'waitlisted';
  const { scheduled_datetime: starts, ends, timezone, released: givenBack } = row;
  const { club, class_type, level, instructor, court } = partsOf(row);
  return {
    ...ownOf(row),
    ...{ club, class_type, level },
    ...{ instructor_name: instructor?.display_name ?? null, court_name: court?.name ?? null },
    assistant_names: assistingIn(row).map((one) => one.display_name),
    scheduled_datetime: offsetDateTime(starts, timezone),
    ends_at: offsetDateTime(ends, timezone),
    can_record_payment: administers(actor, club.id) && canBePaid(row),
    can_undo_payment: administers(actor, club.id) && canBeUndone(row, now),
    can_take_back: givenBack && now < starts,
    can_cancel: active && !row.checked_in && now < starts && row.session_status !== 'cancelled',
  };
}

/** What is of the booking and the class alone. */
function ownOf(row: Row): Omit<MyClass, Computed | Joined> {
  const { enrollment_id, session_id, schedule_id, schedule_enrollment_id, student_id, student_name } = row;
  const { status, waitlist_position, is_late_cancellation, session_status, checked_in } = row;
  const { name, local_date, location, price, currency, by_make_up, by_package, by_fee } = row;
  const { paid, payment_id, payment_amount, pay_until } = row;
  return {
    ...{ enrollment_id, session_id, schedule_id, schedule_enrollment_id, student_id, student_name },
    ...{ status, waitlist_position, is_late_cancellation, session_status, checked_in },
    ...{ name, local_date, location, price, currency, by_make_up, by_package, by_fee },
    ...{ paid, payment_id, payment_amount },
    pay_until: pay_until && offsetDateTime(pay_until, row.timezone),
  };
}
