import { system } from '../../kernel/actor.ts';
import type { Database, TenantScope } from '../../kernel/db/database.ts';
import { dueFor } from '../../kernel/duties.ts';
import { append } from '../../kernel/outbox.ts';
import type { Posted, Poster } from '../../kernel/posting.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Clock } from '../../kernel/time/index.ts';
import { endpointEnded } from '../facts.ts';
import { endedBy, hasArrived, judge } from '../rules/retries.ts';
import { type Claimed, claimDue, giveBack, noteTry } from '../store/deliveries.ts';
import { type Endpoint, lockEndpoint, updateEndpoint } from '../store/endpoints.ts';
import { checkOf, signatures } from './secrets.ts';

export interface Sender {
  db: Database;
  clock: Clock;
  poster: Poster;
  /** The installation's. */
  secret: string;
  /** 0 to 1. */
  random: () => number;
}

/**
 * Takes up to `most` deliveries that are due, of all organizations, and sends them side by side, outside any transaction.
 * @returns what is under way; it does not fail but by the database
 */
export async function sendDue(sender: Sender, most: number): Promise<Promise<void>[]> {
  const { db, clock } = sender;
  const underWay: Promise<void>[] = [];
  for (const organization_id of await dueFor('send_webhooks')({ db, clock })) {
    const room = most - underWay.length;
    if (room <= 0) break;
    const claimed = await inScope(sender, organization_id, (scope) => claimDue(scope, room));
    underWay.push(...claimed.map((one) => send(sender, organization_id, one)));
  }
  return underWay;
}

const inScope = <T>({ db, clock }: Sender, organization_id: string, work: (scope: Scope) => Promise<T>) => {
  const scope: TenantScope = { organization_id, via: { user_id: null, via: 'webhooks' } };
  return db.tenant(scope, (tx) => work({ tx, actor: system(organization_id), now: clock.now() }));
};

async function send(sender: Sender, organization_id: string, one: Claimed): Promise<void> {
  const { secret, poster, clock } = sender;
  if (checkOf(secret, one.secret_salt) !== one.secret_check)
    return inScope(sender, organization_id, async (scope) => {
      await giveBack(scope, one.id);
      await end(scope, await lockEndpoint(scope, one.endpoint_id), 'secret');
    });
  const begun = clock.now();
  const posted = await poster.post({ url: one.url, body: one.body, headers: headersOf(secret, one, begun) });
  await inScope(sender, organization_id, (scope) =>
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
  const endpoint = await lockEndpoint(scope, one.endpoint_id);
  if (!endpoint) return;
  const { failing_since } = endpoint;
  if (hasArrived(posted) !== (failing_since === null))
    await updateEndpoint(scope, endpoint.id, { failing_since: hasArrived(posted) ? null : scope.now });
  await end(scope, endpoint, endedBy(posted, { failing_since, tries, now: scope.now }));
}

/** Nothing is sent there any more, and whoever runs it is told: once. */
async function end(
  scope: Scope,
  endpoint: Endpoint | undefined,
  why: 'gone' | 'failing' | 'secret' | undefined,
): Promise<void> {
  if (!endpoint || endpoint.disabled_at || why === undefined) return;
  const { id, club_id, url } = endpoint;
  await updateEndpoint(scope, id, { disabled_at: scope.now, disabled_why: why });
  await append(scope, [endpointEnded({ endpoint_id: id, club_id, host: new URL(url).host, why })]);
}
