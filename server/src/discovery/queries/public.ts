import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { boundsOf } from '../rules.ts';
import type { AvailableSession, PublicSession } from '../schemas.ts';
import { findSessions } from './find.ts';
import { visibleInstructors } from './instructors.ts';

/** The classes of a club that shows itself, for anybody: nothing of any student. Throws 404 for any other club. */
export async function publicSessions(
  scope: Scope,
  slug: string,
  asked: { from?: string; until?: string; limit?: number; cursor?: string },
) {
  const club = await scope.tx
    .selectFrom('clubs')
    .select('id')
    .where('slug', '=', slug)
    .where('is_public', '=', true)
    .where('is_active', '=', true)
    .executeTakeFirst();
  const { id: club_id } = found(club, 'club');
  const all = { include_full: true, include_closed: true, include_cancelled: false };
  const { results, next_cursor } = await findSessions(
    { ...scope, actor: { ...scope.actor, personas: {} } },
    { filter: { ...all, club_id, bounds: boundsOf(asked) }, limit: asked.limit, cursor: asked.cursor },
  );
  const visible = await visibleInstructors(
    scope,
    results.flatMap((row) => row.instructor?.id ?? []),
  );
  return { results: results.map((row) => forVisitors(row, visible)), next_cursor };
}

function forVisitors(row: AvailableSession, visible: ReadonlySet<string>): PublicSession {
  const { my_status: _, my_enrollment_id: __, my_waitlist_position: ___, ...session } = row;
  const { instructor } = session;
  return { ...session, instructor: instructor && visible.has(instructor.id) ? instructor : null };
}
