import { type RawBuilder, sql } from 'kysely';
import type { TenantTx, Via } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { payAgain, payFromAccount, returnPaid } from '../../payments/public.ts';
import type { MoneyEntry } from '../rules/money.ts';
import type { By } from '../rules/rounds.ts';

export interface MoneyMove {
  row: MoneyEntry;
  by: Via;
  /** Of the rows that are written for it: the payment or the refund first. */
  ids: [string, string, string];
}

export const moneyMoves = (money: readonly By<Via, MoneyEntry>[]): MoneyMove[] =>
  money.map(({ row, by }) => ({ row, by, ids: [nameOf(row) ?? newId(), newId(), newId()] }));

const nameOf = (row: MoneyEntry) => (row.kind === 'by_credit' ? row.payment_id : undefined);

/**
 * The statements that write what a fold of decisions does with money: first what goes to accounts, then what was decided
 * to come from them, then what is paid again as far as they go.
 */
export function moveMoney(tx: TenantTx, moves: readonly MoneyMove[], now: Date): RawBuilder<unknown>[] {
  const of = (kind: MoneyEntry['kind']) =>
    moves.flatMap(({ row, by, ids: [a, b, c] }) =>
      row.kind === kind
        ? [{ enrollment_id: row.enrollment_id, created_by: by.user_id, ids: { a, b, c } }]
        : [],
    );
  const [returned, again] = [of('returned'), of('paid_again')];
  const byCredit = moves.flatMap(({ row, by, ids: [a, b, c] }) =>
    row.kind === 'by_credit' ? [{ ...row, created_by: by.user_id, ids: { a, b, c } }] : [],
  );
  return [
    ...(returned.length > 0 ? [returnPaid(tx, returned, now), markReturned(returned)] : []),
    ...(byCredit.length > 0 ? [payFromAccount(tx, byCredit, now), markPaid(byCredit)] : []),
    ...(again.length > 0 ? [payAgain(tx, again, now), markPaid(again)] : []),
  ];
}

type Of = readonly { enrollment_id: string; ids: { a: string } }[];

/** Where something came back: what was settled for nothing, or has gone back before, stays settled. */
const markReturned = (returned: Of): RawBuilder<unknown> => sql`
  update class_enrollments e
     set paid = false, payment_id = null, paid_at = null, payment_method = '', payment_amount = null, payment_reference = '', updated_at = now()
   where e.id = any(${returned.map((one) => one.enrollment_id)}::uuid[]) and e.paid
     and exists (select from refunds r where r.id = any(${returned.map((one) => one.ids.a)}::uuid[]) and r.payment_id = e.payment_id)`;

/** Where the account has paid: there is a payment then. */
const markPaid = (again: Of): RawBuilder<unknown> => sql`
  update class_enrollments e
     set paid = true, payment_id = p.id, paid_at = p.captured_at, payment_method = p.method, payment_amount = p.amount, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(again.map(({ enrollment_id, ids }) => ({ enrollment_id, payment_id: ids.a })))}::jsonb)
           as d(enrollment_id uuid, payment_id uuid), payments p
   where e.id = d.enrollment_id and p.id = d.payment_id and not e.paid`;
