import { sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Decision } from '../rules.ts';

/** What was decided about one package, and by whom. */
interface Item extends Decision {
  item_id: string;
  student_package_id: string;
  created_by: string | null;
}

export interface NewRound extends Decision {
  club_id: string | null;
  ended_from: string;
  ended_until: string;
}

/** Writes what was decided, and each package that it is about. @returns its id */
export async function insertRound(
  scope: Scope,
  { action, expires_on, reason, ...round }: NewRound,
  packages: readonly string[],
): Promise<string> {
  const id = newId();
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('package_rounds')
    .values({
      ...{ ...round, id, organization_id, action, reason, expires_on: expires_on ?? null },
      ...{ created_by: scope.actor.user_id, created_at: scope.now },
    })
    .execute();
  const items = packages.map((student_package_id) => ({ id: newId(), student_package_id }));
  await sql`
    insert into package_round_items (organization_id, id, round_id, student_package_id)
    select ${organization_id}::uuid, v.id, ${id}::uuid, v.student_package_id
      from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as v (id uuid, student_package_id uuid)`.execute(
    scope.tx,
  );
  return id;
}

/** One that waits, locked; another process takes another one. */
export async function nextItem(tx: TenantTx): Promise<Item | undefined> {
  const { rows } = await sql<Item>`
    select r.action, r.expires_on, r.reason, r.created_by, i.id as item_id, i.student_package_id
      from (select id, round_id, student_package_id from package_round_items
             where status = 'waiting' order by round_id, id limit 1 for update skip locked) i
      join package_rounds r on r.id = i.round_id`.execute(tx);
  return rows[0];
}

export async function settleItem(
  tx: TenantTx,
  id: string,
  { status, problem = '', now }: { status: 'done' | 'skipped'; problem?: string; now: Date },
): Promise<void> {
  await sql`update package_round_items set status = ${status}, problem = ${problem}, done_at = ${now}
             where id = ${id}::uuid and status = 'waiting'`.execute(tx);
}

export async function stopItems(tx: TenantTx, roundId: string, now: Date): Promise<void> {
  await sql`update package_round_items set status = 'stopped', done_at = ${now}
             where round_id = ${roundId}::uuid and status = 'waiting'`.execute(tx);
}

/** What was decided about it before is over: it is asked about when it ends again. */
export async function setExtendedSince({ tx }: Scope, student_package_id: string): Promise<void> {
  await sql`update package_round_items set extended_since = true
             where student_package_id = ${student_package_id}::uuid and status = 'done'`.execute(tx);
}
