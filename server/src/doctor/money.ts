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

/**
 * What is paid online has its page, and what goes back of it is asked of Stripe; nothing waits for an answer for days. What
 * Stripe says is none of this.
 */
export const onlineNotKept = (): RawBuilder<Offender> => sql`
  select 'payment ' || p.id || ': is ' || p.status || ', paid online, and has no page' as object
    from payments p
   where p.method = 'online' and not exists (select from online_payments o where o.payment_id = p.id or o.late_payment_id = p.id)
     -- What was to go back there, and did not, is kept as a payment of its own.
     and not (p.reference like 'Stripe: %' and (
       exists (select from online_refunds r where r.state = 'to_account' and r.amount = p.amount)
       or exists (select from online_refunds_there t where t.state = 'failed' and t.credit_amount = p.amount)))
  union all
  select 'refund ' || t.reference || ': ' || t.amount || ' went back at Stripe, and ' || coalesce(sum(o.amount), 0) + t.credit_amount + t.unbooked_amount || ' is booked'
    from online_refunds_there t left join online_refunds o on o.there_id = t.id
   group by t.organization_id, t.id having t.amount <> coalesce(sum(o.amount), 0) + t.credit_amount + t.unbooked_amount
  union all
  select 'payment ' || o.payment_id || ': was asked for at ' || o.created_at || ', and nobody knows what became of it'
    from online_payments o join payments p on p.id = o.payment_id
   where p.status = 'pending' and (o.closed_at is not null or o.created_at < now() - interval '2 days')
  union all
  select 'refund ' || r.id || ': of ' || r.amount || ' goes back online, and Stripe is not asked for as much'
    from refunds r left join online_refunds o on o.refund_id = r.id
   where r.method = 'online' and r.amount > 0 and o.amount is distinct from r.amount
  union all
  select 'refund ' || o.refund_id || ': failed at Stripe: ' || o.error from online_refunds o where o.state = 'failed'
  union all
  select 'refund ' || o.refund_id || ': was asked for at ' || o.created_at || ', and Stripe has not said yes'
    from online_refunds o where o.state = 'pending' and o.created_at < now() - interval '30 days'`;

/**
 * A charge is what its lines add up to, is raised once for a place and a day, and is paid by a payment that has a line for
 * it; whatever names a plan names one that is there.
 */
