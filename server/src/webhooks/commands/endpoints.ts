import { randomUUID } from 'node:crypto';
import type { Poster } from '../../kernel/http/posting.ts';
import { conflict, forbidden, invalid, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addHours } from '../../kernel/time/index.ts';
import { clubOf } from '../../organizations/public.ts';
import { mayManage } from '../access.ts';
import { getWebhook } from '../queries/endpoints.ts';
import { faultOfAddress } from '../rules/address.ts';
import type { AddWebhook, ChangeWebhook, MadeWebhook, Webhook } from '../schemas.ts';
import { sendWaitingNow } from '../store/deliveries.ts';
import {
  addAlone,
  countEndpoints,
  type Endpoint,
  insertEndpoint,
  lockEndpoint,
  updateEndpoint,
  wellAgain,
} from '../store/endpoints.ts';
import { checkOf, shownSecret } from './secrets.ts';

export interface Signing {
  poster: Pick<Poster, 'allowsHttp' | 'refuses'>;
  /** The installation's. */
  secret: string;
}

/** Of the whole organization. Each is sent everything it chose: more than these is a queue, not a list of programs. */
const mostOfAll = 20;
/** Of each club: none takes the others' share. */
const mostOfClub = 10;

/** Throws 403, 404, 422 for an address that nothing may be sent to, 409 `webhooks.too_many`. */
export async function addWebhook(
  scope: Scope,
  { poster, secret }: Signing,
  input: AddWebhook,
): Promise<MadeWebhook> {
  const { url, description = '', club_id = null, events } = input;
  if (club_id !== null) await clubOf(scope, club_id);
  if (!mayManage(scope.actor, club_id)) throw forbidden();
  checkAddress(poster, url);
  await addAlone(scope);
  const most = club_id === null ? mostOfAll : mostOfClub;
  if ((await countEndpoints(scope, club_id)) >= most)
    throw conflict('webhooks.too_many', `There are ${most} webhooks already.`, { params: { most } });
  const salt = randomUUID();
  const id = await insertEndpoint(scope, {
    ...{ url, description, club_id, events, made_by: scope.actor.user_id as string },
    ...{ secret_salt: salt, secret_check: checkOf(secret, salt) },
  });
  return { webhook: await getWebhook(scope, id), secret: shownSecret(secret, salt) };
}

/** Throws 404, 403, 422. */
export async function changeWebhook(
  scope: Scope,
  { poster }: Signing,
  { id, input }: { id: string; input: ChangeWebhook },
): Promise<Webhook> {
  const endpoint = await own(scope, id);
  const { is_enabled, ...fields } = input;
  if (fields.url !== undefined) checkAddress(poster, fields.url);
  const switched = is_enabled === undefined ? {} : switchedTo(scope, endpoint, is_enabled);
  // Another receiver, or one that is there again: what failed says nothing of it.
  const begins = (is_enabled && endpoint.disabled_at) || (fields.url ?? endpoint.url) !== endpoint.url;
  const all = { ...fields, ...switched, ...(begins && wellAgain) };
  if (Object.keys(all).length > 0) await updateEndpoint(scope, id, all);
  if (begins) await sendWaitingNow(scope, id);
  return getWebhook(scope, id);
}

/** Whoever switches it on answers for it from then on. */
function switchedTo({ now, actor }: Scope, { disabled_at, made_by }: Endpoint, is_enabled: boolean) {
  if (is_enabled)
    return {
      ...{ disabled_at: null, disabled_why: null },
      made_by: disabled_at ? (actor.user_id ?? made_by) : made_by,
    };
  return disabled_at ? {} : { disabled_at: now, disabled_why: 'by_hand' };
}

const overlapHours = 24;

/**
 * Another secret; the one before signs beside it for a day. Asked again within that day it is the one in between that
 * goes: the receiver has the older one until somebody has brought it a new one. Throws 404, 403.
 */
export async function rotateSecret(scope: Scope, { secret }: Signing, id: string): Promise<MadeWebhook> {
  const endpoint = await own(scope, id);
  const { secret_salt, secret_check, former_until, disabled_why } = endpoint;
  const salt = randomUUID();
  const stillSigns = checkOf(secret, secret_salt) === secret_check;
  const formerStays = stillSigns && former_until !== null && former_until > scope.now;
  await updateEndpoint(scope, id, {
    ...{ secret_salt: salt, secret_check: checkOf(secret, salt), ...wellAgain },
    ...(!formerStays && {
      former_salt: stillSigns ? secret_salt : null,
      former_until: stillSigns ? addHours(scope.now, overlapHours) : null,
    }),
    ...(disabled_why === 'secret' && switchedTo(scope, endpoint, true)),
  });
  await sendWaitingNow(scope, id);
  return { webhook: await getWebhook(scope, id), secret: shownSecret(secret, salt) };
}

/** Gone at once for everybody, with what waits; its rows go by themselves (`forgetWebhooks`). Throws 404. */
export async function removeWebhook(scope: Scope, id: string): Promise<void> {
  const { disabled_at, disabled_why } = await own(scope, id);
  await updateEndpoint(scope, id, {
    removed_at: scope.now,
    disabled_at: disabled_at ?? scope.now,
    disabled_why: disabled_why ?? 'by_hand',
  });
}

/** Locked. Who runs another club is told that there is none. */
export async function own(scope: Scope, id: string): Promise<Endpoint> {
  const endpoint = await lockEndpoint(scope, id);
  if (!endpoint || !mayManage(scope.actor, endpoint.club_id)) throw notFound('webhook');
  return endpoint;
}

const sentences = {
  not_https: 'has to begin with https://',
  not_public: 'is no address of the public internet',
  not_an_address: 'is no address that something can be sent to',
} as const;

function checkAddress(poster: Signing['poster'], url: string): void {
  const fault = faultOfAddress(url, poster);
  if (fault) throw invalid([{ path: '/url', code: fault, message: sentences[fault] }]);
}
