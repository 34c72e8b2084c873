import { type RawBuilder, sql } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';

/** Whether somebody has bought this package, or ordered it; what was given up does not count. */
export async function hasBought(tx: TenantTx, studentId: string, packageId: string): Promise<boolean> {
  const { rows } = await sql`
    select from student_packages
     where student_id = ${studentId}::uuid and package_id = ${packageId}::uuid and status <> 'cancelled'
       and transferred_from is null limit 1`.execute(tx);
  return rows.length > 0;
}

/** Whose calendar a package follows: its club's, and where it is of all clubs that of the first one by name. */
export const zoneOf = (clubId: RawBuilder<unknown>): RawBuilder<string> => sql<string>`
  coalesce((select z.timezone from clubs z where z.id = ${clubId}),
           (select z.timezone from clubs z order by z.is_active desc, z.sort_name, z.id limit 1), 'UTC')`;

export const validityOf = (tx: TenantTx, id: string) =>
  tx
    .selectFrom('student_packages')
    .select(['student_id', 'validity_days', 'num_classes', zoneOf(sql`club_id`).as('timezone')])
    .where('id', '=', id)
    .executeTakeFirst();

/** Whether this profile has become another one: nothing to come hangs on it. Asked under its lock. */
export async function isMerged(tx: TenantTx, clientId: string): Promise<boolean> {
  const { rows } = await sql`
    select from client_profiles where id = ${clientId}::uuid and merged_into is not null`.execute(tx);
  return rows.length > 0;
}