export const chargesNotKept = (): RawBuilder<Offender> => sql`
  with lines as (select l.charge_id, sum(l.amount) as amount from charge_lines l group by 1)
  select 'charge ' || c.id || ': is ' || c.amount || ', its lines say ' || coalesce(l.amount, 0) as object
    from charges c left join lines l on l.charge_id = c.id
   where c.amount <> coalesce(l.amount, 0)
  union all
  select 'charge ' || c.id || ': is for days that were charged before, of place ' || c.root_id
    from (select id, root_id, period_start, max(period_end) over (partition by organization_id, root_id, part order by period_start, id
                 rows between unbounded preceding and 1 preceding) as charged_until from charges where differs_from is null and cancel_reason <> 'merged' and deposit is null) c
   where c.period_start <= c.charged_until
  union all
  select 'charge ' || c.id || ': is paid by a payment that is not for it, or went back'
    from charges c
   where c.payment_id is not null and not exists (
     select from payment_lines l join payments p on p.id = l.payment_id
      where l.payment_id = c.payment_id and l.charge_id = c.id and p.status in ('captured', 'partially_refunded', 'refunded')
        and (l.refunded_amount < l.amount or l.amount = 0
             or exists (select from refunds r where r.line_id = l.id and r.kind in ('refund', 'ended'))))
  union all
  select 'charge ' || l.charge_id || ': was paid with payment ' || l.payment_id || ' and does not say so'
    from payment_lines l join payments p on p.id = l.payment_id join charges c on c.id = l.charge_id
   where p.status in ('captured', 'partially_refunded') and l.refunded_amount < l.amount and c.payment_id is distinct from l.payment_id
  union all
  select 'charge ' || c.id || ': its place was released on another day than its holder was told'
    from charges c where c.released_at is not null and c.release_on > (c.released_at at time zone 'UTC')::date + 1
  union all
  select 'charge ' || l.charge_id || ': has more late fees than its terms say, or more let off than there were'
    from charge_lines l join charges c on c.id = l.charge_id
   where l.kind in ('late', 'late_off') group by l.charge_id, c.late
  having count(l.occasion) > coalesce((c.late ->> 'times')::int, 0) or sum(l.amount) < 0
  union all
  select 'charge ' || c.id || ': ' || c.to_return || ' is to be given back, and so much was not paid for it'
    from charges c left join payment_lines l on l.payment_id = c.payment_id and l.charge_id = c.id
   where c.to_return > coalesce(l.amount - l.refunded_amount, 0)
  union all
  select 'charge ' || c.id || ': asks more of charge ' || c.differs_from || ', which is of another place or period'
    from charges c join charges f on f.id = c.differs_from
   where c.root_id <> f.root_id or c.period_start <> f.period_start
  union all
  select 'charge ' || c.id || ': is open, and its place was never in that period'
    from charges c
   where c.status = 'open' and c.amount > 0 and c.deposit is null and c.period_end >= current_date - 1 and not exists (
     with recursive line as (
       select c.root_id as id union all select n.id from line l join schedule_enrollments n on n.follows_id = l.id)
     select from line l join schedule_enrollments f on f.id = l.id
      where (f.status = 'active' or f.end_reason = 'schedule_cancelled')
        and f.starts_on <= c.period_end and (f.ends_on is null or f.ends_on >= c.period_start))
  union all
  select 'charge ' || d.id || ': was paid in advance with ' || coalesce(l.amount, 0) || ', of which ' || coalesce(l.refunded_amount, 0)
         || ' went back, ' || coalesce(n.counted, 0) || ' counts and ' || d.kept || ' is kept'
    from charges d
    left join payment_lines l on l.payment_id = d.payment_id and l.charge_id = d.id
    left join lateral (
      select -sum(x.amount)::int as counted from charge_lines x where x.charge_id = d.counts_in and x.kind = 'deposit') n on true
    left join lateral (
      select sum(x.amount)::int as returned from charge_lines x where x.charge_id = d.id and x.kind = 'returned') r on true
   where d.deposit is not null and not (d.status = 'open' and d.settled_at is null and d.kept = 0) and (
     coalesce(l.refunded_amount, 0) + d.to_return + d.kept + coalesce(n.counted, 0) > coalesce(l.amount, 0)
     or d.settled_at is not null and d.status = 'paid'
        and coalesce(l.refunded_amount, 0) + d.to_return + d.kept + coalesce(n.counted, 0) < coalesce(l.amount, 0) - coalesce(r.returned, 0))
  union all
  select 'charge ' || c.id || ': is less by ' || -x.counted || ' that was paid in advance, and no deposit counts in it'
    from charges c
    join (select charge_id, sum(amount) as counted from charge_lines where kind = 'deposit' group by 1 having sum(amount) <> 0) x on x.charge_id = c.id
   where c.deposit is null and (c.status = 'cancelled' or not exists (
     select from charges d where d.counts_in = c.id and d.status <> 'cancelled'))
  union all
  select 'fee plan ' || p.id || ': has other prices than its last version, or a version is missing'
    from fee_plans p
    join (select plan_id, max(number) as last, count(*) as n from fee_plan_versions group by 1) v on v.plan_id = p.id
    join fee_plan_versions l on l.plan_id = p.id and l.number = v.last
   where l.prices <> p.prices or v.n <> v.last
  union all
  select 'setting ' || s.id || ': names fee plan ' || (s.value #>> '{}') || ', which is none here'
    from settings s
   where s.key = 'fee_plan' and s.value #>> '{}' <> '' and not exists (
     select from fee_plans p where p.organization_id = s.organization_id and p.id::text = s.value #>> '{}')`;

/**
 * Receipts are numbered without gaps in their series and in the chain of their club, name the hash of the one before,
 * say what their columns say, and stand for the money of their payment. One that says no more for whom it was keeps the
 * hash of what it said.
 */
