import type { DeliveredFact } from '../../kernel/facts.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { RoleRemoved } from '../../people/facts.ts';
import { mayManage } from '../access.ts';
import { type EndpointEnded, endpointEnded } from '../facts.ts';
import { asTheyStand } from '../queries/makers.ts';
import { type Endpoint, lockOpenMadeBy, updateEndpoint } from '../store/endpoints.ts';

/** Nothing is sent there any more, and whoever runs it is told: once. */
export async function end(
  scope: Scope,
  endpoint: Endpoint | undefined,
  why: EndpointEnded['payload']['why'] | undefined,
): Promise<void> {
  if (!endpoint || endpoint.disabled_at || why === undefined) return;
  const { id, club_id, url } = endpoint;
  await updateEndpoint(scope, id, { disabled_at: scope.now, disabled_why: why });
  await append(scope, [endpointEnded({ endpoint_id: id, club_id, host: new URL(url).host, why })]);
}

/** Who may not look after a webhook any more does not go on hearing by it: it is off until somebody else answers for it. */
export async function endOfMakers(scope: Scope, facts: readonly DeliveredFact<RoleRemoved>[]): Promise<void> {
  for (const user_id of new Set(facts.map(({ payload }) => payload.user_id))) {
    const made = await lockOpenMadeBy(scope, user_id);
    if (made.length === 0) continue;
    const maker = await asTheyStand(scope, user_id);
    for (const endpoint of made) if (!mayManage(maker, endpoint.club_id)) await end(scope, endpoint, 'maker');
  }
}
