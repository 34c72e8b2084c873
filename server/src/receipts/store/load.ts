import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { ReceiptKind, ReceiptLine } from '../rules/compose.ts';

export interface PaidMoney {
  club_id: string;
  currency: string;
  amount: number;
  /** What of it is no money. */
  credit_amount: number;
  /** What of the money has gone back. */
  refunded_money: number;
  lines: (ReceiptLine & { id: string })[];
}

/** What a payment was for, by name. */
export async function loadPaid(tx: TenantTx, paymentId: string): Promise<PaidMoney | undefined> {
  const { rows } = await sql<PaidMoney>`
    select p.club_id, p.currency, p.amount, p.credit_amount, p.refunded_money,
           (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'amount', l.amount,
                     'kind', case when e.id is not null then 'class' when s.id is not null then 'package' when h.id is not null then 'fee' else 'account' end,
                     'name', coalesce(g.name, s.name, i.name, ''), 'local_date', case when h.id is null then c.local_date else h.period_start end) order by l.created_at, l.id), '[]')
              from payment_lines l
              left join class_enrollments e on e.id = l.enrollment_id
              left join class_sessions c on c.id = e.session_id
              left join class_schedules g on g.id = c.schedule_id
              left join student_packages s on s.id = l.student_package_id
              left join charges h on h.id = l.charge_id
              left join schedule_enrollments f on f.id = h.place_id
              left join class_schedules i on i.id = f.schedule_id
             where l.payment_id = p.id) as lines
      from payments p where p.id = ${paymentId}::uuid`.execute(tx);
  return rows[0];
}

export interface RefundedMoney {
  line_id: string;
  amount: number;
  kind: string;
  method: string;
}

export async function loadRefund(tx: TenantTx, refundId: string): Promise<RefundedMoney | undefined> {
  const { rows } = await sql<RefundedMoney>`
    select line_id, amount, kind, method from refunds where id = ${refundId}::uuid and method <> 'account_credit'`.execute(
    tx,
  );
  return rows[0];
}

export interface Written {
  id: string;
  club_id: string;
  payment_id: string;
  kind: ReceiptKind;
  name: string;
  vat_rate: number;
  content: string;
  /** Of its record of VERI*FACTU; empty where it has none. */
  huella: string;
}

const written = (which: RawBuilder<unknown>): RawBuilder<Written> => sql<Written>`
  select id, club_id, payment_id, kind, name, vat_rate, content, huella from receipts where ${which}`;

/** What a payment has: its receipt, or the invoice that has taken its place. */
export async function receiptOf(tx: TenantTx, paymentId: string): Promise<Written | undefined> {
  const { rows } =
    await sql<Written>`${written(sql`payment_id = ${paymentId}::uuid and kind <> 'corrective'`)}
    order by kind = 'invoice' desc limit 1`.execute(tx);
  return rows[0];
}

export async function loadReceipt(tx: TenantTx, id: string): Promise<Written | undefined> {
  const { rows } = await written(sql`id = ${id}::uuid`).execute(tx);
  return rows[0];
}

/** What is read behind it stays so until the end of the transaction: money goes back under the same lock. */
export async function lockPayment(tx: TenantTx, id: string): Promise<void> {
  await sql`select from payments where id = ${id}::uuid for no key update`.execute(tx);
}
