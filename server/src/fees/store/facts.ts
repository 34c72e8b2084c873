import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOfEach } from '../../kernel/settings.ts';
import { addDays, type LocalDate } from '../../kernel/time/index.ts';
import { closuresOf } from '../../organizations/public.ts';
import { type Settings, settings } from '../../settings.ts';
import type { Charged, Facts, Group, Place, Plan } from '../rules/charges.ts';
import { lateTermsOf } from '../rules/late.ts';
import { isWhole, type Span } from '../rules/periods.ts';
import { depositsOf } from './deposits.ts';

type GroupRow = Group['recurrence'] & {
  id: string;
  name: string;
  club_id: string;
  class_type_id: string;
  term_starts_on: LocalDate | null;
  term_ends_on: LocalDate | null;
};

/** What the charges of a club are decided by, for the periods that have a day in common with these. */
export async function loadFacts(scope: Scope, club_id: string, within: Span): Promise<Facts> {
  const groups = await groupsOf(scope, club_id, within);
  if (groups.length === 0) return { groups, places: [], charged: [], closures: [], enrolled: new Map() };
  // A term, or some weeks, may have begun long before, and go on after.
  const widest = spanOf(within, groups);
  const places = await placesOf(
    scope,
    groups.map(({ id }) => id),
    widest,
  );
  return {
    groups,
    places,
    charged: await chargedFor(
      scope,
      places.map((one) => one.root_id),
      widest,
    ),
    closures: await closuresOf(scope, club_id, widest.starts_on, widest.ends_on),
    deposits: await depositsOf(
      scope,
      places.map((one) => one.root_id),
    ),
    enrolled: await enrolledOf(
      scope,
      places.map((one) => one.student_id),
    ),
  };
}

/** Groups for which a plan is in force that have a day in common with these. */
async function groupsOf(scope: Scope, club_id: string, within: Span): Promise<Group[]> {
  const plans = await plansOf(scope, club_id);
  if (plans.size === 0) return [];
  const groups = await groupsWith(
    scope,
    plans,
    sql`g.club_id = ${club_id}::uuid and g.status = 'published'
       and g.start_date <= ${within.ends_on}::date and (g.end_date is null or g.end_date >= ${within.starts_on}::date)`,
  );
  return groups.flatMap(({ plan, ...group }) => (plan ? [{ ...group, plan }] : []));
}

/** A group, with a plan or without. */
export type AnyGroup = Omit<Group, 'plan'> & { plan: Plan | null; club_id: string; leaving: Leaving };

/** What who leaves has back of what they paid. */
export type Leaving = Pick<Settings, 'leaving_refund' | 'leaving_refund_days' | 'leaving_refund_after'>;

/** These groups, whatever became of them. */
export async function groupsById(scope: Scope, ids: readonly string[]): Promise<AnyGroup[]> {
  const { rows } = await sql<{ club_id: string }>`
    select distinct club_id from class_schedules where id = any(${ids}::uuid[])`.execute(scope.tx);
  const plans = new Map<string, Plan>();
  for (const { club_id } of rows) for (const [id, plan] of await plansOf(scope, club_id)) plans.set(id, plan);
  return groupsWith(scope, plans, sql`g.id = any(${ids}::uuid[])`);
}

