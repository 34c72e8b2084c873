import { sql } from 'kysely';
import { isWatching } from '../discovery/public.ts';
import { type Actor, hasRole } from '../kernel/actor.ts';
import type { TenantTx } from '../kernel/db/database.ts';
import { afterId, oneMore, pageOf, pageSize } from '../kernel/http/paging.ts';
import type { Concern } from '../kernel/live/topic.ts';
import { sendsMail } from '../kernel/mail.ts';
import { forbidden } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { type Hearer, type Kind, kindsFor, mailedUnlessChosen } from './rules/kinds.ts';
import { pushedUnlessChosen } from './rules/pushes.ts';
import type { Notification, NotificationPage, NotificationQuery, Preferences } from './schemas.ts';
import { choicesOf } from './store/messages.ts';

/** The user who asks: notifications belong to people, not to roles. */
export function ownId({ actor }: Scope): string {
  if (actor.user_id === null) throw forbidden();
  return actor.user_id;
}

/** The actor's own, the newest first, with the number of those unread. */
export async function listNotifications(scope: Scope, input: NotificationQuery): Promise<NotificationPage> {
  const size = pageSize(input.limit);
  const before = afterId(input.cursor);
  const [rows, unread] = await Promise.all([
    own(scope)
      .$if(input.unread === true, (query) => query.where('read_at', 'is', null))
      .$if(before !== undefined, (query) => query.where('id', '<', before as string))
      .orderBy('id', 'desc')
      .limit(oneMore(size))
      .execute(),
    countUnread(scope),
  ]);
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: page.results.map(notificationAnswer), unread_count: unread };
}

export async function getNotification(scope: Scope, id: string): Promise<Notification | undefined> {
  const row = await own(scope).where('id', '=', id).executeTakeFirst();
  return row && notificationAnswer(row);
}

/** As what the actor is told something here. */
function hearersOf(actor: Actor): Hearer[] {
  const { client = [], dependant = [], instructor = [] } = actor.personas;
  const found: Hearer[] = [];
  if (client.length + dependant.length > 0 || hasRole(actor, 'student')) found.push('student');
  if (instructor.length > 0) found.push('coach');
  if (hasRole(actor, 'owner') || hasRole(actor, 'club_admin')) found.push('desk');
  if (hasRole(actor, 'owner')) found.push('owner');
  return found;
}

/** What the actor gets by e-mail and on devices, of the kinds that can reach them. */
export async function getPreferences(scope: Scope): Promise<Preferences> {
  const user = ownId(scope);
  const chosen = await choicesOf(scope, [user]);
  const sends = sendsMail(scope);
  const hearers = hearersOf(scope.actor);
  if (await isWatching(scope, user)) hearers.push('searcher');
  return {
    preferences: kindsFor(hearers).map((kind) => ({
      kind,
      email: chosen(user, kind)?.email ?? mailedUnlessChosen(kind, sends),
      push: chosen(user, kind)?.push ?? pushedUnlessChosen(kind),
    })),
  };
}

async function countUnread(scope: Scope): Promise<number> {
  const { count } = await scope.tx
    .selectFrom('notifications')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('user_id', '=', ownId(scope))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

const own = (scope: Scope) =>
  scope.tx
    .selectFrom('notifications')
    .select(['id', 'kind', 'subject', 'body', 'link', 'client_id', 'params', 'created_at', 'read_at'])
    .where('user_id', '=', ownId(scope));

interface Row {
  id: string;
  kind: string;
  subject: string;
  body: string;
  link: string;
  client_id: string | null;
  params: unknown;
  created_at: Date;
  read_at: Date | null;
}

function notificationAnswer({ client_id, params, ...row }: Row): Notification {
  const { student_name, classes } = params as {
    student_name: string | null;
    classes: { session_id: string }[];
  };
  return {
    ...row,
    kind: row.kind as Kind,
    student_id: client_id,
    student_name,
    session_ids: classes.map((one) => one.session_id),
    created_at: row.created_at.toISOString(),
    read_at: row.read_at?.toISOString() ?? null,
  };
}

/** Whom these notifications are for. */
export async function notificationConcerns(tx: TenantTx, ids: string[]): Promise<Concern[]> {
  const { rows } = await sql<Concern>`
    select id, array[user_id] as users from notifications where id = any(${ids}::uuid[])`.execute(tx);
  return rows;
}
