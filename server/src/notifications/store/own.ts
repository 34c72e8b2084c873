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

export interface Choosing {
  kind: string;
  email?: boolean | undefined;
  push?: boolean | undefined;
}

/** What a user wants of kinds; ways and kinds that are not named stay as they are. The last of a kind counts. */
export async function savePreferences(
  scope: Scope,
  user_id: string,
  choices: readonly Choosing[],
): Promise<void> {
  const named = choices.filter(({ email, push }) => email !== undefined || push !== undefined);
  const rows = [...new Map(named.map((one) => [one.kind, one])).values()].map((one) => ({
    ...{ organization_id: organizationOf(scope), id: newId(), user_id, kind: one.kind },
    ...{ email: one.email ?? null, push: one.push ?? null },
  }));
  if (rows.length === 0) return;
  await scope.tx
    .insertInto('notification_preferences')
    .values(rows)
    .onConflict((on) =>
      on.columns(['organization_id', 'user_id', 'kind']).doUpdateSet({
        email: (row) => row.fn.coalesce('excluded.email', 'notification_preferences.email'),
        push: (row) => row.fn.coalesce('excluded.push', 'notification_preferences.push'),
      }),
    )
    .execute();
}
