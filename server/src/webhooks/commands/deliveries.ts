import { newId } from '../../kernel/ids.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { parseInstant } from '../../kernel/time/index.ts';
import { getDelivery } from '../queries/deliveries.ts';
import { ping } from '../rules/events.ts';
import type { Replayed, ReplayFailed, WebhookDelivery } from '../schemas.ts';
import { insertDeliveries, replayDelivery, replayedAtOnce, replayFailed } from '../store/deliveries.ts';
import type { Endpoint } from '../store/endpoints.ts';
import { own } from './endpoints.ts';

/** Something to receive, at once. Throws 404, 409 `webhooks.disabled`. */
export async function sendPing(scope: Scope, id: string): Promise<WebhookDelivery> {
  enabled(await own(scope, id));
  const message = `evt_${newId()}`;
  const data = { webhook_id: id, organization_id: organizationOf(scope) };
  const body = JSON.stringify({ type: ping, timestamp: scope.now.toISOString(), data });
  const delivery = { id: newId(), endpoint_id: id };
  await insertDeliveries(scope, [{ ...delivery, message, event: ping, body }]);
  return getDelivery(scope, delivery);
}

/** Sends one again, under the same id. Throws 404, 409 `webhooks.disabled`, `webhooks.under_way`. */
export async function replay(
  scope: Scope,
  { id, delivery_id }: { id: string; delivery_id: string },
): Promise<WebhookDelivery> {
  enabled(await own(scope, id));
  const which = { id: delivery_id, endpoint_id: id };
  await getDelivery(scope, which);
  if (!(await replayDelivery(scope, which)))
    throw conflict('webhooks.under_way', 'It is being sent at this moment.');
  return getDelivery(scope, which);
}

/** Sends again what was given up since then. Throws 404, 409 `webhooks.disabled`. */
export async function replayAllFailed(
  scope: Scope,
  { id, input }: { id: string; input: ReplayFailed },
): Promise<Replayed> {
  enabled(await own(scope, id));
  const since = parseInstant(input.since);
  if (!since)
    throw invalid([
      { path: '/since', code: 'format', params: { format: 'date-time' }, message: 'is no instant' },
    ]);
  const count = await replayFailed(scope, id, since);
  return { count, more: count === replayedAtOnce };
}

function enabled({ disabled_at }: Endpoint): void {
  if (disabled_at) throw conflict('webhooks.disabled', 'This webhook is switched off: nothing is sent.');
}
