import { sql } from 'kysely';
import { scopeOf } from '../../kernel/db/database.ts';
import type { Scope } from '../../kernel/scope.ts';
import { decideTogether } from './decide.ts';

/** A session is off: everybody in it or waiting for it is out, and nobody is late. */
export async function emptySessions(
  scope: Scope,
  sessionIds: readonly string[],
  reason: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from class_enrollments
     where session_id = any(${sessionIds}::uuid[]) and status in ('enrolled', 'waitlisted') and not checked_in`.execute(
    scope.tx,
  );
  await decideTogether(
    scope,
    rows.map((row) => ({
      request: { kind: 'cancel', enrollment_id: row.id, by_club: true, reason },
      via: scopeOf(scope.tx).via,
      now: scope.now,
    })),
  );
}

/** There may be more places than before: give them to those who wait. */
export async function fillSessions(scope: Scope, sessionIds: readonly string[]): Promise<void> {
  await decideTogether(
    scope,
    sessionIds.map((session_id) => ({
      request: { kind: 'promote', session_id },
      via: scopeOf(scope.tx).via,
      now: scope.now,
    })),
  );
}
