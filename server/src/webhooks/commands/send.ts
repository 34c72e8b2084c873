import type { Posted, Poster } from '../../kernel/http/posting.ts';
import type { Scope } from '../../kernel/scope.ts';
import { type InTurns, inScope, sendInTurns } from '../../kernel/sending.ts';
import { endedBy, hasArrived, judge } from '../rules/retries.ts';
import { type Claimed, claimDue, giveBack, isWaiting, noteTry } from '../store/deliveries.ts';
import { lockEndpoint, standsWell, updateEndpoint } from '../store/endpoints.ts';
import { end } from './end.ts';
import { checkOf, signatures } from './secrets.ts';

export interface Sender extends InTurns {
  poster: Poster;
  /** The installation's. */
  secret: string;
  /** 0 to 1. */
  random: () => number;
}

/** Takes up to `most` deliveries that are due, and sends them side by side. @returns what is under way */
export const sendDue = (sender: Sender, most: number): Promise<Promise<void>[]> =>
  sendInTurns(sender, most, {
    duty: 'send_webhooks',
    claim: claimDue,
    send: (organization_id, one) => send(sender, organization_id, one),
  });

const via = 'webhooks';

async function send(sender: Sender, organization_id: string, one: Claimed): Promise<void> {
  const { secret, poster, clock } = sender;
  if (checkOf(secret, one.secret_salt) !== one.secret_check)
    return inScope(sender, { organization_id, via }, async (scope) => {
      await giveBack(scope, one.id);
      await end(scope, await lockEndpoint(scope, one.endpoint_id), 'secret');
    });
  const begun = clock.now();
  const posted = await poster.post({ url: one.url, body: one.body, headers: headersOf(secret, one, begun) });
  await inScope(sender, { organization_id, via }, (scope) =>
    note(scope, one, { posted, begun, random: sender.random() }),
  );
}

function headersOf(secret: string, one: Claimed, now: Date): Record<string, string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  const former = one.former_salt !== null && one.former_until !== null && one.former_until > now;
  const salts = former ? [one.secret_salt, one.former_salt as string] : [one.secret_salt];
  return {
    'content-type': 'application/json',
    'user-agent': 'Bandeja-Webhooks/1',
    'webhook-id': one.message,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signatures(secret, salts, { message: one.message, seconds, body: one.body }),
  };
}

interface Tried {
  posted: Posted;
  begun: Date;
  random: number;
}

async function note(scope: Scope, one: Claimed, { posted, begun, random }: Tried): Promise<void> {
  const { status, error, excerpt, duration_ms } = posted;
  const tries = one.tries + 1;
  const outcome = judge(posted, tries, scope.now, random);
  const attempt = { at: begun.toISOString(), duration_ms, status, error, excerpt };
  if (!(await noteTry(scope, one, { outcome, attempt }))) return;
  // What arrives holds no endpoint: whoever looks for what is due would pass it over meanwhile.
  if (hasArrived(posted)) return standsWell(scope, one.endpoint_id);
  const endpoint = await lockEndpoint(scope, one.endpoint_id);
  if (!endpoint) return;
  const { failing_since } = endpoint;
  const failed_tries = endpoint.failed_tries + 1;
  const why = endedBy(posted, { failing_since, failed_tries, now: scope.now });
  // Where nothing waits any more nothing is failing either: the days are counted from the next that does not arrive.
  if (why === undefined && outcome.status === 'failed' && !(await isWaiting(scope, endpoint.id)))
    await standsWell(scope, endpoint.id);
  else await updateEndpoint(scope, endpoint.id, { failed_tries, failing_since: failing_since ?? scope.now });
  await end(scope, endpoint, why);
}
