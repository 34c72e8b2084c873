import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { getNotification, getPreferences, ownId } from '../queries.ts';
import type { Notification, Preferences, SetPreferences } from '../schemas.ts';

/** Marks one of the actor's own as read; a second time changes nothing. Throws 404. */
export async function readOne(scope: Scope, id: string): Promise<Notification> {
  const before = found(await getNotification(scope, id), 'notification');
  if (before.read_at !== null) return before;
  await scope.tx.updateTable('notifications').set({ read_at: scope.now }).where('id', '=', id).execute();
  announce(scope.tx, 'notifications', [id]);
  return { ...before, read_at: scope.now.toISOString() };
}

export async function readAll(scope: Scope): Promise<{ unread_count: number }> {
  const read = await scope.tx
    .updateTable('notifications')
    .set({ read_at: scope.now })
    .where('user_id', '=', ownId(scope))
    .where('read_at', 'is', null)
    .returning('id')
    .execute();
  announce(
    scope.tx,
    'notifications',
    read.map((row) => row.id),
  );
  return { unread_count: 0 };
}

/** Sets what the actor wants by e-mail; kinds that the input leaves out stay as they are. */
export async function setPreferences(scope: Scope, input: SetPreferences): Promise<Preferences> {
  const chosen = new Map(input.preferences.map((one) => [one.kind, one.email]));
  const user_id = ownId(scope);
  if (chosen.size > 0)
    await scope.tx
      .insertInto('notification_preferences')
      .values(
        [...chosen].map(([kind, email]) => ({
          ...{ organization_id: organizationOf(scope), id: newId(), user_id, kind, email },
        })),
      )
      .onConflict((on) =>
        on
          .columns(['organization_id', 'user_id', 'kind'])
          .doUpdateSet({ email: (row) => row.ref('excluded.email') }),
      )
      .execute();
  return getPreferences(scope);
}
