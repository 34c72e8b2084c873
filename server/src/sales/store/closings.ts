import { type RawBuilder, sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { TillMoney } from '../rules/till.ts';

export interface Closing {
  number: number;
  from_at: Date;
  until_at: Date;
  opening_cash: number;
  expected_cash: number;
  counted_cash: number;
  left_cash: number;
  note: string;
}

interface NewClosing extends Closing {
  id: string;
  club_id: string;
  currency: string;
  local_date: string;
  money: readonly TillMoney[];
  created_by: string | null;
}

interface OfTill {
  club_id: string;
  currency: string;
}

const closings = ({ club_id, currency }: OfTill, more: RawBuilder<unknown>) => sql<
  Closing & { by: string | null }
>`
  select x.number, x.from_at, x.until_at, x.opening_cash::float8, x.expected_cash::float8, x.counted_cash::float8,
         x.left_cash::float8, x.note, (select u.name from users u where u.id = x.created_by) as by
    from day_closings x where x.club_id = ${club_id}::uuid and x.currency = ${currency} ${more}`;

/** How a till was counted last. */
export async function lastClosing(tx: TenantTx, till: OfTill): Promise<Closing | undefined> {
  return (await closings(till, sql`order by x.number desc limit 1`).execute(tx)).rows[0];
}

/** Those of a day, the last one first. */
export async function closingsOn(tx: TenantTx, till: OfTill & { local_date: string }) {
  const of = sql`and x.local_date = ${till.local_date}::date order by x.number desc limit 50`;
  return (await closings(till, of).execute(tx)).rows;
}

/** @returns whether nobody else has written that number */
export async function insertClosing(tx: TenantTx, closing: NewClosing, now: Date): Promise<boolean> {
  const { id, club_id, currency, number, local_date, from_at, until_at, money, note, created_by } = closing;
  const { opening_cash, expected_cash, counted_cash, left_cash } = closing;
  const { numAffectedRows } = await sql`
    insert into day_closings (organization_id, id, club_id, currency, number, local_date, from_at, until_at, opening_cash, expected_cash,
      counted_cash, left_cash, money, note, created_by, created_at)
    values (${scopeOf(tx).organization_id}::uuid, ${id}::uuid, ${club_id}::uuid, ${currency}, ${number}, ${local_date}::date,
      ${from_at}::timestamptz, ${until_at}::timestamptz, ${opening_cash}, ${expected_cash}, ${counted_cash}, ${left_cash},
      ${JSON.stringify(money)}::jsonb, ${note}, ${created_by}::uuid, ${now}::timestamptz)
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
