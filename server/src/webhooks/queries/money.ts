import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import type { Shown } from './shown.ts';

type Row = Record<string, unknown> & { id: string; club_id: string };

const shown =
  (name: string) =>
  (row: Row): Shown => ({ id: row.id, club_id: row.club_id, data: { [name]: row } });

/** A payment with what it is for; amounts in minor units. */
export async function payments({ tx }: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select p.id, p.club_id, p.payer_id, c.display_name as payer_name, p.method, p.status, p.amount, p.credit_amount, p.refunded_amount, p.currency,
           p.captured_at, p.created_at,
           array(select jsonb_build_object('id', l.id, 'amount', l.amount, 'discount', l.discount, 'enrollment_id', l.enrollment_id,
                                           'student_package_id', l.student_package_id, 'charge_id', l.charge_id)
                   from payment_lines l where l.organization_id = p.organization_id and l.payment_id = p.id order by l.id) as lines
      from payments p join client_profiles c on c.organization_id = p.organization_id and c.id = p.payer_id
     where p.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(shown('payment'));
}

export async function refunds({ tx }: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select r.id, r.club_id, r.payment_id, r.line_id, p.payer_id, r.kind, r.method, r.amount, p.currency, r.created_at
      from refunds r join payments p on p.organization_id = r.organization_id and p.id = r.payment_id
     where r.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(shown('refund'));
}

export async function receipts({ tx }: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select r.id, r.club_id, r.name, r.kind, r.payment_id, r.refund_id, r.corrects_id, r.total, r.vat, r.vat_rate, r.currency, r.created_at
      from receipts r where r.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(shown('receipt'));
}

/** What was collected and came back: of whom, and what it was for. */
export async function debits({ tx }: Scope, ids: readonly string[]): Promise<Shown[]> {
  const { rows } = await sql<Row>`
    select i.id, p.club_id, i.collection_id, i.charge_id, i.payment_id, p.payer_id, i.amount, i.fee_amount, p.currency, i.status, i.return_code,
           i.returned_at
      from debit_items i join payments p on p.organization_id = i.organization_id and p.id = i.payment_id
     where i.id = any(${[...ids]}::uuid[])`.execute(tx);
  return rows.map(shown('debit'));
}
