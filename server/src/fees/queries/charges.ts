import { type RawBuilder, sql } from 'kysely';
import { actsFor } from '../../clients/public.ts';
import { afterDay, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { isDesk } from '../../organizations/public.ts';
import { chargeAbilities, clubsSeen, managesCharges, maySeeCharge } from '../access.ts';
import { monthOf } from '../rules/periods.ts';
import type { Charge, ChargesQuery } from '../schemas.ts';
import { byDebit, collectedOn } from '../store/collected.ts';
import { lateOf, partsOf } from '../store/late.ts';

type Row = Omit<Charge, 'abilities' | 'paid_at'> & { paid_at: Date | null; by_debit: boolean };

const lines = sql`coalesce((
  select jsonb_agg(jsonb_build_object('kind', l.kind, 'amount', l.amount, 'facts', l.facts, 'reason', l.reason) order by l.number)
    from charge_lines l where l.charge_id = c.id), '[]')`;

/** While it is not paid. */
const early = sql`case when c.status = 'open' and c.early_amount > 0 then jsonb_build_object('amount', c.early_amount, 'until', c.early_until) end`;

/** What became of what is paid in advance. */
const deposit = sql`case when c.deposit is not null then c.deposit || jsonb_build_object('kept', c.kept, 'counted', coalesce((
  select -sum(n.amount) from charge_lines n where n.charge_id = c.counts_in and n.kind = 'deposit'), 0)) end`;

/** Due before today, where its club is. */
const overdue = ({ now }: Scope) =>
  sql`(c.status = 'open' and c.amount > 0 and c.due_on < (${now}::timestamptz at time zone k.timezone)::date)`;

const select = (scope: Scope) => sql`
  select c.id, c.club_id, c.plan_id, p.name as plan_name, c.place_id, f.schedule_id, g.name as schedule_name, c.student_id,
         s.display_name as student_name, c.period_start, c.period_end, c.part, ${partsOf(sql`c`)} as parts, c.due_on, c.amount, c.currency, c.to_return, c.with_place, c.differs_from is not null as is_difference, ${deposit} as deposit, ${early} as early, ${lateOf(sql`c`)} as late, ${lines} as lines, c.status,
         ${overdue(scope)} as overdue,
         c.payment_id, c.paid_at, c.cancel_reason, ${collectedOn(sql`c`)} as collect_on, ${byDebit(sql`c`)} as by_debit,
         case when s.phone <> '' then s.phone else coalesce((
           select w.phone from guardians r join client_profiles w on w.id = r.guardian_id
            where r.dependant_id = s.id and w.phone <> '' order by w.sort_name limit 1), '') end as phone
    from charges c
    join clubs k on k.id = c.club_id
    join fee_plans p on p.id = c.plan_id
    join schedule_enrollments f on f.id = c.place_id
    join class_schedules g on g.id = f.schedule_id
    join client_profiles s on s.id = c.student_id`;

/** One charge, for whose it is, their guardians, and the desk of its club. Throws 404. */
export async function getCharge(scope: Scope, id: string): Promise<Charge> {
  const { rows } = await sql<Row>`${select(scope)} where c.id = ${id}::uuid`.execute(scope.tx);
  const row = found(rows[0], 'charge');
  if (!maySeeCharge(scope.actor, row)) throw notFound('charge');
  return present(scope, row);
}

/** Charges: a club's by what is due first, or of a student, oneself and one's dependants. */
export async function listCharges(scope: Scope, query: ChargesQuery) {
  const size = pageSize(query.limit);
  const after = afterDay(query.cursor);
  const conditions = [
    whose(scope, query),
    ...which(scope, query),
    ...(after ? [sql`(c.due_on, c.id) > (${after.day}::date, ${after.id}::uuid)`] : []),
  ];
  const { rows } = await sql<Row>`${select(scope)} where ${sql.join(conditions, sql` and `)}
    order by c.due_on, c.id limit ${oneMore(size)}`.execute(scope.tx);
  const page = pageOf(rows, size, (row) => [row.due_on, row.id]);
  return { ...page, results: page.results.map((row) => present(scope, row)) };
}

function whose({ actor }: Scope, { club_id, student_id }: ChargesQuery): RawBuilder<unknown> {
  if (club_id !== undefined) {
    if (!managesCharges(actor, club_id)) throw notFound('club');
    const of = student_id === undefined ? sql`` : sql`and c.student_id = ${student_id}::uuid`;
    return sql`c.club_id = ${club_id}::uuid ${of}`;
  }
  if (student_id === undefined) {
    const own = [...(actor.personas.client ?? []), ...(actor.personas.dependant ?? [])];
    return sql`c.student_id = any(${own}::uuid[])`;
  }
  if (actsFor(actor, student_id)) return sql`c.student_id = ${student_id}::uuid`;
  if (!isDesk(actor)) throw notFound('client');
  const clubs = clubsSeen(actor);
  return clubs === undefined
    ? sql`c.student_id = ${student_id}::uuid`
    : sql`c.student_id = ${student_id}::uuid and c.club_id = any(${clubs}::uuid[])`;
}

function which(scope: Scope, { status, period }: ChargesQuery): RawBuilder<unknown>[] {
  const states: Record<NonNullable<ChargesQuery['status']>, RawBuilder<unknown>> = {
    open: sql`c.status = 'open'`,
    overdue: overdue(scope),
    paid: sql`c.status = 'paid'`,
    to_return: sql`c.to_return > 0`,
    cancelled: sql`c.status = 'cancelled'`,
  };
  const month = period === undefined ? undefined : monthOf(`${period}-01`);
  return [
    ...(status ? [states[status]] : []),
    ...(month ? [sql`c.period_start between ${month.starts_on}::date and ${month.ends_on}::date`] : []),
  ];
}

function present({ actor, now }: Scope, { paid_at, by_debit, ...row }: Row): Charge {
  return {
    ...row,
    paid_at: paid_at?.toISOString() ?? null,
    phone: managesCharges(actor, row.club_id) ? row.phone : '',
    abilities: chargeAbilities(actor, { ...row, paid_at, by_debit }, now),
  };
}
