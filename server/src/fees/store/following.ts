import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { KeptTerms } from '../rules/charges.ts';
import type { LineKind } from '../rules/lines.ts';
import type { Span } from '../rules/periods.ts';
import type { Standing } from '../rules/standing.ts';
import { held } from './deposits.ts';

/** What is charged for a place and a period, of which some may be a part, or more that was asked for later. */
export interface ChargedPeriod {
  /** The one that was raised first. */
  id: string;
  club_id: string;
  root_id: string;
  place_id: string;
  student_id: string;
  plan_id: string;
  /** From when on the plan charges, and whether it is for a term. */
  plan_starts_on: LocalDate;
  by_term: boolean;
  /** Of the place for which it was raised. */
  schedule_id: string;
  place_starts_on: LocalDate;
  by_club: boolean;
  currency: string;
  period: Span;
  terms: Partial<KeptTerms>;
  /** Rates of the discounts that its lines name. */
  rates: { sibling: number; second_class: number };
  /** Minor units: the price for a whole period. */
  base: number;
  charges: (Standing & { payer_id: string | null })[];
}

type Row = Omit<ChargedPeriod, 'charges' | 'period' | 'base' | 'rates'> &
  Omit<Standing, 'lines'> & {
    first_id: string;
    period_start: LocalDate;
    period_end: LocalDate;
    sibling: number | null;
    second_class: number | null;
    lines: Partial<Record<LineKind, number>>;
    payer_id: string | null;
  };

/** The first of the places that these go on from. */
export async function rootsOf({ tx }: Scope, places: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select f.id, f.follows_id from schedule_enrollments f where f.id = any(${places}::uuid[])
      union
      select p.id, p.follows_id from line l join schedule_enrollments p on p.id = l.follows_id)
    select id from line where follows_id is null order by id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The places in these groups that are charged for days to come. */
