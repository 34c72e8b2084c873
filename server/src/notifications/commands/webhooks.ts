import type { DeliveredFact } from '../../kernel/facts.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { EndpointEnded } from '../../webhooks/facts.ts';
import { webhookEndedOf } from '../rules/webhook-texts.ts';
import { deskOf, ownersOf } from '../store/recipients.ts';
import { type Message, tell } from './tell.ts';

/** Who looks after a webhook hears that nothing is sent to it any more: once of each end. */
export async function tellWebhookEnded(
  scope: Scope,
  facts: readonly DeliveredFact<EndpointEnded>[],
): Promise<void> {
  const messages: Message[] = [];
  for (const { payload, cause_id } of facts) {
    const { club_id, endpoint_id, host, why } = payload;
    const readers = club_id === null ? await ownersOf(scope) : await deskOf(scope, club_id);
    for (const to of readers)
      messages.push({
        ...{ kind: 'webhook_ended', key: `${cause_id}:${endpoint_id}`, to, classes: [] },
        ...(club_id !== null && { club_id }),
        link: `/admin/settings/webhooks?webhook=${endpoint_id}`,
        text: webhookEndedOf(to.locale, { host, why }),
      });
  }
  await tell(scope, messages);
}
