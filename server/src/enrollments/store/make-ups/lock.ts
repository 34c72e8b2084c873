import { sql } from 'kysely';
import { lockOfPerson } from '../../../clients/public.ts';
import type { TenantTx } from '../../../kernel/db/database.ts';

/** Make-ups change hands under their student's lock, as bookings do. In order of the ids. */
export async function lockPeople(tx: TenantTx, ids: readonly string[]): Promise<void> {
  await sql`select ${lockOfPerson(sql`id`)} from (
    select distinct id from unnest(${ids}::uuid[]) as asked(id) order by id) ordered`.execute(tx);
}
