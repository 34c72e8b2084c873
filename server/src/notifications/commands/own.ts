import { announce } from '../../kernel/live.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { getNotification, getPreferences, ownId } from '../queries.ts';
import type { Notification, Preferences, SetPreferences } from '../schemas.ts';
import { markAllRead, markRead, savePreferences } from '../store/own.ts';

/** Marks one of the actor's own as read; a second time changes nothing. Throws 404. */
export async function readOne(scope: Scope, id: string): Promise<Notification> {
  const before = found(await getNotification(scope, id), 'notification');
  if (before.read_at !== null) return before;
  await markRead(scope, id);
  announce(scope.tx, 'notifications', [id]);
  return { ...before, read_at: scope.now.toISOString() };
}

export async function readAll(scope: Scope): Promise<{ unread_count: number }> {
  announce(scope.tx, 'notifications', await markAllRead(scope, ownId(scope)));
  return { unread_count: 0 };
}

/** Sets what the actor wants by e-mail and on devices; kinds and ways that the input leaves out stay as they are. */
export async function setPreferences(scope: Scope, input: SetPreferences): Promise<Preferences> {
  await savePreferences(scope, ownId(scope), input.preferences);
  return getPreferences(scope);
}
