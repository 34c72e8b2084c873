import { sql } from 'kysely';
import type { TenantTx } from '../../../kernel/db/database.ts';
import { newId } from '../../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../../kernel/scope.ts';
import { lastEntry } from './open.ts';

export async function clubZone(tx: TenantTx, id: string): Promise<string | undefined> {
  return (await tx.selectFrom('clubs').select('timezone').where('id', '=', id).executeTakeFirst())?.timezone;
}

export const isClient = async (tx: TenantTx, id: string): Promise<boolean> =>
  (await tx.selectFrom('client_profiles').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

export const isType = async (tx: TenantTx, id: string): Promise<boolean> =>
  (await tx.selectFrom('class_types').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

export interface Granted {
  student_id: string;
  club_id: string;
  class_type_id: string | null;
  expires_on: string;
  reason: string;
  today: string;
}

/** @returns its id */
export async function insertGranted(
  scope: Scope,
  { today, expires_on, reason, ...made }: Granted,
): Promise<string> {
  const { tx, actor, now } = scope;
  const organization_id = organizationOf(scope);
  const id = newId();
  await tx
    .insertInto('make_ups')
    .values({ organization_id, id, ...made, cause: 'granted', lost_on: today })
    .execute();
  await tx
    .insertInto('make_up_entries')
    .values({
      ...{ organization_id, id: newId(), make_up_id: id, number: 1, kind: 'earned', expires_on, reason },
      ...{ created_by: actor.user_id, created_at: now },
    })
    .execute();
  return id;
}

/** @returns false when it is not open any more */
export async function takeOpen(scope: Scope, id: string, reason: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into make_up_entries (organization_id, id, make_up_id, number, kind, expires_on, reason, created_by, created_at)
    select ${organizationOf(scope)}::uuid, ${newId()}::uuid, m.id, l.number + 1, 'taken', l.expires_on, ${reason},
           ${scope.actor.user_id}::uuid, ${scope.now}::timestamptz
      from make_ups m cross join lateral (${lastEntry(sql`m.id`)}) l
     where m.id = ${id}::uuid and l.kind in ('earned', 'given_back')`.execute(scope.tx);
  return numAffectedRows === 1n;
}
