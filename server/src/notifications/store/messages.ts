import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { Kind } from '../rules/kinds.ts';
import type { Locale } from '../rules/phrases.ts';

export interface NewNotification {
  dedupe_key: string;
  client_id: string | null;
  user_id: string | null;
  kind: Kind;
  params: object;
  locale: Locale;
  subject: string;
  body: string;
  link: string;
}

/**
 * Keeps what is new: a notification whose key is there already, also from a transaction that is just about to
 * commit, is left out (G9). @returns the keys of the new ones, with their ids
 */
export async function insertNew(
  scope: Scope,
  notifications: readonly NewNotification[],
): Promise<Map<string, string>> {
  if (notifications.length === 0) return new Map();
  const rows = notifications.map((one) => ({ id: newId(), ...one }));
  const { rows: inserted } = await sql<{ id: string; dedupe_key: string }>`
    insert into notifications (organization_id, id, dedupe_key, client_id, user_id, kind, params, locale, subject, body,
      link, created_at)
    select ${organizationOf(scope)}::uuid, v.*, ${scope.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(id uuid, dedupe_key text, client_id uuid,
           user_id uuid, kind text, params jsonb, locale text, subject text, body text, link text)
    on conflict on constraint notifications_once do nothing
    returning id, dedupe_key`.execute(scope.tx);
  return new Map(inserted.map((row) => [row.dedupe_key, row.id]));
}

/** Which of these keys somebody was told by. */
export async function toldAlready({ tx }: Scope, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const { rows } = await sql<{ dedupe_key: string }>`
    select dedupe_key from notifications where dedupe_key = any(${[...keys]}::text[])`.execute(tx);
  return new Set(rows.map(({ dedupe_key }) => dedupe_key));
}

/** What somebody chose of a kind; null: nothing, of that way. */
export interface Choice {
  email: boolean | null;
  push: boolean | null;
}
export type Chosen = (userId: string, kind: Kind) => Choice | undefined;

/** What people chose, by user and kind. */
export async function choicesOf({ tx }: Scope, userIds: readonly string[]): Promise<Chosen> {
  const rows = await tx
    .selectFrom('notification_preferences')
    .select(['user_id', 'kind', 'email', 'push'])
    .where('user_id', '=', sql<string>`any(${[...new Set(userIds)]}::uuid[])`)
    .execute();
  const chosen = new Map(rows.map((row) => [`${row.user_id} ${row.kind}`, row]));
  return (userId, kind) => chosen.get(`${userId} ${kind}`);
}
