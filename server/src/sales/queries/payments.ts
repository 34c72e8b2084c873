import { type RawBuilder, sql } from 'kysely';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { clubsSeen, maySeeAccount, maySeePayment, refundsAt, takesMoney } from '../access.ts';
import type { Payment, PaymentsQuery } from '../schemas.ts';
import { familyOf } from './account.ts';

type Row = Omit<Payment, 'abilities' | 'at'> & { at: Date };

const select = sql`
  select p.id, p.club_id, k.name as club_name, p.payer_id, c.display_name as payer_name, p.status, p.method, p.amount, p.credit_amount,
         p.refunded_amount, p.currency, p.reference, coalesce(p.captured_at, p.created_at) as at, u.name as by, p.created_at,
         coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'enrollment_id', l.enrollment_id, 'student_package_id', l.student_package_id, 'charge_id', l.charge_id, 'period_start', h.period_start, 'period_end', h.period_end, 'session_id', e.session_id,
                    'kind', case when l.enrollment_id is not null then 'booking' when l.student_package_id is not null then 'package' when l.charge_id is not null then 'charge' else 'top_up' end,
                    'label', coalesce(g.name, b.name, i.name, ''), 'student_name', coalesce(w.display_name, o.display_name, q.display_name, c.display_name),
                    'starts_at', s.scheduled_datetime, 'amount', l.amount, 'discount', l.discount, 'discount_reason', l.discount_reason,
                    'refunded_amount', l.refunded_amount) order by s.scheduled_datetime nulls last, l.id)
                     from payment_lines l
                     left join class_enrollments e on e.id = l.enrollment_id
                     left join class_sessions s on s.id = e.session_id
                     left join class_schedules g on g.id = s.schedule_id
                     left join student_packages b on b.id = l.student_package_id
                     left join charges h on h.id = l.charge_id
                     left join schedule_enrollments f on f.id = h.place_id
                     left join class_schedules i on i.id = f.schedule_id
                     left join client_profiles q on q.id = h.student_id
                     left join client_profiles w on w.id = e.student_id
                     left join client_profiles o on o.id = b.student_id
                    where l.payment_id = p.id), '[]') as lines,
         coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'line_id', r.line_id, 'kind', r.kind, 'method', r.method, 'amount', r.amount,
                    'reason', r.reason, 'at', r.created_at, 'by', v.name,
                    'state', (select w.state from online_refunds w where w.refund_id = r.id)) order by r.created_at, r.id)
                     from refunds r left join users v on v.id = r.created_by where r.payment_id = p.id), '[]') as refunds
    from payments p
    join clubs k on k.id = p.club_id
    join client_profiles c on c.id = p.payer_id
    left join users u on u.id = p.created_by`;

/** One payment, for its payer, their guardians, and the desk whose till it went into. Throws 404. */
export async function getPayment(scope: Scope, id: string): Promise<Payment> {
  const { rows } = await sql<Row>`${select} where p.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'payment');
  if (!maySeePayment(scope.actor, row)) throw notFound('payment');
  return present(scope, row);
}

/** Payments, the newest first: one's own and one's dependants', of a client, or of a till. */
export async function listPayments(scope: Scope, query: PaymentsQuery) {
  const size = pageSize(query.limit);
  const { where, at } =
    query.club_id === undefined ? await ofPeople(scope, query) : await ofTill(scope, query);
  const after = afterInstant(query.cursor);
  const behind = after ? sql`and (${at}, p.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<Row & { sorted_at: Date }>`
    with page as materialized (
      select p.id, ${at} as sorted_at from payments p where ${where} ${behind} order by ${at} desc, p.id desc limit ${oneMore(size)})
    select paid.*, page.sorted_at from page join lateral (${select} where p.id = page.id) paid on true
     order by page.sorted_at desc, page.id desc`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.sorted_at.toISOString(), row.id]);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

interface Found {
  where: RawBuilder<unknown>;
  /** By what they are sorted. */
  at: RawBuilder<unknown>;
}

async function ofPeople({ actor, tx }: Scope, { client_id, date }: PaymentsQuery): Promise<Found> {
  if (date !== undefined)
    throw invalid([{ path: 'query.club_id', code: 'required', message: 'says whose day it is' }]);
  if (client_id !== undefined && !maySeeAccount(actor, client_id)) throw notFound('client');
  const own = [...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])];
  const payers = client_id === undefined ? own : await familyOf(tx, [client_id]);
  const clubs = client_id === undefined ? undefined : clubsSeen(actor, client_id);
  const at = clubs === undefined ? sql`` : sql`and p.club_id = any(${clubs}::uuid[])`;
  return { where: sql`p.payer_id = any(${payers}::uuid[]) ${at}`, at: sql`p.created_at` };
}

async function ofTill(scope: Scope, { client_id, club_id = '', date }: PaymentsQuery): Promise<Found> {
  if (!takesMoney(scope.actor, club_id)) throw notFound('club');
  const { timezone } = await clubOf(scope, club_id);
  const on = (day: string) => sql`${day}::date::timestamp at time zone ${timezone}`;
  const during =
    date === undefined
      ? sql`and p.captured_at is not null`
      : sql`and p.captured_at >= ${on(date)} and p.captured_at < ${on(addDays(date, 1))}`;
  const by = client_id === undefined ? sql`` : sql`and p.payer_id = ${client_id}::uuid`;
  return { where: sql`p.club_id = ${club_id}::uuid ${during} ${by}`, at: sql`p.captured_at` };
}

function present({ actor }: Scope, row: Row & { sorted_at?: Date; created_at?: Date }): Payment {
  const { sorted_at: _, created_at: __, at, ...payment } = row;
  const seesWho = takesMoney(actor, row.club_id);
  const paid = row.status === 'captured' || row.status === 'partially_refunded';
  return {
    ...payment,
    at: at.toISOString(),
    by: seesWho ? row.by : null,
    refunds: row.refunds.map((one) => ({ ...one, by: seesWho ? one.by : null })),
    abilities: { refund: paid && refundsAt(actor, row.club_id) },
  };
}
