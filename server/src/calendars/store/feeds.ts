import type { TenantTx } from '../../kernel/db/database.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

export interface FeedRow {
  id: string;
  kind: string;
  created_at: Date;
  last_read_on: string | null;
}
const columns = ['id', 'kind', 'created_at', 'last_read_on'] as const;

export function feedsOf({ tx }: Scope, user_id: string): Promise<FeedRow[]> {
  return tx
    .selectFrom('calendar_feeds')
    .select(columns)
    .where('user_id', '=', user_id)
    .orderBy('kind', 'desc')
    .execute();
}

/** The one of this kind, with another address where there was one before: the old one opens nothing any more. */
export async function saveFeed(
  scope: Scope,
  feed: { user_id: string; kind: string; token_hash: string },
): Promise<FeedRow> {
  const { tx, now } = scope;
  return tx
    .insertInto('calendar_feeds')
    .values({ organization_id: organizationOf(scope), id: newId(), ...feed, created_at: now })
    .onConflict((on) =>
      on.constraint('calendar_feeds_once').doUpdateSet({
        token_hash: feed.token_hash,
        created_at: now,
        last_read_on: null,
      }),
    )
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** @returns whether it was theirs */
export async function deleteFeed({ tx }: Scope, user_id: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('calendar_feeds')
    .where('id', '=', id)
    .where('user_id', '=', user_id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export interface OpenFeed {
  id: string;
  kind: string;
  user: { id: string; name: string; email: string; locale: string; is_staff: false };
}

/** Whose the address is. */
export async function findFeed(tx: TenantTx, token_hash: string): Promise<OpenFeed | undefined> {
  const row = await tx
    .selectFrom('calendar_feeds as f')
    .innerJoin('users as u', 'u.id', 'f.user_id')
    .select(['f.id', 'f.kind'])
    .select(['u.id as user_id', 'u.name', 'u.email', 'u.locale'])
    .where('f.token_hash', '=', token_hash)
    .executeTakeFirst();
  if (!row) return undefined;
  const { user_id, name, email, locale, ...feed } = row;
  // Platform staff read nobody's classes by an address: they have here what their roles give.
  return {
    ...{ ...feed, kind: feed.kind },
    user: { id: user_id, name, email, locale, is_staff: false },
  };
}

/** The day never goes back, and is written once by however many processes. */
export const markRead = (tx: TenantTx, id: string, day: string): Promise<unknown> =>
  tx
    .updateTable('calendar_feeds')
    .set({ last_read_on: day })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('last_read_on', 'is', null), eb('last_read_on', '<', day)]))
    .execute();
