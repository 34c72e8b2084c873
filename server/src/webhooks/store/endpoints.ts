import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { TenantTx } from '../../kernel/db/database.ts';
import type { WebhookEndpoints } from '../../kernel/db/types.ts';
import { newId } from '../../kernel/ids.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';

export type Endpoint = Selectable<WebhookEndpoints>;

/** One at a time in an organization, so that nobody adds one more than it may have. */
export const addAlone = (scope: Scope): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended('webhooks ' || ${organizationOf(scope)}, 0))`.execute(
    scope.tx,
  );

/** Of a club; null: of the whole organization. */
export async function countEndpoints({ tx }: Scope, club_id: string | null): Promise<number> {
  const { count } = await tx
    .selectFrom('webhook_endpoints')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('club_id', club_id === null ? 'is' : '=', club_id)
    .where('removed_at', 'is', null)
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
  tx
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();

/** Those of somebody that are on; held. */
export const lockOpenMadeBy = ({ tx }: Scope, user_id: string): Promise<Endpoint[]> =>
  tx
    .selectFrom('webhook_endpoints')
    .selectAll()
    .where('made_by', '=', user_id)
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();

/** As one at which everything arrives. */
export const wellAgain = { failing_since: null, failed_tries: 0 } as const;

export async function updateEndpoint(
  { tx }: Scope,
  id: string,
  fields: Updateable<WebhookEndpoints>,
): Promise<void> {
  await tx.updateTable('webhook_endpoints').set(fields).where('id', '=', id).execute();
}

/** Everything arrives there; writes nothing where that was so. */
export async function standsWell({ tx }: Scope, id: string): Promise<void> {
  await tx
    .updateTable('webhook_endpoints')
    .set(wellAgain)
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('failing_since', 'is not', null), eb('failed_tries', '>', 0)]))
    .execute();
}

/** Removed ones of which nothing that was sent is left. */
export async function deleteRemoved(tx: TenantTx): Promise<void> {
  await sql`
    delete from webhook_endpoints e
     where e.removed_at is not null
       and not exists (select from webhook_deliveries d
                        where d.organization_id = e.organization_id and d.endpoint_id = e.id)`.execute(tx);
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
