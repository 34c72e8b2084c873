import { type RawBuilder, sql } from 'kysely';
import { returnWhole, rootsOf, uncountDeposits } from '../fees/public.ts';
import type { Scope } from '../kernel/scope.ts';

/*
 * What is charged for two places that become one (docs/domain/fees.md): one of both for each day. Charges of one line of
 * places share its first place, `root_id`, by which a day is charged once.
 */

/** Charges for the days of charge `c` that the line of a place has, too; of what is paid in advance there is one, whenever. */
const also = (root: string | undefined, is: RawBuilder<unknown>) => sql`exists (
  select from charges o where o.root_id = ${root}::uuid and o.status ${is} and o.cancel_reason <> 'merged'
     and (o.deposit is null) = (c.deposit is null)
     and (c.deposit is not null or o.period_start <= c.period_end and c.period_start <= o.period_end))`;

/**
 * The charges of a place that goes are those of the one that stays. Of two for the same days the open one is cancelled;
 * where both are paid, what was paid for the one that goes is to be given back.
 */
export async function joinCharges(scope: Scope, stays: string, gone: string): Promise<void> {
  const { tx, now } = scope;
  const [kept] = await rootsOf(scope, [stays]);
  const [other] = await rootsOf(scope, [gone]);
  await sql`
    select id from charges where root_id = any(${[kept, other]}::uuid[]) order by id for no key update`.execute(
    tx,
  );
  // What is to be paid in advance no more, for the one that stays, does not keep the other's from being theirs.
  await sql`
    update charges c set cancel_reason = 'merged', with_place = false, updated_at = now()
     where c.root_id = ${kept}::uuid and c.deposit is not null and c.status = 'cancelled' and c.cancel_reason <> 'merged'
       and exists (select from charges o where o.root_id = ${other}::uuid and o.deposit is not null and o.status <> 'cancelled')`.execute(
    tx,
  );
  const twice = sql`c.root_id = ${other}::uuid and c.status = 'paid' and ${also(kept, sql`= 'paid'`)}`;
  const paid = await sql<{ id: string }>`select c.id from charges c where ${twice}`.execute(tx);
  await uncountDeposits(
    scope,
    paid.rows.map(({ id }) => id),
  );
  const whole = await sql<{ id: string; amount: number; is_deposit: boolean }>`
    select c.id, c.deposit is not null as is_deposit, c.amount - c.kept - coalesce((
             select -sum(n.amount) from charge_lines n where n.charge_id = c.counts_in and n.kind = 'deposit'), 0)::int as amount
      from charges c where ${twice}`.execute(tx);
  await returnWhole(scope, whole.rows);
  const { rows } = await sql<{ id: string }>`
    update charges c set status = 'cancelled', cancelled_at = ${now}::timestamptz, cancel_reason = 'merged', updated_at = now()
     where c.status = 'open' and (
       (c.root_id = ${other}::uuid and ${also(kept, sql`<> 'cancelled'`)})
       or (c.root_id = ${kept}::uuid and ${also(other, sql`= 'paid'`)}))
    returning c.id`.execute(tx);
  await uncountDeposits(
    scope,
    rows.map(({ id }) => id),
  );
  await sql`
    update charges c set place_id = ${stays}::uuid, updated_at = now(),
           root_id = case when ${also(kept, sql`is not null`)} then c.root_id else ${kept}::uuid end
     where c.place_id = ${gone}::uuid`.execute(tx);
}
