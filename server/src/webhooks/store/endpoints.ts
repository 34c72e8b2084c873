import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { WebhookEndpoints } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

export type Endpoint = Selectable<WebhookEndpoints>;

/** One at a time in an organization, so that nobody adds one more than it may have. */
export const addAlone = (scope: Scope): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('webhooks ' || ${organizationOf(scope)}, 0))`.execute(
    scope.tx,
  );

export async function countEndpoints({ tx }: Scope): Promise<number> {
  const { count } = await tx
    .selectFrom('webhook_endpoints')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

type NewEndpoint = Omit<Insertable<WebhookEndpoints>, 'organization_id' | 'id' | 'created_at'>;

export async function insertEndpoint(scope: Scope, endpoint: NewEndpoint): Promise<string> {
  const id = newId();
  await scope.tx
    .insertInto('webhook_endpoints')
    .values({ ...endpoint, organization_id: organizationOf(scope), id, created_at: scope.now })
    .execute();
  return id;
}

/** Held until the end of the transaction, so that what is decided by it is still so when it is written. */
export const lockEndpoint = ({ tx }: Scope, id: string): Promise<Endpoint | undefined> =>
  tx.selectFrom('webhook_endpoints').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();

export async function updateEndpoint(
  { tx }: Scope,
  id: string,
  fields: Updateable<WebhookEndpoints>,
): Promise<void> {
  await tx.updateTable('webhook_endpoints').set(fields).where('id', '=', id).execute();
}

/** With all that was sent to it, and waits. */
export async function deleteEndpoint({ tx }: Scope, id: string): Promise<void> {
  await tx.deleteFrom('webhook_endpoints').where('id', '=', id).execute();
}

export interface Listener {
  id: string;
  club_id: string | null;
  events: string[];
}

/** Those that hear of what happens now. */
export const listeners = ({ tx }: Scope): Promise<Listener[]> =>
  tx
    .selectFrom('webhook_endpoints')
    .select(['id', 'club_id', 'events'])
    .where('disabled_at', 'is', null)
    .execute();
