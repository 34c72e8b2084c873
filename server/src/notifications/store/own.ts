import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

export async function markRead({ tx, now }: Scope, id: string): Promise<void> {
  await tx.updateTable('notifications').set({ read_at: now }).where('id', '=', id).execute();
}

/** @returns the ids of those that were not read before */
export async function markAllRead({ tx, now }: Scope, userId: string): Promise<string[]> {
  const read = await tx
    .updateTable('notifications')
    .set({ read_at: now })
    .where('user_id', '=', userId)
    .where('read_at', 'is', null)
    .returning('id')
    .execute();
  return read.map((row) => row.id);
}

/** Which kinds a user wants by mail; kinds that are not named stay as they are. */
export async function savePreferences(
  scope: Scope,
  user_id: string,
  email: ReadonlyMap<string, boolean>,
): Promise<void> {
  const organization_id = organizationOf(scope);
  await scope.tx
    .insertInto('notification_preferences')
    .values([...email].map(([kind, email]) => ({ organization_id, id: newId(), user_id, kind, email })))
    .onConflict((on) =>
      on
        .columns(['organization_id', 'user_id', 'kind'])
        .doUpdateSet({ email: (row) => row.ref('excluded.email') }),
    )
    .execute();
}
