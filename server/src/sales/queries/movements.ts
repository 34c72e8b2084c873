import { type RawBuilder, sql } from 'kysely';
import { afterInstant, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { checkDates, maxFileDays } from '../../kernel/http/range.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { endOfLocalDay, offsetDateTime, startOfLocalDay } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { takesMoney } from '../access.ts';
import type { Movement, MovementsQuery } from '../schemas.ts';

interface Days {
  club_id: string;
  starts_at: Date;
  ends_at: Date;
}

/**
 * What went into a till or out of it in those days, each branch by its own index: payments in money, what of them went
 * back in money, and credit that was handed over. What only moved between a booking and an account is none.
 */
export const movementsOf = (
  { club_id, starts_at, ends_at }: Days,
  page: (at: RawBuilder<unknown>, id: RawBuilder<unknown>) => RawBuilder<unknown> = () => sql``,
): RawBuilder<unknown> => {
  const during = (at: RawBuilder<unknown>) => sql`${at} >= ${starts_at} and ${at} < ${ends_at}`;
  const branch = (at: string, of: string, columns: RawBuilder<unknown>, where: RawBuilder<unknown>) => {
    const [when, id] = [sql.ref(`x.${at}`), sql`x.id`];
    return sql`(select ${columns}, ${when} as at from ${sql.table(of)} x
      where x.club_id = ${club_id}::uuid and ${during(when)} and ${where} ${page(when, id)})`;
  };
  return sql`
    ${branch('captured_at', 'payments', sql`'payment' as kind, x.id, x.method, x.amount - x.credit_amount as amount, x.currency`, sql`x.amount > x.credit_amount`)}
    union all
    ${branch('created_at', 'refunds', sql`case when x.kind = 'mistake' then 'mistake' else 'refund' end, x.id, x.method, -x.amount, (select q.currency from payments q where q.id = x.payment_id)`, sql`x.method <> 'account_credit' and x.amount > 0`)}
    union all
    ${branch('created_at', 'account_entries', sql`'paid_out', x.id, x.method, x.delta, x.currency`, sql`x.kind = 'paid_out'`)}`;
};

interface Row extends Omit<Movement, 'at'> {
  at: Date;
}

// No coalesce: PostgreSQL would not look its result up under row-level security (docs/plans.md).
const whose = sql`case m.kind when 'paid_out' then a.client_id else p.payer_id end`;

/** What went through the till of a club in some days, the newest first. Throws 404, 422. */
export async function listMovements(scope: Scope, query: MovementsQuery) {
  const { club_id, from, until } = query;
  if (!takesMoney(scope.actor, club_id)) throw notFound('club');
  checkDates(query, maxFileDays);
  const { timezone } = await clubOf(scope, club_id);
  const days = {
    ...{ club_id, starts_at: startOfLocalDay(from, timezone) },
    ends_at: endOfLocalDay(until, timezone),
  };
  const size = pageSize(query.limit);
  const after = afterInstant(query.cursor);
  const page = (at: RawBuilder<unknown>, id: RawBuilder<unknown>) => {
    const behind = after ? sql`and (${at}, ${id}) < (${after.at}, ${after.id}::uuid)` : sql``;
    return sql`${behind} order by ${at} desc, ${id} desc limit ${oneMore(size)}`;
  };
  const { rows } = await sql<Row>`
    with page as materialized (select * from (${movementsOf(days, page)}) m order by at desc, id desc limit ${oneMore(size)})
    select m.kind, m.id, m.at, m.method, m.amount, m.currency, ${whose} as client_id,
           (select c.display_name from client_profiles c where c.id = ${whose}) as client_name,
           p.id as payment_id, coalesce(p.reference, '') as reference, coalesce(r.reason, a.reason, '') as reason,
           (select u.name from users u where u.id = case m.kind when 'payment' then p.created_by when 'paid_out' then a.created_by else r.created_by end) as by,
           coalesce((select jsonb_agg(coalesce(g.name, b.name, i.name) order by l.id) filter (where coalesce(g.name, b.name, i.name) is not null)
              from payment_lines l
              left join class_enrollments e on e.id = l.enrollment_id
              left join class_sessions s on s.id = e.session_id
              left join class_schedules g on g.id = s.schedule_id
              left join student_packages b on b.id = l.student_package_id
              left join charges h on h.id = l.charge_id
              left join schedule_enrollments f on f.id = h.place_id
              left join class_schedules i on i.id = f.schedule_id
             where l.payment_id = p.id and (r.line_id is null or l.id = r.line_id)), '[]') as labels
      from page m
      left join refunds r on m.kind in ('refund', 'mistake') and r.id = m.id
      left join account_entries a on m.kind = 'paid_out' and a.id = m.id
      left join payments p on p.id = case when m.kind = 'payment' then m.id else r.payment_id end
     order by m.at desc, m.id desc`.execute(scope.tx);
  const found = pageOf(rows, size, (row) => [row.at.toISOString(), row.id]);
  return {
    ...found,
    results: found.results.map((row) => ({ ...row, at: offsetDateTime(row.at, timezone) })),
  };
}
