import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addMinutes } from '../../kernel/time/index.ts';
import { administers, clubsRun } from '../../organizations/public.ts';
import type { OnlineFinding } from '../schemas.ts';

type Row = Omit<OnlineFinding, 'at'> & { at: Date };

/** A problem that has a code, an amount and a currency (`rules/problems.ts`). */
const coded = sql`o.problem ~ '^(refunded_there|other_amount|lost_here):[0-9]+:[A-Z]{3}$'`;

/** What lies between here and Stripe, of the clubs whose desk asks: the newest first, the first 200. */
export async function listFindings({ tx, actor, now }: Scope): Promise<{ results: OnlineFinding[] }> {
  const clubs = administers(actor, null) ? undefined : clubsRun(actor);
  const here = clubs === undefined ? sql`true` : sql`p.club_id = any(${clubs}::uuid[])`;
  const quiet = addMinutes(now, -60);
  const { rows } = await sql<Row>`
    select case when o.problem = '' then 'waiting' when ${coded} then split_part(o.problem, ':', 1) else 'refused' end as kind,
           o.payment_id, null::uuid as refund_id, p.club_id, p.payer_id, c.display_name as payer_name,
           case when ${coded} then split_part(o.problem, ':', 2)::int else p.amount end as amount,
           case when ${coded} then split_part(o.problem, ':', 3) else p.currency end as currency, o.created_at as at,
           case when ${coded} then '' else o.problem end as problem, coalesce(nullif(o.intent_id, ''), o.session_id) as reference
      from ((select * from online_payments where problem <> '' order by created_at desc limit 100)
            union all
            (select * from online_payments where closed_at is null and created_at < ${quiet}::timestamptz order by created_at desc limit 100)) o
      join payments p on p.id = o.payment_id
      join client_profiles c on c.id = p.payer_id
     where ${here}
    union all
    select case r.state when 'failed' then 'refund_failed' else 'refund_waiting' end, r.payment_id, r.refund_id, p.club_id, p.payer_id,
           c.display_name, r.amount, p.currency, r.created_at, r.error, r.reference
      from ((select * from online_refunds where state = 'failed' order by created_at desc limit 100)
            union all
            (select * from online_refunds where state = 'pending' and created_at < ${quiet}::timestamptz order by created_at desc limit 100)) r
      join payments p on p.id = r.payment_id
      join client_profiles c on c.id = p.payer_id
     where ${here}
     order by at desc`.execute(tx);
  return { results: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
}
