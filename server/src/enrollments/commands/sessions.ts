import { scopeOf } from '../../kernel/db/context.ts';
import type { Scope } from '../../kernel/scope.ts';
import { activeEnrollments } from '../store/active.ts';
import { decideTogether } from './decide.ts';

/** A session is off: everybody in it or waiting for it is out, and nobody is late. */
export async function cancelEverybody(
  scope: Scope,
  sessionIds: readonly string[],
  reason: string,
): Promise<void> {
  await cancelByClub(scope, await activeEnrollments(scope.tx, sessionIds), { reason });
}

/** These places and tickets are given back by the club: nobody is late, and who waits moves up. */
export async function cancelByClub(
  scope: Scope,
  ids: readonly string[],
  why: { reason: string; told_otherwise?: true },
): Promise<void> {
  const { via } = scopeOf(scope.tx);
  await decideTogether(
    scope,
    ids.map((enrollment_id) => ({
      request: { kind: 'cancel', enrollment_id, by_club: true, ...why },
      via,
      now: scope.now,
    })),
  );
}

/** There may be more places than before: they go to those who wait. */
export async function promoteWaiting(scope: Scope, sessionIds: readonly string[]): Promise<void> {
  const { via } = scopeOf(scope.tx);
  await decideTogether(
    scope,
    sessionIds.map((session_id) => ({ request: { kind: 'promote', session_id }, via, now: scope.now })),
  );
}
