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

/** The club whose till its money goes into: its own, or the one whose calendar it follows. */
const tillOf = (clubId: RawBuilder<unknown>): RawBuilder<string> => sql<string>`
  coalesce(${clubId}, (select z.id from clubs z order by z.is_active desc, z.sort_name, z.id limit 1))`;

/** The zone in which its days are counted. */
export async function packageZone(tx: TenantTx, clubId: string | null): Promise<string> {
  const { rows } = await sql<{ zone: string }>`select ${zoneOf(sql`${clubId}::uuid`)} as zone`.execute(tx);
  return rows[0]!.zone;
}

export const validityOf = (tx: TenantTx, id: string) =>
  tx
    .selectFrom('student_packages')
    .select(['student_id', 'currency', 'validity_days', 'num_classes', zoneOf(sql`club_id`).as('timezone')])
    .select(tillOf(sql`club_id`).as('club_id'))
    .where('id', '=', id)
    .executeTakeFirst();

/** Whether somebody has become another profile, or may not book. Asked under their lock. */
export async function standingOf(tx: TenantTx, clientId: string): Promise<'merged' | 'blocked' | undefined> {
  const { rows } = await sql<{ standing: 'merged' | 'blocked' | null }>`
    select case when merged_into is not null then 'merged' when blocked_at is not null or not is_active then 'blocked' end as standing
      from client_profiles where id = ${clientId}::uuid`.execute(tx);
  return rows[0]?.standing ?? undefined;
}

/** What a club still sells for a currency, and what is ordered for it and not paid: how many of both, the latter up to 100. */
export async function countPriced(
  tx: TenantTx,
  { club_id, currency }: { club_id: string; currency: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from class_packages p
             where p.club_id = ${club_id}::uuid and p.currency = ${currency} and p.is_active)::int
         + (select count(*) from (
             select from student_packages b
              where b.club_id = ${club_id}::uuid and b.currency = ${currency} and b.status = 'ordered' limit 100) few)::int as count`.execute(
    tx,
  );
  return rows[0]!.count;
}
