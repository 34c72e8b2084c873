import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { Line } from '../rules/lines.ts';
import { addLines } from './charges.ts';

/** Its place has no day in the period any more. */
export async function cancelWithPlace({ tx, now }: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update charges set status = 'cancelled', with_place = true, cancelled_at = ${now}::timestamptz, updated_at = now()
     where id = any(${ids}::uuid[]) and status = 'open'`.execute(tx);
}

export async function reopenWithPlace({ tx }: Scope, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update charges set status = 'open', with_place = false, cancelled_at = null, updated_at = now()
     where id = any(${ids}::uuid[]) and with_place`.execute(tx);
}

/** What the desk has to give back, more or less of it. */
export async function changeToReturn(
  { tx }: Scope,
  changes: readonly { charge_id: string; delta: number }[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    update charges c set to_return = c.to_return + d.delta, updated_at = now()
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as d(charge_id uuid, delta int)
     where c.id = d.charge_id`.execute(tx);
}

/** What is to be paid more for a period that is paid. @returns its id */
export async function insertDifference(
  scope: Scope,
  of: string,
  { due_on, lines }: { due_on: LocalDate; lines: readonly Line[] },
): Promise<string> {
  const id = newId();
  await sql`
    insert into charges (organization_id, id, club_id, plan_id, place_id, root_id, student_id, period_start, period_end, currency, due_on, differs_from, created_by, created_at)
    select organization_id, ${id}::uuid, club_id, plan_id, place_id, root_id, student_id, period_start, period_end, currency, ${due_on}::date, id,
           ${scope.actor.user_id}::uuid, ${scope.now}::timestamptz
      from charges where id = ${of}::uuid`.execute(scope.tx);
  await addLines(
    scope,
    lines.map((line) => ({ charge_id: id, line })),
  );
  return id;
}

/** What has come back to accounts for these charges of a place and period, less what was paid again. */
export async function returnedFor({ tx }: Scope, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ amount: number }>`
    select coalesce(sum((select sum(r.amount) from refunds r where r.line_id = l.id and r.kind = 'ended')), 0)::int
           - coalesce(sum(l.amount) filter (where c.differs_from is not null), 0)::int as amount
      from charges c join payment_lines l on l.charge_id = c.id where c.id = any(${[...ids]}::uuid[])`.execute(
    tx,
  );
  return rows[0]?.amount ?? 0;
}

/** Something of what was paid went back already: so much less is to be given back. */
export async function lessToReturn({ tx }: Scope, charge_id: string, amount: number): Promise<void> {
  await sql`
    update charges set to_return = greatest(0, to_return - ${amount}::int), updated_at = now()
     where id = ${charge_id}::uuid and to_return > 0`.execute(tx);
}
