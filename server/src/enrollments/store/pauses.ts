import type { TenantTx } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';

interface Pause {
  starts_on: string;
  ends_on: string;
  reason?: string;
}

/** @returns false when the place is paused on some of these days already */
export async function insertPause(scope: Scope, fixedPlaceId: string, pause: Pause): Promise<boolean> {
  const organization_id = organizationOf(scope);
  try {
    await scope.tx
      .insertInto('schedule_enrollment_pauses')
      .values({ organization_id, id: newId(), schedule_enrollment_id: fixedPlaceId, ...pause })
      .execute();
    return true;
  } catch (error) {
    if (violates(error, 'schedule_enrollment_pauses_once')) return false;
    throw error;
  }
}

/** What has been of a pause stays on record; one that has not begun never was. */
export async function endPause(tx: TenantTx, pause: Pause & { id: string }, today: string): Promise<void> {
  if (pause.starts_on >= today)
    await tx.deleteFrom('schedule_enrollment_pauses').where('id', '=', pause.id).execute();
  else if (pause.ends_on >= today)
    await tx
      .updateTable('schedule_enrollment_pauses')
      .set({ ends_on: addDays(today, -1) })
      .where('id', '=', pause.id)
      .execute();
}
