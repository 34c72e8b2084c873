import type { TenantTx } from '../../kernel/db/database.ts';
import { found } from '../../kernel/problem.ts';

/** A group as a place of settings, with what is above it; throws 404. */
export async function groupOf(
  tx: TenantTx,
  id: string,
): Promise<{ place: { club_id: string; class_type_id: string; schedule_id: string }; club_id: string }> {
  const row = await tx
    .selectFrom('class_schedules')
    .select(['club_id', 'class_type_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  const { club_id, class_type_id } = found(row, 'schedule');
  return { place: { club_id, class_type_id, schedule_id: id }, club_id };
}

/** Throws 404 for what is no type of class. */
export async function refuseNoType(tx: TenantTx, id: string): Promise<void> {
  found(
    await tx.selectFrom('class_types').select('id').where('id', '=', id).executeTakeFirst(),
    'class type',
  );
}
