import { afterId, oneMore, pageOf, pageSize } from '../../kernel/http/paging.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Attempt, DeliveryQuery, WebhookDelivery } from '../schemas.ts';
import { getWebhook } from './endpoints.ts';

/** What an endpoint was told, or is to be, the newest first. Throws 404. */
export async function listDeliveries(scope: Scope, endpoint_id: string, asked: DeliveryQuery) {
  await getWebhook(scope, endpoint_id);
  const size = pageSize(asked.limit);
  const before = afterId(asked.cursor);
  const rows = await deliveriesOf(scope, endpoint_id)
    .$if(asked.status !== undefined, (query) => query.where('status', '=', asked.status as string))
    .$if(before !== undefined, (query) => query.where('id', '<', before as string))
    .orderBy('id', 'desc')
    .limit(oneMore(size))
    .execute();
  const page = pageOf(rows, size, (row) => [row.id]);
  return { ...page, results: page.results.map(shown) };
}

/** Throws 404. */
export async function getDelivery(
  scope: Scope,
  { id, endpoint_id }: { id: string; endpoint_id: string },
): Promise<WebhookDelivery> {
  const row = await deliveriesOf(scope, endpoint_id).where('id', '=', id).executeTakeFirst();
  return shown(found(row, 'delivery'));
}

const deliveriesOf = ({ tx }: Scope, endpoint_id: string) =>
  tx
    .selectFrom('webhook_deliveries')
    .select([
      'id',
      'message',
      'event',
      'status',
      'body',
      'tries',
      'next_at',
      'created_at',
      'ended_at',
      'attempts',
    ])
    .where('endpoint_id', '=', endpoint_id);

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof deliveriesOf>['executeTakeFirst']>>>;

const shown = ({ message, next_at, created_at, ended_at, attempts, ...row }: Row): WebhookDelivery => ({
  ...row,
  status: row.status as WebhookDelivery['status'],
  message_id: message,
  next_at: next_at?.toISOString() ?? null,
  created_at: created_at.toISOString(),
  ended_at: ended_at?.toISOString() ?? null,
  attempts: attempts as unknown as Attempt[],
});
