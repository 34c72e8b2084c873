import { randomBytes } from 'node:crypto';
import { sha256 } from '../kernel/digest.ts';
import { forbidden, notFound } from '../kernel/problem.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { kindsOf } from './queries/feeds.ts';
import type { FeedKind, MadeCalendarFeed } from './schemas.ts';
import { deleteFeed, saveFeed } from './store/feeds.ts';

/** Makes the address of my calendar of this kind; one that there was before opens nothing any more. Throws 403. */
export async function makeFeed(scope: Scope, publicUrl: string, kind: FeedKind): Promise<MadeCalendarFeed> {
  if (!kindsOf(scope.actor).includes(kind)) throw forbidden();
  const token = randomBytes(32).toString('base64url');
  const user_id = scope.actor.user_id as string;
  const feed = await saveFeed(scope, { user_id, kind, token_hash: sha256(token) });
  return { feed, url: `${publicUrl}/api/public/${organizationOf(scope)}/calendars/${token}/bandeja.ics` };
}

/** Its address opens nothing any more. Throws 404 for one that is not mine. */
export async function endFeed(scope: Scope, id: string): Promise<void> {
  if (!(await deleteFeed(scope, scope.actor.user_id as string, id))) throw notFound('calendar');
}