export async function placesIn({ tx }: Scope, groups: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from schedule_enrollments where schedule_id = any(${groups}::uuid[]) and status = 'active'`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

/** Whose they are, and who has paid: they are locked before anything is decided. */
export async function peopleOf({ tx }: Scope, roots: readonly string[], since: LocalDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.student_id as id from charges c where c.root_id = any(${roots}::uuid[]) and c.period_end >= ${since}::date
    union
    select p.payer_id from charges c join payments p on p.id = c.payment_id
     where c.root_id = any(${roots}::uuid[]) and c.period_end >= ${since}::date`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Nobody pays or corrects them meanwhile. */
export async function lockCharges({ tx }: Scope, roots: readonly string[], since: LocalDate): Promise<void> {
  await sql`
    select id from charges where root_id = any(${roots}::uuid[]) and (period_end >= ${since}::date or deposit is not null) order by id for no key update`.execute(
    tx,
  );
}

/** What is charged for days from that one on. What the desk has cancelled stays so. */
export async function chargedPeriods(
  { tx }: Scope,
  roots: readonly string[],
  since: LocalDate,
): Promise<ChargedPeriod[]> {
  const { rows } = await sql<Row>`
    select coalesce(c.differs_from, c.id) as first_id, c.id, c.club_id, c.root_id, c.place_id, c.student_id, c.plan_id, c.currency,
           p.starts_on as plan_starts_on, p.period in ('term', 'course') as by_term, f.schedule_id, f.starts_on as place_starts_on,
           f.end_reason = 'schedule_cancelled' as by_club, c.period_start, c.period_end, c.terms, c.status, c.amount, c.due_on, c.to_return, c.with_place,
           coalesce(x.amount - x.refunded_amount, 0) - c.to_return as paid, y.payer_id, coalesce(w.held, 0) as deposit_held,
           case when e.off > 0 then jsonb_build_object('off', e.off, 'base', x.amount + e.off - s.apart) end as paid_early,
           s.lines, s.sibling, s.second_class
      from charges c
      join fee_plans p on p.id = c.plan_id
      join schedule_enrollments f on f.id = c.place_id
      left join payment_lines x on x.payment_id = c.payment_id and x.charge_id = c.id
      left join payments y on y.id = x.payment_id
      left join lateral (
        select -l.amount as off from charge_lines l
         where l.charge_id = c.id and l.kind = 'early' and l.amount < 0 and l.created_at = c.paid_at and c.differs_from is null
         order by l.number limit 1) e on true
      left join lateral (
        select ${held} as held from charges d join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
         where d.counts_in = c.id and d.settled_at is null limit 1) w on true
      cross join lateral (
        select coalesce(sum(l.amount) filter (where l.kind in ('enrolment_fee', 'enrolment_off', 'deposit', 'late', 'late_off', 'returned')), 0)::int as apart, coalesce(jsonb_object_agg(l.kind, l.amount), '{}') as lines, max(l.rate) filter (where l.kind = 'sibling') as sibling,
               max(l.rate) filter (where l.kind = 'second_class') as second_class
          from (select kind, sum(amount)::int as amount, max((facts ->> 'rate')::int) as rate from charge_lines where charge_id = c.id group by kind) l) s
     where c.root_id = any(${roots}::uuid[]) and c.deposit is null and c.period_end >= ${since}::date and (c.status <> 'cancelled' or c.with_place)
     order by c.period_start, c.root_id, c.differs_from nulls first, c.part, c.id`.execute(tx);
  return [...Map.groupBy(rows, (one) => `${one.root_id} ${one.period_start}`).values()].map(together);
}

function together(rows: Row[]): ChargedPeriod {
  const first = rows[0]!;
  const { first_id: id, club_id, root_id, place_id, student_id, plan_id, currency, terms } = first;
  const { plan_starts_on, by_term, schedule_id, place_starts_on, by_club } = first;
  const ofKind = (kind: LineKind) => rows.reduce((sum, { lines }) => sum + (lines[kind] ?? 0), 0);
  return {
    ...{ id, club_id, root_id, place_id, student_id, plan_id, currency, terms },
    ...{ plan_starts_on, by_term, schedule_id, place_starts_on, by_club },
    period: { starts_on: first.period_start, ends_on: first.period_end },
    rates: { sibling: first.sibling ?? 0, second_class: first.second_class ?? 0 },
    base: ofKind('fee') + ofKind('member'),
    charges: rows.map(
      ({
        lines,
        status,
        amount,
        due_on,
        to_return,
        paid,
        with_place,
        payer_id,
        paid_early,
        deposit_held = 0,
        ...row
      }) => ({
        ...{ id: row.id, status, amount, due_on, to_return, with_place, payer_id, paid_early, deposit_held },
        paid: Math.max(0, paid),
        lines: new Map(Object.entries(lines) as [LineKind, number][]),
      }),
    ),
  };
}

/** A place of a line, as far as it holds days. */
export interface StayRow {
  id: string;
  root_id: string;
  schedule_id: string;
  is_club_member: boolean;
  agreed_at: number;
  starts_on: LocalDate;
  ends_on: LocalDate | null;
  /** Its last day before notice was given; null for none, and where none was given. */
  ended_before: LocalDate | null;
  pauses: Span[];
  /** Its group was cancelled by the club before its last day. */
  by_club: boolean;
}

/** The places that go on from these, in order. One that never began is none; one whose group is cancelled lasted until then. */
export async function staysOf({ tx, now }: Scope, roots: readonly string[]): Promise<StayRow[]> {
  const { rows } = await sql<StayRow>`
    with recursive line as (
      select f.id, f.id as root_id from schedule_enrollments f where f.id = any(${roots}::uuid[])
      union all
      select n.id, l.root_id from line l join schedule_enrollments n on n.follows_id = l.id)
    select f.id, l.root_id, f.schedule_id, c.is_club_member, extract(epoch from r.created_at)::float8 * 1000 as agreed_at, f.starts_on,
           case when f.status = 'active' then f.ends_on
                else least(f.ends_on, coalesce(held.last, f.starts_on - 1)) end as ends_on, f.ended_before,
           f.status = 'ended' and (f.ends_on is null or held.last is null or f.ends_on > held.last) as by_club,
           coalesce((select jsonb_agg(jsonb_build_object('starts_on', b.starts_on, 'ends_on', b.ends_on))
                       from schedule_enrollment_pauses b where b.schedule_enrollment_id = f.id), '[]') as pauses
      from line l
      join schedule_enrollments f on f.id = l.id
      join schedule_enrollments r on r.id = l.root_id
      join client_profiles c on c.id = f.student_id
      cross join lateral (
        select max(s.occurrence_date) as last from class_sessions s
         where f.status = 'ended' and s.schedule_id = f.schedule_id and s.status <> 'cancelled' and s.scheduled_datetime <= ${now}::timestamptz) held
     where f.status = 'active' or f.end_reason = 'schedule_cancelled'
     order by f.starts_on, f.id`.execute(tx);
  return rows.filter(({ starts_on, ends_on }) => ends_on === null || ends_on >= starts_on);
}

/** Who holds a place in each of these groups on a day, in the order in which they came; who is asked whether they stay does not. */
export async function holdersOn(
  { tx }: Scope,
  asked: readonly { schedule_id: string; day: LocalDate }[],
): Promise<(schedule_id: string, day: LocalDate) => string[]> {
  const { rows } = await sql<{ schedule_id: string; day: LocalDate; places: string[] }>`
    select d.schedule_id, d.day, array_agg(f.id order by f.starts_on, f.created_at, f.id) as places
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as d(schedule_id uuid, day date)
      join schedule_enrollments f on f.schedule_id = d.schedule_id and f.status = 'active' and f.renewal is distinct from 'asked'
           and f.starts_on <= d.day and (f.ends_on is null or f.ends_on >= d.day)
     group by 1, 2`.execute(tx);
  const places = new Map(rows.map((row) => [`${row.schedule_id} ${row.day}`, row.places]));
  return (schedule_id, day) => places.get(`${schedule_id} ${day}`) ?? [];
}