export const receiptsNotKept = (): RawBuilder<Offender> => sql`
  with chained as (
    select r.*, row_number() over chain as expected, row_number() over numbered as expected_number,
           coalesce(lag(r.hash) over chain, '') as before
      from receipts r
    window chain as (partition by r.organization_id, r.club_id order by r.position),
           numbered as (partition by r.organization_id, r.club_id, r.series, r.year order by r.number))
  select 'receipt ' || c.name || ': is number ' || c.number || ' of its series and ' || c.position || ' of its club, and should be '
         || c.expected_number || ' and ' || c.expected as object
    from chained c where c.position <> c.expected or c.number <> c.expected_number
  union all
  select 'receipt ' || c.name || ': is not chained to the one before, or does not say what was written'
    from chained c
   where c.previous_hash <> c.before or c.erased_at is null and c.hash <> encode(sha256(convert_to(c.previous_hash || c.content, 'UTF8')), 'hex')
  union all
  select 'receipt ' || c.name || ': says something else than its row'
    from chained c, lateral (select c.content::jsonb as said) s
   where (s.said ->> 'name', (s.said ->> 'total')::int, (s.said ->> 'vat')::int) is distinct from (c.name, c.total, c.vat)
  union all
  select 'series ' || s.code || ' ' || s.year || ' of club ' || s.club_id || ': goes to ' || s.last_number || ', its receipts to ' || coalesce(r.last, 0)
    from receipt_series s
    left join lateral (
      select case when s.code = '' then max(position) else max(number) filter (where series = s.code and year = s.year) end as last
        from receipts where organization_id = s.organization_id and club_id = s.club_id) r on true
   where s.last_number <> coalesce(r.last, 0)
  union all
  select 'receipt ' || i.name || ': takes the place of one that was annulled'
    from receipts i join verifactu_records v on v.organization_id = i.organization_id and v.receipt_id = i.corrects_id and v.kind = 'annulment'
   where i.kind = 'invoice'
  union all
  select 'payment ' || p.id || ': has receipts over ' || r.total || ', and money of ' || (p.amount - p.credit_amount - p.refunded_money)
    from payments p
    join (select r.payment_id, coalesce(sum(r.total) filter (where r.kind <> 'invoice' and v.id is null), 0) as total
            from receipts r left join verifactu_records v on v.receipt_id = r.id and v.kind = 'annulment' group by 1) r on r.payment_id = p.id
   where r.total <> p.amount - p.credit_amount - p.refunded_money`;

/**
 * The records of VERI*FACTU are numbered without gaps, name the huella of the one before, have the huella of what they
 * say, and each receipt that has one is in them.
 */
export const recordsNotKept = (): RawBuilder<Offender> => sql`
  with chained as (
    select v.*, v.record::jsonb as said, row_number() over chain as expected, coalesce(lag(v.huella) over chain, '') as before
      from verifactu_records v window chain as (partition by v.organization_id, v.club_id order by v.position))
  select 'record ' || c.id || ': is number ' || c.position || ' of club ' || c.club_id || ', and should be ' || c.expected as object
    from chained c where c.position <> c.expected
  union all
  select 'record ' || c.id || ': is not chained to the one before, or has not the huella of what it says'
    from chained c
   where c.previous_huella <> c.before or c.said ->> 'Huella' is distinct from c.previous_huella or c.huella is distinct from upper(encode(sha256(convert_to(
     case c.kind when 'issue' then
       'IDEmisorFactura=' || (c.said ->> 'IDEmisorFactura') || '&NumSerieFactura=' || (c.said ->> 'NumSerieFactura') || '&FechaExpedicionFactura='
       || (c.said ->> 'FechaExpedicionFactura') || '&TipoFactura=' || (c.said ->> 'TipoFactura') || '&CuotaTotal=' || (c.said ->> 'CuotaTotal')
       || '&ImporteTotal=' || (c.said ->> 'ImporteTotal')
     else 'IDEmisorFacturaAnulada=' || (c.said ->> 'IDEmisorFacturaAnulada') || '&NumSerieFacturaAnulada=' || (c.said ->> 'NumSerieFacturaAnulada')
       || '&FechaExpedicionFacturaAnulada=' || (c.said ->> 'FechaExpedicionFacturaAnulada') end
     || '&Huella=' || c.previous_huella || '&FechaHoraHusoGenRegistro=' || (c.said ->> 'FechaHoraHusoGenRegistro'), 'UTF8')), 'hex'))
  union all
  select 'receipt ' || r.name || ': has a huella that is in no record'
    from receipts r
   where r.huella <> '' and not exists (select from verifactu_records v where v.receipt_id = r.id and v.kind = 'issue' and v.huella = r.huella)
  union all
  select 'club ' || k.club_id || ': its records go to ' || coalesce(v.last, 0) || ', and are counted to ' || k.last_position
    from verifactu_chains k
    left join lateral (select max(position) as last from verifactu_records where organization_id = k.organization_id and club_id = k.club_id) v on true
   where k.last_position <> coalesce(v.last, 0)`;