async function groupsWith(
  scope: Scope,
  plans: ReadonlyMap<string, Plan>,
  which: RawBuilder<unknown>,
): Promise<AnyGroup[]> {
  const { rows } = await sql<GroupRow>`
    select g.id, g.name, g.club_id, g.class_type_id, g.recurrence, g.recurrence_days, g.start_date, g.end_date, g.start_time, g.duration_minutes,
           k.timezone, g.rrule, g.exdates, t.starts_on as term_starts_on, t.ends_on as term_ends_on
      from class_schedules g join clubs k on k.id = g.club_id left join terms t on t.id = g.term_id
     where ${which} order by g.sort_name, g.id`.execute(scope.tx);
  const rules = await settingsOfEach(
    scope.tx,
    settings,
    rows.map(({ id, club_id, class_type_id }) => ({ club_id, class_type_id, schedule_id: id })),
  );
  return rows.map((row, at) => {
    const { fee_plan, fee_joining, fee_leaving, fee_pauses, ...other } = rules[at]!;
    const plan = plans.get(fee_plan) ?? null;
    const { leaving_refund, leaving_refund_days, leaving_refund_after } = other;
    const { id, name, club_id, class_type_id: _, term_starts_on, term_ends_on, ...recurrence } = row;
    return {
      ...{ id, name, club_id, recurrence, plan, course: courseOf(row, plan) },
      rules: {
        ...{ joining: fee_joining === 'dates', leaving: fee_leaving === 'dates' },
        pauses: fee_pauses === 'free',
      },
      discounts: discountsOf(rules[at]!),
      late: lateTermsOf(rules[at]!),
      leaving: { leaving_refund, leaving_refund_days, leaving_refund_after },
    };
  });
}

const discountsOf = (rules: Settings): Group['discounts'] => ({
  ...{ sibling: rules.sibling_discount, second_class: rules.second_class_discount },
  ...{ further_siblings: rules.further_sibling_discounts, further_classes: rules.further_class_discounts },
  ...{ renewal: rules.renewal_discount, renewal_enrolment: rules.renewal_enrolment_discount },
  together: rules.together_discounts,
  stacking: rules.fee_discounts,
  ...{ early: rules.early_payment_discount, early_days: rules.early_payment_days },
});

/** Its term, or, where it has none or the plan is for a course, its own dates. */
function courseOf(
  { term_starts_on, term_ends_on, start_date, end_date }: GroupRow,
  plan: Plan | null,
): Span | null {
  if (plan?.period !== 'course' && term_starts_on !== null && term_ends_on !== null)
    return { starts_on: term_starts_on, ends_on: term_ends_on };
  return end_date === null ? null : { starts_on: start_date, ends_on: end_date };
}

const versions = sql`coalesce((
  select jsonb_agg(jsonb_build_object('number', v.number, 'prices', v.prices, 'since', extract(epoch from v.created_at) * 1000, 'existing_from', v.existing_from))
    from fee_plan_versions v where v.plan_id = p.id), '[]')`;

