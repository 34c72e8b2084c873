import { randomBytes } from 'node:crypto';
import type { Database } from '../kernel/db/database.ts';
import { sha256 } from '../kernel/digest.ts';
import { noteDay } from '../kernel/note-day.ts';
import { forbidden, notFound } from '../kernel/problem.ts';
import { organizationOf, type Scope } from '../kernel/scope.ts';
import { actorIn } from '../people/public.ts';
import { feedAnswer, kindsOf, personalCalendar } from './queries/feeds.ts';
import type { Feed } from './rules/text.ts';
import type { FeedKind, MadeCalendarFeed } from './schemas.ts';
import { deleteFeed, findFeed, markRead, saveFeed } from './store/feeds.ts';

export interface FeedOptions {
  db: Database;
  publicUrl: string;
}

/** Makes the address of my calendar of this kind; one that there was before opens nothing any more. Throws 403. */
export async function makeFeed(scope: Scope, publicUrl: string, kind: FeedKind): Promise<MadeCalendarFeed> {
  if (!kindsOf(scope.actor).includes(kind)) throw forbidden();
  const token = randomBytes(32).toString('base64url');
  const user_id = scope.actor.user_id as string;
  const feed = await saveFeed(scope, { user_id, kind, token_hash: sha256(token) });
  return {
    feed: feedAnswer(feed),
    url: `${publicUrl}/api/public/${organizationOf(scope)}/calendars/${token}/bandeja.ics`,
  };
}

/** Its address opens nothing any more. Throws 404 for one that is not mine. */
export async function endFeed(scope: Scope, id: string): Promise<void> {
  if (!(await deleteFeed(scope, scope.actor.user_id as string, id))) throw notFound('calendar');
}

/**
 * The calendar behind an address. Whose it is, is asked each time: who has left the club, or has no child any more, reads
 * nothing by an old one. Throws 404.
 */
export async function readFeed(
  { db, publicUrl }: FeedOptions,
  { organization_id, token, now }: { organization_id: string; token: string; now: Date },
): Promise<Feed> {
  const via = { user_id: null, via: 'calendar' };
  const key = sha256(token);
  const feed = await db.read({ organization_id, via }, (tx) => findFeed(tx, key));
  if (!feed) throw notFound('calendar');
  const { user, kind } = feed;
  const actor = await actorIn(db, user, organization_id, false);
  const scope = { organization_id, via: { ...via, user_id: user.id } };
  const calendar = await db.read(scope, (tx) =>
    personalCalendar({ tx, actor, now }, { kind: kind as FeedKind, publicUrl, locale: user.locale }),
  );
  await noteDay(db, { organization_id, key, now }, (tx, day) => markRead(tx, feed.id, day));
  return calendar;
}
