import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { NewCharge } from '../rules/charges.ts';
import { lateFrom } from '../rules/late.ts';

/**
 * Charges with their lines. One that somebody else has raised meanwhile is left out (`charges_once`), and so are its
 * lines; a place that has ended meanwhile is charged nothing, and one that is somebody else's by now charges them. @returns how many there are more
 */
export async function insertCharges(
  scope: Scope,
  club_id: string,
  charges: readonly NewCharge[],
): Promise<number> {
  if (charges.length === 0) return 0;
  const { tx, now, actor } = scope;
  const organization_id = organizationOf(scope);
  const rows = charges.map((one) => ({
    ...{ id: newId(), plan_id: one.plan.id, place_id: one.place.id, root_id: one.place.root_id },
    ...{ student_id: one.place.student_id, currency: one.plan.currency, due_on: one.due_on },
    ...{ period_start: one.period.starts_on, period_end: one.period.ends_on },
    ...{ part: one.part, late: one.group.late, terms: one.terms },
    late_on: one.group.late && lateFrom(one.due_on, one.group.late),
    ...{ early_amount: one.early?.amount ?? 0, early_until: one.early?.until ?? null },
  }));
  const { rows: written } = await sql<{ id: string }>`
    insert into charges (organization_id, id, club_id, plan_id, place_id, root_id, student_id, period_start, period_end, currency, due_on, early_amount, early_until, part, late, late_on, terms, created_by, created_at)
    select ${organization_id}::uuid, d.id, ${club_id}::uuid, d.plan_id, d.place_id, d.root_id, f.student_id, d.period_start, d.period_end, d.currency, d.due_on, d.early_amount, d.early_until, d.part, d.late, d.late_on, d.terms,
           ${actor.user_id}::uuid, ${now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
             as d(id uuid, plan_id uuid, place_id uuid, root_id uuid, student_id uuid, period_start date, period_end date, currency text, due_on date, early_amount int, early_until date, part int, late jsonb, late_on date, terms jsonb)
      join schedule_enrollments f on f.id = d.place_id and f.status = 'active'
     order by d.root_id, d.part for share of f
    on conflict do nothing returning id`.execute(tx);
  const raised = new Set(written.map(({ id }) => id));
  const lines = rows.flatMap(({ id }, at) =>
    raised.has(id)
      ? ownLines(charges[at]!).map((line, i) => ({ ...line, id: newId(), charge_id: id, number: i + 1 }))
      : [],
  );
  await insertLines(scope, lines);
  return raised.size;
}

/** What was paid in advance is taken off while that is locked (`countDeposits`). */
const ownLines = ({ lines }: NewCharge) => lines.filter(({ kind }) => kind !== 'deposit');

interface NewLine {
  id: string;
  charge_id: string;
  number: number;
  kind: string;
  amount: number;
  facts: object;
  reason?: string;
}

/** The amounts of their charges follow, by a trigger. */
async function insertLines(scope: Scope, lines: readonly NewLine[]): Promise<void> {
  await sql`
    insert into charge_lines (organization_id, id, charge_id, number, kind, amount, facts, reason, created_by, created_at)
    select ${organizationOf(scope)}::uuid, d.id, d.charge_id, d.number, d.kind, d.amount, d.facts, coalesce(d.reason, ''), ${scope.actor.user_id}::uuid, ${scope.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
             as d(id uuid, charge_id uuid, number int, kind text, amount int, facts jsonb, reason text)`.execute(
    scope.tx,
  );
}

interface FurtherLine {
  kind: string;
  amount: number;
  facts?: object;
  reason?: string;
}

/** One line more, behind those that there are. The charge is locked. */
export const addLine = (scope: Scope, charge_id: string, line: FurtherLine): Promise<void> =>
  addLines(scope, [{ charge_id, line }]);

/**
 * Lines more, behind those that there are, all at once: what is let off may be more than their charge is before what is
 * added. The charges are locked.
 */
export async function addLines(
  scope: Scope,
  lines: readonly { charge_id: string; line: FurtherLine }[],
): Promise<void> {
  if (lines.length === 0) return;
  const { rows } = await sql<{ charge_id: string; last: number }>`
    select charge_id, max(number) as last from charge_lines
     where charge_id = any(${lines.map((one) => one.charge_id)}::uuid[]) group by 1`.execute(scope.tx);
  const numbers = new Map(rows.map(({ charge_id, last }) => [charge_id, last]));
  const numbered = lines.map(({ charge_id, line }) => {
    const number = (numbers.get(charge_id) ?? 0) + 1;
    numbers.set(charge_id, number);
    return { facts: {}, ...line, id: newId(), charge_id, number };
  });
  await insertLines(scope, numbered);
}

