import { type RawBuilder, sql } from 'kysely';
import { aheadOf, collectedOn, lateOf, partsOf, priceAt, togetherOff } from '../../fees/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Item } from '../rules/sale.ts';
import type { OpenItem } from '../schemas.ts';

/**
 * A price is to be paid: nobody has, no fee does (docs/domain/fees.md), and the place was not given back in time, nor by the club, nor
 * late with what was paid for it returned.
 */
const owes = sql`(not e.paid and not app.fee_pays(s.schedule_id, e.schedule_enrollment_id, s.local_date) and not e.by_make_up and e.student_package_id is null and e.price > 0
  and (e.status in ('enrolled', 'no_show') or (e.status = 'cancelled' and e.is_late_cancellation and not exists (
    select from payment_lines l join refunds r on r.line_id = l.id
     where l.enrollment_id = e.id and r.kind = 'ended' and r.created_at >= e.cancelled_at))))`;

/** A bank is about to collect charge `h`: it is paid in no other way. */
const isCollected = sql`exists (
  select from payment_lines l join payments p on p.id = l.payment_id
   where l.charge_id = h.id and p.status = 'pending' and p.method = 'direct_debit')`;

export interface OpenRow {
  enrollment_id: string | null;
  student_package_id: string | null;
  charge: OpenItem['charge'];
  session_id: string | null;
  student_id: string;
  student_name: string;
  club_id: string | null;
  label: string;
  at: Date;
  amount: number;
  currency: string;
  /** An order of a client who may not book: nobody can pay it. */
  blocked: boolean;
}

/** Of each kind; of what there is beyond the sums know. */
const listed = sql.lit(200);

/** Which bookings `e` of classes `s`, orders `p` and charges `h` of these people are to be paid at these clubs. */
function openAmong(students: readonly string[], clubs: readonly string[] | undefined) {
  const at = (club: RawBuilder<unknown>, more: RawBuilder<unknown> = sql``) =>
    clubs === undefined ? sql`` : sql`and (${club} = any(${clubs}::uuid[]) ${more})`;
  return {
    bookings: sql`e.student_id = any(${students}::uuid[]) and ${owes} ${at(sql`s.club_id`)}`,
    orders: sql`p.student_id = any(${students}::uuid[]) and p.status = 'ordered' ${at(sql`p.club_id`, sql`or p.club_id is null`)}`,
    charges: sql`h.student_id = any(${students}::uuid[]) and h.status = 'open' and h.amount > 0 ${at(sql`h.club_id`)}`,
  };
}

/** When a charge `h` of a club `k` is due. */
const dueAt = sql`h.due_on::timestamp at time zone k.timezone`;

/** What these people have to pay, by time: bookings with a price, packages that are ordered, charges. The first 200 of each. */
export async function openOf(
  { tx, now }: Scope,
  students: readonly string[],
  clubs: readonly string[] | undefined,
): Promise<OpenRow[]> {
  const open = openAmong(students, clubs);
  const bookings = await sql<OpenRow>`
    select e.id as enrollment_id, null::uuid as student_package_id, null::jsonb as charge, e.session_id, e.student_id, c.display_name as student_name,
           s.club_id, g.name as label, s.scheduled_datetime as at, e.price as amount, e.currency, false as blocked
      from class_enrollments e
      join class_sessions s on s.id = e.session_id
      join class_schedules g on g.id = s.schedule_id
      join client_profiles c on c.id = e.student_id
     where ${open.bookings}
     order by e.session_starts_at, e.id limit ${listed}`.execute(tx);
  const orders = await sql<OpenRow>`
    select null::uuid as enrollment_id, p.id as student_package_id, null::jsonb as charge, null::uuid as session_id, p.student_id, c.display_name as student_name,
           p.club_id, p.name as label, p.created_at as at, p.price as amount, p.currency,
           (c.blocked_at is not null or not c.is_active) as blocked
      from student_packages p join client_profiles c on c.id = p.student_id
     where ${open.orders}
     order by p.created_at, p.id limit ${listed}`.execute(tx);
  const charges = await sql<OpenRow>`
    select null::uuid as enrollment_id, null::uuid as student_package_id, null::uuid as session_id, h.student_id, c.display_name as student_name,
           h.club_id, g.name as label, ${dueAt} as at, ${priceAt(now)} as amount, h.currency, false as blocked,
           jsonb_build_object('id', h.id, 'period_start', h.period_start, 'period_end', h.period_end, 'due_on', h.due_on, 'part', h.part, 'parts', ${partsOf(sql`h`)}, 'late', ${lateOf(sql`h`)}, 'collect_on', ${collectedOn(sql`h`)}, 'together', ${aheadOf(now)}, 'early', case when h.early_amount > 0 then jsonb_build_object('amount', h.early_amount, 'until', h.early_until) end,
             'lines', (select jsonb_agg(jsonb_build_object('kind', l.kind, 'amount', l.amount, 'facts', l.facts, 'reason', l.reason) order by l.number)
                         from charge_lines l where l.charge_id = h.id)) as charge
      from charges h
      join clubs k on k.id = h.club_id
      join schedule_enrollments f on f.id = h.place_id
      join class_schedules g on g.id = f.schedule_id
      join client_profiles c on c.id = h.student_id
     where ${open.charges}
     order by h.due_on, h.id limit ${listed}`.execute(tx);
  return [...orders.rows, ...charges.rows, ...bookings.rows];
}

