import { sql } from 'kysely';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { TillMoney } from '../rules/till.ts';

export interface Closing {
  local_date: string;
  number: number;
  from_date: string;
  opening_cash: number;
  expected_cash: number;
  counted_cash: number;
  left_cash: number;
  /** What had gone through by then. */
  money: readonly TillMoney[];
  note: string;
}

interface NewClosing extends Closing {
  id: string;
  club_id: string;
  currency: string;
  created_by: string | null;
}

/** Which day of which till, in which currency. */
export interface TillDay {
  club_id: string;
  local_date: string;
  currency: string;
}

/** The closings that count of the last day before this one, of this one, and whether a later one is closed. */
export async function closingsAround(tx: TenantTx, { club_id, local_date, currency }: TillDay) {
  const columns = sql`x.local_date::text, x.number, x.from_date::text, x.opening_cash::float8, x.expected_cash::float8,
    x.counted_cash::float8, x.left_cash::float8, x.money, x.note,
    x.created_at as at, (select u.name from users u where u.id = x.created_by) as by`;
  const of = sql`x.club_id = ${club_id}::uuid and x.currency = ${currency}`;
  const { rows } = await sql<Closing & { at: Date; by: string | null }>`
    (select ${columns} from day_closings x where ${of} and x.local_date < ${local_date}::date order by x.local_date desc, x.number desc limit 1)
    union all
    (select ${columns} from day_closings x where ${of} and x.local_date = ${local_date}::date order by x.number desc limit 1)
    union all
    (select ${columns} from day_closings x where ${of} and x.local_date > ${local_date}::date order by x.local_date limit 1)`.execute(
    tx,
  );
  const at = (days: (date: string) => boolean) => rows.find((row) => days(row.local_date));
  return {
    before: at((date) => date < local_date),
    own: at((date) => date === local_date),
    later: at((date) => date > local_date),
  };
}

/** @returns whether nobody else has written that number */
export async function insertClosing(tx: TenantTx, closing: NewClosing, now: Date): Promise<boolean> {
  const { id, club_id, local_date, currency, number, from_date, money, note, created_by } = closing;
  const { opening_cash, expected_cash, counted_cash, left_cash } = closing;
  const { numAffectedRows } = await sql`
    insert into day_closings (organization_id, id, club_id, local_date, currency, number, from_date, opening_cash, expected_cash,
      counted_cash, left_cash, money, note, created_by, created_at)
    values (${scopeOf(tx).organization_id}::uuid, ${id}::uuid, ${club_id}::uuid, ${local_date}::date, ${currency}, ${number}, ${from_date}::date,
      ${opening_cash}, ${expected_cash}, ${counted_cash}, ${left_cash}, ${JSON.stringify(money)}::jsonb, ${note}, ${created_by}::uuid, ${now}::timestamptz)
    on conflict do nothing`.execute(tx);
  return numAffectedRows === 1n;
}
