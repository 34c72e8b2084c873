import { type RawBuilder, sql } from 'kysely';
import type { PageOrder, PageState } from '../../kernel/checkout.ts';
import { scopeOf } from '../../kernel/db/context.ts';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';

/** The page of a payment, and the payment. */
export interface OnlineRow {
  payment_id: string;
  page: PageOrder;
  session_id: string;
  url: string;
  intent_id: string;
  expires_at: Date;
  closed_at: Date | null;
  late_payment_id: string | null;
  /** Minor units that were seen to go back there before it was booked. */
  refunded_there: number;
  status: string;
  amount: number;
  currency: string;
  /** Until when a place is held for it. */
  pay_until: Date | null;
  club_id: string;
  payer_id: string;
}

/** Until when something is held for a payment. */
const heldFor = (payment_id: RawBuilder<unknown>) => sql<Date | null>`
  (select min(e.pay_until) from payment_lines l join class_enrollments e on e.id = l.enrollment_id where l.payment_id = ${payment_id})`;

const select = sql`
  select o.payment_id, o.page, o.session_id, o.url, o.intent_id, o.expires_at, o.closed_at, o.late_payment_id, o.refunded_there,
         p.status, p.amount, p.currency, p.club_id, p.payer_id,
         ${heldFor(sql`p.id`)} as pay_until
    from online_payments o join payments p on p.id = o.payment_id`;

export async function isHeldFor(tx: TenantTx, payment_id: string): Promise<boolean> {
  const { rows } = await sql<{ until: Date | null }>`
    select ${heldFor(sql`${payment_id}::uuid`)} as until`.execute(tx);
  return rows[0]?.until != null;
}

export async function insertOnline(tx: TenantTx, page: PageOrder, now: Date): Promise<void> {
  await tx
    .insertInto('online_payments')
    .values({
      ...{ organization_id: scopeOf(tx).organization_id, id: newId(), payment_id: page.payment_id },
      ...{ request_key: page.key, page: JSON.stringify(page), expires_at: page.expires_at, created_at: now },
    })
    .execute();
}

export async function readOnline(tx: TenantTx, payment_id: string): Promise<OnlineRow | undefined> {
  const { rows } = await sql<OnlineRow>`${select} where o.payment_id = ${payment_id}::uuid`.execute(tx);
  return rows[0];
}

/** The same, held against whoever else heard of it until the end of the transaction. */
export async function lockOnline(tx: TenantTx, payment_id: string): Promise<OnlineRow | undefined> {
  await sql`select id from online_payments where payment_id = ${payment_id}::uuid for no key update`.execute(
    tx,
  );
  return readOnline(tx, payment_id);
}

/** Whether a payment here is of this page. */
export async function isOfSession(tx: TenantTx, session_id: string): Promise<boolean> {
  const { rows } =
    await sql`select from online_payments where session_id = ${session_id} and session_id <> ''`.execute(tx);
  return rows.length > 0;
}

/** The page of money that was lost here, beside the payment that keeps it. */
export async function insertLost(
  tx: TenantTx,
  { page, state, problem }: { page: PageOrder; state: PageState; problem: string },
  now: Date,
): Promise<void> {
  const { session_id, intent_id } = state;
  await tx
    .insertInto('online_payments')
    .values({
      ...{ organization_id: scopeOf(tx).organization_id, id: newId(), payment_id: page.payment_id },
      ...{ request_key: page.key, page: JSON.stringify(page), expires_at: now, created_at: now },
      ...{ session_id, intent_id, problem, closed_at: now },
    })
    .execute();
}

/** Where the page is, and under which number the money goes there. */
export async function notePage(tx: TenantTx, payment_id: string, state: PageState, now: Date): Promise<void> {
  const { session_id, url, intent_id } = state;
  await tx
    .updateTable('online_payments')
    .set({
      ...{ session_id, url: url ?? '', checked_at: now, updated_at: now },
      ...(intent_id !== '' && { intent_id }),
    })
    .where('payment_id', '=', payment_id)
    .execute();
}

interface End {
  late_payment_id?: string;
  problem?: string;
}

/** Nothing more is expected of it. */
export async function closeOnline(tx: TenantTx, payment_id: string, end: End, now: Date): Promise<void> {
  await tx
    .updateTable('online_payments')
    .set({ ...end, closed_at: now, updated_at: now })
    .where('payment_id', '=', payment_id)
    .execute();
}

/** @returns false where it was told before */
export async function insertEvent(
  tx: TenantTx,
  event: { event_id: string; type: string; payment_id: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into online_events (organization_id, id, event_id, type, payment_id, created_at)
    values (${scopeOf(tx).organization_id}::uuid, ${newId()}::uuid, ${event.event_id}, ${event.type.slice(0, 200)}, ${event.payment_id}::uuid, ${now}::timestamptz)
    on conflict on constraint online_events_once do nothing returning id`.execute(tx);
  return rows.length === 1;
}

export interface Asked {
  payment_id: string;
  payer_id: string;
  ids: string[];
  expires_at: Date;
  /** With a card that is kept: there is no page. */
  by_card: boolean;
  /** Its page keeps the card. */
  saves: boolean;
}

/** Payments `p` that are under way for any of these bookings, packages or charges. */
const underWayFor = (ids: readonly string[]) => sql`
  p.status = 'pending' and p.id in (
    select l.payment_id from payment_lines l where l.enrollment_id = any(${ids}::uuid[])
    union select l.payment_id from payment_lines l where l.student_package_id = any(${ids}::uuid[])
    union select l.payment_id from payment_lines l where l.charge_id = any(${ids}::uuid[]))`;

/** What a payment is for, by id. */
const thingsOf = (payment_id: RawBuilder<unknown>) => sql`
  (select coalesce(jsonb_agg(coalesce(a.enrollment_id, a.student_package_id, a.charge_id)), '[]')
     from payment_lines a where a.payment_id = ${payment_id})`;

/** Payments under way for any of these things, and everything that each is for. */
export async function askedFor(tx: TenantTx, ids: readonly string[]): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    select p.id as payment_id, p.payer_id, o.expires_at, o.page ? 'card' as by_card, o.page ? 'save_card' as saves, ${thingsOf(sql`p.id`)} as ids
      from payments p join online_payments o on o.payment_id = p.id
     where ${underWayFor(ids)}`.execute(tx);
  return rows;
}

/** Pages of which nobody has heard since then, the oldest first. */
export async function unheardOf(
  tx: TenantTx,
  { before, limit }: { before: Date; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ payment_id: string }>`
    select payment_id from online_payments
     where closed_at is null and created_at < ${before}::timestamptz order by created_at limit ${limit}::int`.execute(
    tx,
  );
  return rows.map((row) => row.payment_id);
}

/** Payments under way for any of these things. */
export async function pendingFor(tx: TenantTx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from payments p where ${underWayFor(ids)}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Payments under way for something that this payment has paid. */
export async function pendingBeside(tx: TenantTx, payment_id: string): Promise<string[]> {
  const { rows } = await sql<{ ids: (string | null)[] }>`
    select ${thingsOf(sql`${payment_id}::uuid`)} as ids`.execute(tx);
  const ids = (rows[0]?.ids ?? []).filter((id) => id !== null);
  return ids.length === 0 ? [] : pendingFor(tx, ids);
}