/** Whoever pays early is let off of what the charge is by now, not of what it was; of an enrolment fee nothing. */
export async function followEarly(tx: TenantTx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    with off as (
      select c.id, greatest(0, round(sum(l.amount) filter (where l.kind not in ('enrolment_fee', 'enrolment_off', 'deposit', 'returned')) * (c.terms ->> 'early')::int / 10000.0))::int as amount
        from charges c join charge_lines l on l.charge_id = c.id where c.id = any(${[...ids]}::uuid[]) and c.terms ? 'early' group by c.id, c.terms)
    update charges c set early_amount = off.amount, updated_at = now()
      from off where c.id = off.id and c.status = 'open' and c.early_until is not null`.execute(tx);
}

/** What charge `h` of club `k` costs at a moment, in SQL: less of whoever pays early. */
export const priceAt = (at: Date) => sql<number>`
  (h.amount - case when h.early_amount <= h.amount and h.early_until >= (${at}::timestamptz at time zone k.timezone)::date then h.early_amount else 0 end)`;

/** Nobody pays, corrects or cancels it meanwhile. */
export const lockCharge = async (tx: TenantTx, id: string): Promise<void> => {
  await sql`select from charges where id = ${id}::uuid for no key update`.execute(tx);
};

export async function setCancelled(
  { tx, now }: Scope,
  id: string,
  { reason }: { reason: string },
): Promise<void> {
  await sql`
    update charges set status = 'cancelled', cancelled_at = ${now}::timestamptz, cancel_reason = ${reason}, updated_at = now()
     where id = ${id}::uuid and status = 'open'`.execute(tx);
}

const todayThere = (now: Date) => sql`
  (select (${now}::timestamptz at time zone k.timezone)::date from clubs k where k.id = charges.club_id)`;

/** Who owes it again has as many days again until the next late fee. */
const asManyDays = (now: Date) => sql`
  late_on = case when late_on is not null then greatest(late_on, ${todayThere(now)} + (late ->> 'after_days')::int + 1) end`;

export const lateAgain = (now: Date) => sql`
  ${asManyDays(now)}, warned_at = null, release_on = null, released_at = null`;

/**
 * Nothing was owed for them until now: they are due today, if not later, and whatever follows from not paying begins
 * anew. A place that was released for one of them, and given back, is not released for it again.
 */
export async function owedAnew({ tx, now }: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update charges set due_on = greatest(due_on, ${todayThere(now)}), ${asManyDays(now)}, reminded_after_at = null,
           warned_at = case when released_at is not null then warned_at end,
           release_on = case when released_at is not null then release_on end, updated_at = now()
     where id = any(${[...ids]}::uuid[]) and status = 'open' and amount > 0`.execute(tx);
}

export async function setOpen({ tx, now }: Scope, id: string): Promise<void> {
  await sql`
    update charges set status = 'open', cancelled_at = null, cancel_reason = '', ${lateAgain(now)}, updated_at = now()
     where id = ${id}::uuid and status = 'cancelled'`.execute(tx);
}

interface Paid {
  payment_id: string;
  price: number;
  /** When the price was said. */
  priced_at: Date;
  /** What is let off where others are paid with it. */
  together?: { off: number; count: number; rate: number } | undefined;
}

/**
 * What it costs is what it is, or, until the last day for that or together with others, less. Who pays less has a line that says why.
 * @returns false where it is not open any more, or costs something else by now
 */
export async function markPaid(
  scope: Scope,
  id: string,
  { payment_id, price, priced_at, together }: Paid,
): Promise<boolean> {
  const { tx, now } = scope;
  await lockCharge(tx, id);
  const { rows } = await sql<{ amount: number; price: number }>`
    select h.amount, ${priceAt(priced_at)} as price
      from charges h join clubs k on k.id = h.club_id where h.id = ${id}::uuid and h.status = 'open'`.execute(
    tx,
  );
  const [open] = rows;
  if (!open || ![open.price, open.price - (together?.off ?? 0)].includes(price)) return false;
  const { count, rate } = together ?? {};
  const facts = open.price > price ? { count, rate } : {};
  if (open.amount > price) await addLine(scope, id, { kind: 'early', amount: price - open.amount, facts });
  await sql`
    update charges set status = 'paid', payment_id = ${payment_id}::uuid, paid_at = ${now}::timestamptz, updated_at = now()
     where id = ${id}::uuid`.execute(tx);
  return true;
}

/** What was let off for paying early is owed again, too. @returns false where another payment pays it */
export async function markUnpaid(scope: Scope, id: string, payment_id: string): Promise<boolean> {
  const { tx, now } = scope;
  const { numAffectedRows } = await sql`
    update charges set status = 'open', payment_id = null, paid_at = null, ${lateAgain(now)}, to_return = 0, updated_at = now()
     where id = ${id}::uuid and payment_id = ${payment_id}::uuid`.execute(tx);
  if (numAffectedRows === 0n) return false;
  const { rows } = await sql<{ off: number }>`
    select coalesce(-sum(amount), 0)::int as off from charge_lines where charge_id = ${id}::uuid and kind = 'early'`.execute(
    tx,
  );
  const off = rows[0]?.off ?? 0;
  if (off > 0) await addLine(scope, id, { kind: 'early', amount: off });
  return true;
}