export interface Owed {
  currency: string;
  /** How much, in minor units, whose time has come; nobody owes an order. */
  due: number;
  coming: number;
  /** How many things that is. */
  items: number;
}

/** What all of that comes to, by currency, however much it is. */
export async function owedBy(
  { tx, now }: Scope,
  students: readonly string[],
  clubs: readonly string[] | undefined,
): Promise<Owed[]> {
  const open = openAmong(students, clubs);
  const { rows } = await sql<Owed>`
    select currency, coalesce(sum(amount) filter (where is_due), 0)::float8 as due,
           coalesce(sum(amount) filter (where not is_due), 0)::float8 as coming, count(*)::int as items
      from (select e.currency, e.price as amount, s.scheduled_datetime <= ${now}::timestamptz as is_due
              from class_enrollments e join class_sessions s on s.id = e.session_id where ${open.bookings}
             union all
            select p.currency, p.price, false from student_packages p where ${open.orders}
             union all
            select h.currency, ${priceAt(now)}, ${dueAt} <= ${now}::timestamptz
              from charges h join clubs k on k.id = h.club_id where ${open.charges}) open
     group by currency order by currency`.execute(tx);
  return rows;
}

/** Bookings, packages and charges as they are, open or not, by id; their prices at a moment, now unless told, where all of them are paid at once. */
export async function itemsById(
  scope: Scope,
  ids: readonly string[],
  at: Date = scope.now,
): Promise<ReadonlyMap<string, Item>> {
  const { tx } = scope;
  if (ids.length === 0) return new Map();
  const bookings = await sql<Item>`
    select e.id, 'booking' as kind, e.student_id, s.club_id, e.session_id, e.price, e.currency, ${owes} as open
      from class_enrollments e join class_sessions s on s.id = e.session_id
     where e.id = any(${ids}::uuid[])`.execute(tx);
  const packages = await sql<Item>`
    select p.id, 'package' as kind, p.student_id, p.club_id, null::uuid as session_id, p.price, p.currency, p.status = 'ordered' as open
      from student_packages p where p.id = any(${ids}::uuid[])`.execute(tx);
  const charges = await sql<Item>`
    select h.id, 'charge' as kind, h.student_id, h.club_id, null::uuid as session_id, ${priceAt(at)} as price, h.currency,
           h.status = 'open' and h.amount > 0 and not ${isCollected} as open
      from charges h join clubs k on k.id = h.club_id where h.id = any(${ids}::uuid[])`.execute(tx);
  const less = await togetherOff(
    scope,
    charges.rows.map(({ id }) => id),
    at,
  );
  const fees = charges.rows.map((row) => ({ ...row, price: row.price - (less.get(row.id)?.off ?? 0) }));
  return new Map([...bookings.rows, ...packages.rows, ...fees].map((row) => [row.id, row]));
}