async function plansOf({ tx }: Scope, club_id: string): Promise<Map<string, Plan>> {
  const { rows } = await sql<Plan>`
    select id, name, club_id, currency, period, weeks, starts_on, ends_on, due_day, prices, enrolment_fee, enrolment_fee_each, per, instalments, deposit, deposit_percent, deposit_counts, deposit_leaving, ${versions} as versions
      from fee_plans p where club_id is null or club_id = ${club_id}::uuid`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

function spanOf(within: Span, groups: readonly Group[]): Span {
  const spans = groups.flatMap(({ plan, course }) => {
    if (isWhole(plan)) return course ? [course] : [];
    const days = plan.period === 'weeks' ? (plan.weeks ?? 1) * 7 : 31;
    return [{ starts_on: addDays(within.starts_on, -days), ends_on: addDays(within.ends_on, days) }];
  });
  return {
    starts_on: [within.starts_on, ...spans.map((one) => one.starts_on)].sort()[0]!,
    ends_on: [within.ends_on, ...spans.map((one) => one.ends_on)].sort().at(-1)!,
  };
}

/** Stays in another term: a move within one takes that along, and is none. */
const renewed = sql`(h.renewal is not distinct from 'stays' and not exists (
  select from schedule_enrollments o join class_schedules a on a.id = o.schedule_id join class_schedules b on b.id = h.schedule_id
   where o.id = h.follows_id and a.term_id is not distinct from b.term_id))`;

/** Had a place on the day before the line `r` began. */
const wasThere = sql`exists (
  select from schedule_enrollments o where o.student_id = r.student_id and o.status = 'active' and o.id <> r.id
     and o.starts_on < r.starts_on and (o.ends_on is null or o.ends_on >= r.starts_on - 1))`;

/** Places that have a day in common with these, in the order in which they were given, each with the first of its line. */
async function placesOf({ tx }: Scope, groups: readonly string[], within: Span): Promise<Place[]> {
  const { rows } = await sql<Place>`
    with recursive held as materialized (
      select f.id, f.schedule_id, f.student_id, f.starts_on, f.ends_on, f.follows_id, f.created_at, f.renewal, f.notice_given_at is not null as gave_notice from schedule_enrollments f
       where f.schedule_id = any(${groups}::uuid[]) and f.status = 'active' and f.renewal is distinct from 'asked'
         and f.starts_on <= ${within.ends_on}::date and (f.ends_on is null or f.ends_on >= ${within.starts_on}::date)),
    line as (
      select h.id, h.id as root_id, h.follows_id from held h
      union all
      select l.id, p.id, p.follows_id from line l join schedule_enrollments p on p.id = l.follows_id)
    select h.id, l.root_id, h.schedule_id, h.student_id, c.display_name as student_name, c.is_club_member, (c.blocked_at is not null or not c.is_active) as is_blocked,
           array(select r.guardian_id from guardians r where r.dependant_id = h.student_id) as guardians, extract(epoch from r.created_at)::float8 * 1000 as agreed_at, ${wasThere} as was_there, ${renewed} as renewed, h.gave_notice, h.starts_on, h.ends_on,
           coalesce((select jsonb_agg(jsonb_build_object('starts_on', b.starts_on, 'ends_on', b.ends_on))
                       from schedule_enrollment_pauses b where b.schedule_enrollment_id = h.id), '[]') as pauses
      from held h join line l on l.id = h.id and l.follows_id is null
      join schedule_enrollments r on r.id = l.root_id
      join client_profiles c on c.id = h.student_id
     order by h.starts_on, h.created_at, h.id`.execute(tx);
  return rows;
}

async function chargedFor({ tx }: Scope, roots: readonly string[], within: Span): Promise<Charged[]> {
  const { rows } = await sql<Charged>`
    select root_id, period_start, period_end from charges
     where root_id = any(${roots}::uuid[]) and deposit is null and period_start <= ${within.ends_on}::date and period_end >= ${within.starts_on}::date`.execute(
    tx,
  );
  return rows;
}

async function enrolledOf({ tx }: Scope, students: readonly string[]): Promise<Map<string, LocalDate>> {
  const { rows } = await sql<{ student_id: string; last: LocalDate }>`
    select c.student_id, max(c.period_start) as last
      from charges c join charge_lines l on l.charge_id = c.id and l.kind = 'enrolment_fee'
     where c.student_id = any(${students}::uuid[]) and c.status <> 'cancelled'
       and c.amount > coalesce((select sum(n.amount) from charge_lines n where n.charge_id = c.id and n.kind = 'deposit'), 0) group by 1`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.student_id, row.last]));
}

/** A place, and the club of its group. */
export async function placeOf(
  { tx }: Scope,
  id: string,
): Promise<{ student_id: string; club_id: string; schedule_id: string } | undefined> {
  const { rows } = await sql<{ student_id: string; club_id: string; schedule_id: string }>`
    select f.student_id, f.schedule_id, g.club_id from schedule_enrollments f join class_schedules g on g.id = f.schedule_id where f.id = ${id}::uuid`.execute(
    tx,
  );
  return rows[0];
}

/** No place of these groups begins, ends or moves until what is charged for them is written. */
export async function shareGroups({ tx }: Scope, club_id: string): Promise<void> {
  await sql`
    select id from class_schedules where club_id = ${club_id}::uuid and status = 'published' order by id for share`.execute(
    tx,
  );
}
