import { sql } from 'kysely';
import type { Scope } from '../kernel/scope.ts';

/*
 * What is charged for two places that become one (docs/domain/fees.md): one of both for each day. Charges of one line of
 * places share its first place, `root_id`, by which a day is charged once.
 */

/** Charges for these days that one of the two lines has, too. */
const also = (line: 'kept' | 'gone', is: string) => sql`exists (
  select from charges o where o.root_id = (select root_id from ${sql.raw(line)}) and o.status ${sql.raw(is)} and o.cancel_reason <> 'merged'
     and o.period_start <= c.period_end and c.period_start <= o.period_end)`;

/** The first places of the lines of a place that stays and of one that goes. */
const roots = (stays: string, gone: string) => {
  const line = (name: string, place: string) => sql`
    ${sql.raw(name)}_line as (
      select f.id, f.follows_id from schedule_enrollments f where f.id = ${place}::uuid
      union all
      select p.id, p.follows_id from ${sql.raw(name)}_line l join schedule_enrollments p on p.id = l.follows_id),
    ${sql.raw(name)} as (select id as root_id from ${sql.raw(name)}_line where follows_id is null)`;
  return sql`with recursive ${line('kept', stays)}, ${line('gone', gone)}`;
};

/**
 * The charges of a place that goes are those of the one that stays. Of two for the same days the open one is cancelled;
 * where both are paid, what was paid for the one that goes is to be given back.
 */
export async function joinCharges({ tx, now }: Scope, stays: string, gone: string): Promise<void> {
  const lines = roots(stays, gone);
  await sql`${lines}
    select c.id from charges c where c.root_id in (select root_id from kept union select root_id from gone)
     order by c.id for no key update`.execute(tx);
  await sql`${lines}
    update charges c set to_return = c.to_return + c.amount, updated_at = now()
     where c.root_id = (select root_id from gone) and c.status = 'paid' and ${also('kept', "= 'paid'")}`.execute(
    tx,
  );
  await sql`${lines}
    update charges c set status = 'cancelled', cancelled_at = ${now}::timestamptz, cancel_reason = 'merged', updated_at = now()
     where c.status = 'open' and (
       (c.root_id = (select root_id from gone) and ${also('kept', "<> 'cancelled'")})
       or (c.root_id = (select root_id from kept) and ${also('gone', "= 'paid'")}))`.execute(tx);
  await sql`${lines}
    update charges c set place_id = ${stays}::uuid, updated_at = now(),
           root_id = case when ${also('kept', 'is not null')} then c.root_id else (select root_id from kept) end
     where c.place_id = ${gone}::uuid`.execute(tx);
}
