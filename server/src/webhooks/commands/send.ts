import { system } from '../../kernel/actor.ts';
import type { Database, TenantScope } from '../../kernel/db/database.ts';
import { dueFor } from '../../kernel/duties.ts';
import type { Posted, Poster } from '../../kernel/http/posting.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Clock } from '../../kernel/time/index.ts';
import { endedBy, hasArrived, judge } from '../rules/retries.ts';
import { type Claimed, claimDue, giveBack, isWaiting, noteTry } from '../store/deliveries.ts';
import { lockEndpoint, standsWell, updateEndpoint } from '../store/endpoints.ts';
import { end } from './end.ts';
import { checkOf, signatures } from './secrets.ts';

export interface Sender {
  db: Database;
  clock: Clock;
  poster: Poster;
  /** The installation's. */
  secret: string;
  /** 0 to 1. */
  random: () => number;
  /** Of this worker, from round to round. */
  turns: Turns;
  /** Told what went wrong, in one organization or with one delivery: the others go on. */
  failed: (error: Error) => void;
}

/** Whose turn it is: rounds go on after the organization that was served last, so that none keeps others from theirs. */
export interface Turns {
  last: string;
  /** How many are under way, by organization. */
  readonly underWay: Map<string, number>;
}

export const newTurns = (): Turns => ({ last: '', underWay: new Map() });

/** Under way at a time for one organization, in one worker: its receivers may all be slow. */
export const perOrganization = 20;

/**
 * Takes up to `most` deliveries that are due, of all organizations, and sends them side by side, outside any transaction.
 * @returns what is under way; it does not fail
 */
export async function sendDue(sender: Sender, most: number): Promise<Promise<void>[]> {
  const { db, clock, turns } = sender;
  const begun: Promise<void>[] = [];
  const due = await dueFor('send_webhooks')({ db, clock });
  const { last } = turns;
  for (const organization_id of [...due.filter((id) => id > last), ...due.filter((id) => id <= last)]) {
    if (begun.length >= most) break;
    const room = Math.min(most - begun.length, perOrganization - (turns.underWay.get(organization_id) ?? 0));
    if (room <= 0) continue;
    const claimed = await inScope(sender, organization_id, (scope) => claimDue(scope, room)).catch(
      (error: Error) => {
        sender.failed(error);
        return [];
      },
    );
    turns.last = organization_id;
    // Heard from the beginning: one may fail while the next organization is looked at.
    const sent = claimed.map((one) =>
      counted(turns, organization_id, send(sender, organization_id, one)).catch(sender.failed),
    );
    begun.push(...sent);
  }
  return begun;
}

function counted({ underWay }: Turns, id: string, sending: Promise<void>): Promise<void> {
  underWay.set(id, (underWay.get(id) ?? 0) + 1);
  return sending.finally(() => {
    const left = (underWay.get(id) ?? 1) - 1;
    if (left > 0) underWay.set(id, left);
    else underWay.delete(id);
  });
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
