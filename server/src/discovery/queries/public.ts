import type { Kept, Made } from '../../kernel/kept.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { nameToOthers } from '../../scheduling/public.ts';
import { boundsOf } from '../rules.ts';
import type { PublicSession } from '../schemas.ts';
import { type Found, findSessions } from './find.ts';
import type { FoundPage } from './page.ts';

/** The classes of a club that shows itself, for anybody: nothing of any student. Throws 404 for any other club. */
export async function publicSessions(
  scope: Scope,
  pages: Kept<FoundPage>,
  slug: string,
  asked: {
    from?: string;
    until?: string;
    include_cancelled?: boolean;
    limit?: number;
    cursor?: string;
  },
): Promise<Made<{ results: PublicSession[]; next_cursor: string | null }>> {
  const club = await scope.tx
    .selectFrom('clubs')
    .select('id')
    .where('slug', '=', slug)
    .where('is_public', '=', true)
    .where('is_active', '=', true)
    .executeTakeFirst();
  const { id: club_id } = found(club, 'club');
  const all = {
    include_full: true,
    include_closed: true,
    include_cancelled: asked.include_cancelled ?? false,
  };
  const { value, until } = await findSessions({ ...scope, actor: { ...scope.actor, personas: {} } }, pages, {
    filter: { ...all, club_id, bounds: boundsOf(asked) },
    limit: asked.limit,
    cursor: asked.cursor,
  });
  return { value: { ...value, results: value.results.map(forVisitors) }, until };
}

function forVisitors({ row, coach_is_public, public_assistants }: Found): PublicSession {
  const {
    my_status: _,
    my_enrollment_id: __,
    my_waitlist_position: ___,
    level_suits: ____,
    ...session
  } = row;
  return {
    ...session,
    name: nameToOthers(session.name, session.class_type),
    instructor: coach_is_public ? session.instructor : null,
    assistant_instructors: public_assistants,
  };
}
