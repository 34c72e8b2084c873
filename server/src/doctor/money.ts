import { type RawBuilder, sql } from 'kysely';
import type { Offender } from './check.ts';

/**
 * Payments are what their lines are, refunds what their payments say, accounts add up; and whatever is paid names the
 * payment that has a line for it, which was no mistake.
 */
export const moneyNotKept = (): RawBuilder<Offender> => sql`
  with lines as (
    select l.payment_id, sum(l.amount) as amount, sum(l.refunded_amount) as refunded from payment_lines l group by 1),
  back as (
    select r.line_id, sum(r.amount) as amount, sum(r.amount) filter (where r.method <> 'account_credit') as money from refunds r group by 1),
  counted as (
    select a.*, row_number() over w as expected, sum(a.delta) over w as total
      from account_entries a window w as (partition by a.organization_id, a.client_id, a.currency order by a.number))
  select 'payment ' || p.id || ': is of ' || p.amount || ' with ' || p.refunded_amount || ' paid back, its lines say '
         || coalesce(l.amount, 0) || ' and ' || coalesce(l.refunded, 0) as object
    from payments p left join lines l on l.payment_id = p.id
   where p.amount <> coalesce(l.amount, 0) or p.refunded_amount <> coalesce(l.refunded, 0)
  union all
  select 'payment line ' || l.id || ': says that ' || l.refunded_amount || ' went back, its refunds ' || coalesce(b.amount, 0)
    from payment_lines l left join back b on b.line_id = l.id
   where l.refunded_amount <> coalesce(b.amount, 0)
  union all
  select 'account entry ' || c.id || ': says ' || c.balance || ' as number ' || c.number || ', and adds up to ' || c.total
    from counted c where c.number <> c.expected or c.balance <> c.total
  union all
  select 'payment ' || p.id || ': took ' || p.credit_amount || ' from an account that says ' || coalesce(sum(-a.delta), 0)
    from payments p left join account_entries a on a.payment_id = p.id and a.kind = 'used'
   where p.credit_amount > 0 group by p.id, p.credit_amount having coalesce(sum(-a.delta), 0) <> p.credit_amount
  union all
  select 'refund ' || r.id || ': of ' || r.amount || ' went to an account that does not know of it'
    from refunds r left join account_entries a on a.refund_id = r.id
   where r.method = 'account_credit' and coalesce(a.delta, 0) <> r.amount
  union all
  select 'enrollment ' || e.id || ': is paid by a payment that is not for it, or went back'
    from class_enrollments e
   where e.payment_id is not null and not exists (
     select from payment_lines l join payments p on p.id = l.payment_id
      where l.payment_id = e.payment_id and l.enrollment_id = e.id and p.status in ('captured', 'partially_refunded', 'refunded')
        and (l.refunded_amount < l.amount or l.amount = 0
             or exists (select from refunds r where r.line_id = l.id and r.kind = 'refund')))
  union all
  select 'enrollment ' || l.enrollment_id || ': was paid with payment ' || l.payment_id || ' and does not say so'
    from payment_lines l join payments p on p.id = l.payment_id join class_enrollments e on e.id = l.enrollment_id
   where p.status in ('captured', 'partially_refunded') and l.refunded_amount < l.amount and e.payment_id is distinct from l.payment_id
  union all
  select 'student package ' || s.id || ': is paid by a payment that is not for it'
    from student_packages s
   where s.payment_id is not null and not exists (
     select from payment_lines l where l.payment_id = s.payment_id and l.student_package_id = s.id and l.refunded_amount = s.refunded_amount)`;
