import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addMinutes } from '../../kernel/time/index.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import type { OnlineFinding } from '../schemas.ts';

type Row = Omit<OnlineFinding, 'at'> & { at: Date };

/** A problem that has a code, an amount and a currency (`rules/problems.ts`). */
const coded = sql`o.problem ~ '^(refunded_there|other_amount|lost_here):[0-9]+:[A-Z]{3}$'`;

/** Of what the refund `t` of the payment `p` went back, by line. */
const linesThere = sql`
  select jsonb_agg(jsonb_build_object('line_id', l.id, 'amount', r.amount,
           'kind', case when l.enrollment_id is not null then 'booking' when l.student_package_id is not null then 'package' else 'charge' end,
           'label', coalesce(g.name, b.name, i.name, ''), 'student_name', coalesce(w.display_name, o.display_name, q.display_name, ''),
           'can_end', case when b.id is not null then b.payment_id = p.id and b.status = 'active' and coalesce((
               select n.balance from package_entries n where n.student_package_id = b.id order by n.number desc limit 1), 0) > 0
             else l.refunded_amount = l.amount and (e.payment_id = p.id or h.payment_id = p.id) end is true) order by l.id)
    from online_refunds k
    join refunds r on r.id = k.refund_id
    join payment_lines l on l.id = r.line_id
    left join class_enrollments e on e.id = l.enrollment_id
    left join class_sessions s on s.id = e.session_id
    left join class_schedules g on g.id = s.schedule_id
    left join client_profiles w on w.id = e.student_id
    left join student_packages b on b.id = l.student_package_id
    left join client_profiles o on o.id = b.student_id
    left join charges h on h.id = l.charge_id
    left join schedule_enrollments f on f.id = h.place_id
    left join class_schedules i on i.id = f.schedule_id
    left join client_profiles q on q.id = h.student_id
   where k.there_id = t.id`;

/** The same of one refund that somebody made at Stripe. */
export async function linesOfThere(
  { tx }: Scope,
  id: string,
): Promise<NonNullable<OnlineFinding['there']>['lines']> {
  const { rows } = await sql<{ lines: NonNullable<OnlineFinding['there']>['lines'] }>`
    select coalesce((${linesThere}), '[]') as lines
      from online_refunds_there t join payments p on p.id = t.payment_id where t.id = ${id}::uuid`.execute(
    tx,
  );
  return rows[0]?.lines ?? [];
}

/** What lies between here and Stripe, of the clubs whose desk asks: the newest first, the first 100 of each kind. */
export async function listFindings({ tx, actor, now }: Scope): Promise<{ results: OnlineFinding[] }> {
  const clubs = administers(actor, null) ? undefined : clubsRun(actor);
  // Before the limit: what others have to look at must not hide what these have.
  const here =
    clubs === undefined
      ? sql``
      : sql`and exists (select from payments p where p.id = payment_id and p.club_id = any(${clubs}::uuid[]))`;
  const quiet = addMinutes(now, -60);
  const { rows } = await sql<Row>`
    select case when o.problem = '' then 'waiting' when ${coded} then split_part(o.problem, ':', 1) else 'refused' end as kind,
           o.payment_id, null::uuid as refund_id, p.club_id, p.payer_id, c.display_name as payer_name,
           case when ${coded} then split_part(o.problem, ':', 2)::int else p.amount end as amount,
           case when ${coded} then split_part(o.problem, ':', 3) else p.currency end as currency, o.created_at as at,
           case when ${coded} then '' else o.problem end as problem, coalesce(nullif(o.intent_id, ''), o.session_id) as reference,
           null::jsonb as there
      from ((select * from online_payments where problem <> '' ${here} order by created_at desc limit 100)
            union all
            (select * from online_payments where closed_at is null and created_at < ${quiet}::timestamptz ${here} order by created_at desc limit 100)) o
      join payments p on p.id = o.payment_id
      join client_profiles c on c.id = p.payer_id
    union all
    select case r.state when 'failed' then 'refund_failed' else 'refund_waiting' end, r.payment_id, r.refund_id, p.club_id, p.payer_id,
           c.display_name, r.amount, p.currency, r.created_at, r.error, r.reference, null::jsonb
      from ((select * from online_refunds where state = 'failed' ${here} order by created_at desc limit 100)
            union all
            (select * from online_refunds where state = 'pending' and created_at < ${quiet}::timestamptz ${here} order by created_at desc limit 100)) r
      join payments p on p.id = r.payment_id
      join client_profiles c on c.id = p.payer_id
    union all
    select 'refunded_there', t.payment_id, null::uuid, p.club_id, p.payer_id, c.display_name, t.amount, p.currency, t.created_at, '', t.reference,
           jsonb_build_object('id', t.id, 'credit_amount', t.credit_amount, 'unbooked_amount', t.unbooked_amount, 'lines', coalesce((${linesThere}), '[]'))
      from (select * from online_refunds_there where decided_at is null ${here} order by created_at desc limit 100) t
      join payments p on p.id = t.payment_id
      join client_profiles c on c.id = p.payer_id
     order by at desc`.execute(tx);
  return { results: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
