import type { Scope } from '../../kernel/scope.ts';
import type { SettingsChanged } from '../../organizations/facts.ts';
import { opensLists } from '../rules/promote.ts';
import { listsAround, listsIn, listsOf, listsOfGroups, listsThatAskForPackages } from '../store/lists.ts';
import { settleMoved } from './holders.ts';
import { promoteWaiting } from './sessions.ts';

/*
 * Who waits may be able to take a place that they could not take before: their lists are gone through again, in the
 * transaction of what changed, and whether a place is free is looked up under the lock of the class.
 */

/** They were unblocked, came back, or are of another level. */
export async function wakeListsOfClients(
  scope: Scope,
  clients: readonly { client_id: string }[],
): Promise<void> {
  const ids = clients.map((one) => one.client_id);
  await promoteWaiting(scope, await listsOf(scope, ids));
}

/** They have a class of a package again, or their first one. */
export async function wakeListsOfPayers(scope: Scope, students: readonly string[]): Promise<void> {
  await promoteWaiting(scope, await listsThatAskForPackages(scope, [...new Set(students)]));
}

/** A group is for another level, or closes at another time. */
export async function wakeListsOfGroups(
  scope: Scope,
  groups: readonly { schedule_id: string }[],
): Promise<void> {
  const ids = groups.map((one) => one.schedule_id);
  await promoteWaiting(scope, await listsOfGroups(scope, { schedule_ids: ids }));
}

export async function wakeListsOfLevels(
  scope: Scope,
  levels: readonly { level_id: string }[],
): Promise<void> {
  const ids = levels.map((one) => one.level_id);
  await promoteWaiting(scope, await listsOfGroups(scope, { level_ids: ids }));
}

/** Classes that grew or moved: their own lists, and those on which their students were kept waiting by them. */
export async function wakeAroundSessions(
  scope: Scope,
  changed: readonly { session_id: string; changes: object }[],
): Promise<void> {
  const touched = (fields: readonly string[]) =>
    changed
      .filter(({ changes }) => fields.some((field) => field in changes))
      .map(({ session_id }) => session_id);
  const moved = ['scheduled_datetime', 'duration_minutes'];
  await settleMoved(scope, touched(['scheduled_datetime']));
  await promoteWaiting(scope, [
    ...(await listsIn(scope, touched(['max_participants', ...moved]))),
    ...(await listsAround(scope, touched(moved))),
  ]);
}

export async function wakeAfterSettings(
  scope: Scope,
  changes: readonly SettingsChanged['payload'][],
): Promise<void> {
  for (const { club_id, class_type_id, schedule_id, keys } of changes) {
    const groups = { club_id, class_type_id, ...(schedule_id !== null && { schedule_ids: [schedule_id] }) };
    if (opensLists(keys)) await promoteWaiting(scope, await listsOfGroups(scope, groups));
  }
}
