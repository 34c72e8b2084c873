import { sql } from 'kysely';
import type { Part } from '../../kernel/duties.ts';
import { daysBefore } from '../../kernel/forget.ts';
import type { Retention } from '../../kernel/retention.ts';
import type { Scope } from '../../kernel/scope.ts';

/** For thirteen months a bank may ask about what was collected without a mandate. */
const days = 14 * 31;
const atOnce = 100;

/** The accounts of mandates that have ended: nothing is collected by them, and nobody asks any more. */
export async function forgetAccounts({ tx, now }: Scope, _: Retention): Promise<Part> {
  const before = daysBefore(now, days);
  const { numAffectedRows = 0n } = await sql`
    update debit_mandates set iban = '', updated_at = ${now}::timestamptz where id = any(array(
      select m.id from debit_mandates m
       where m.ended_at < ${before}::timestamptz and m.iban <> '' and not exists (
         select from debit_items i join debit_collections c on c.id = i.collection_id
          where i.mandate_id = m.id and i.status <> 'taken_out' and c.collect_on > (${before}::timestamptz)::date)
       order by m.ended_at limit ${sql.lit(atOnce)}))`.execute(tx);
  const done = Number(numAffectedRows);
  return { done, next: done === atOnce ? 'more' : undefined };
}
