import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

export interface Paid {
  payment_id: string;
  payment_method: string;
  payment_amount: number;
  payment_reference: string;
}

/** Writes down what was sold as it is at this moment. @returns its id */
export async function insertOrder(
  scope: Scope,
  { student_id, package_id }: { student_id: string; package_id: string },
): Promise<string> {
  const id = newId();
  await sql`
    insert into student_packages (organization_id, id, student_id, package_id, club_id, name, class_type_ids, num_classes,
      validity_days, price, currency, transferable, status, created_by, created_at)
    select p.organization_id, ${id}::uuid, ${student_id}::uuid, p.id, p.club_id, p.name, p.class_type_ids, p.num_classes,
           p.validity_days, p.price, p.currency, p.transferable, 'ordered', ${scope.actor.user_id}::uuid, ${scope.now}::timestamptz
      from class_packages p where p.id = ${package_id}::uuid`.execute(scope.tx);
  return id;
}

/** An order is paid, or given. @returns false when it is no order any more */
export async function activate(
  { tx, now }: Scope,
  id: string,
  fields: { expires_on: string; gift_reason?: string } & Partial<Paid>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('student_packages')
    .set({ ...fields, status: 'active', purchased_at: now, updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'ordered')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** @returns false when it is no order any more */
export async function cancelOrder({ tx, now }: Scope, id: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('student_packages')
    .set({ status: 'cancelled', updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'ordered')
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function extend({ tx, now }: Scope, id: string, expires_on: string): Promise<void> {
  await tx
    .updateTable('student_packages')
    .set({ expires_on, updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function addRefund({ tx, now }: Scope, id: string, amount: number): Promise<void> {
  await sql`update student_packages set refunded_amount = refunded_amount + ${amount}::int, updated_at = ${now}::timestamptz
             where id = ${id}::uuid`.execute(tx);
}

/** The same package in other hands, with its last day. @returns its id */
export async function insertTransferred(scope: Scope, from: string, student_id: string): Promise<string> {
  const id = newId();
  await sql`
    insert into student_packages (organization_id, id, student_id, package_id, club_id, name, class_type_ids, num_classes,
      validity_days, price, currency, transferable, status, purchased_at, expires_on, transferred_from, created_by, created_at)
    select ${organizationOf(scope)}::uuid, ${id}::uuid, ${student_id}::uuid, p.package_id, p.club_id, p.name, p.class_type_ids,
           p.num_classes, p.validity_days, p.price, p.currency, p.transferable, 'active', ${scope.now}::timestamptz, p.expires_on, p.id,
           ${scope.actor.user_id}::uuid, ${scope.now}::timestamptz
      from student_packages p where p.id = ${from}::uuid`.execute(scope.tx);
  return id;
}
