import { type Actor, can, hasRole } from '../../kernel/actor.ts';
import { cachedBy } from '../../kernel/cache.ts';
import type { CachePlan } from '../../kernel/caches.ts';
import type { Database } from '../../kernel/db/database.ts';
import { sha256 } from '../../kernel/digest.ts';
import { noteDay } from '../../kernel/note-day.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { areaOfPermission } from '../../permissions.ts';
import { grantable, inForce, isAlive } from '../rules/tokens.ts';
import type { ApiToken, ApiTokens } from '../schemas/tokens.ts';
import { markUsed } from '../store/tokens.ts';
import { actorIn } from './actor.ts';

/** More than anybody keeps an eye on. */
export const mostTokens = 200;

/** Mine; the owner's list has everybody's. The newest first. */
export async function listTokens(scope: Scope): Promise<ApiTokens> {
  return {
    results: await tokensWhere(scope, undefined),
    grantable: mayMake(scope.actor) ? grantable(scope.actor.permissions, areaOfPermission) : [],
  };
}

export async function tokensWhere(scope: Scope, id: string | undefined): Promise<ApiToken[]> {
  const { tx, actor, now } = scope;
  const rows = await tx
    .selectFrom('api_tokens as t')
    .innerJoin('users as u', 'u.id', 't.made_by')
    .select(['t.id', 't.name', 't.scopes', 't.read_only', 't.made_by', 'u.name as maker'])
    .select(['t.created_at', 't.expires_at', 't.revoked_at', 't.last_used_on'])
    .$if(id !== undefined, (query) => query.where('t.id', '=', id as string))
    .$if(!seesAll(actor), (query) => query.where('t.made_by', '=', actor.user_id as string))
    .orderBy('t.id', 'desc')
    .limit(mostTokens)
    .execute();
  return rows.map(({ made_by, maker, created_at, expires_at, revoked_at, ...row }) => ({
    ...row,
    made_by: { id: made_by, name: maker },
    created_at: created_at.toISOString(),
    expires_at: expires_at?.toISOString() ?? null,
    revoked_at: revoked_at?.toISOString() ?? null,
    status: revoked_at ? 'revoked' : isAlive({ expires_at, revoked_at }, now) ? 'active' : 'expired',
  }));
}

const mayMake = (actor: Actor): boolean => can(actor, 'tenancy.manage_tokens');

/** Owners look after everybody's: whoever made one may have left. */
export const seesAll = (actor: Actor): boolean => actor.is_staff || hasRole(actor, 'owner');

interface Known {
  token: {
    id: string;
    scopes: string[];
    read_only: boolean;
    expires_at: Date | null;
    revoked_at: Date | null;
    user: { id: string; name: string; email: string; locale: string; is_staff: false };
  } | null;
}
const known: CachePlan<Known> = { made_from: ['api_tokens'], ttlMs: 60_000, max: 5_000 };

const prefix = 'bandeja_';
/** A token says its organization, so that it is looked for there alone. */
export const tokenOf = (organization_id: string, random: string): string =>
  `${prefix}${organization_id.replaceAll('-', '')}_${random}`;
const form = /^bandeja_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_[\w-]{43}$/;

/** What is shown as a token of ours, right or wrong; undefined where something else is, or nothing. */
export function shownToken(authorization: unknown): string | undefined {
  const start = `Bearer ${prefix}`;
  return typeof authorization === 'string' && authorization.startsWith(start)
    ? authorization.slice('Bearer '.length)
    : undefined;
}

const refused = (): Problem =>
  new Problem(401, 'token.invalid', 'This token is not known, has expired or was revoked.');

/**
 * Who acts by a token: its maker as they are by now, with the permissions of its scopes that they still hold, and never
 * platform staff. Throws 401 `token.invalid`.
 */
export async function actorByToken(db: Database, shown: string, now: Date): Promise<Actor> {
  const parts = form.exec(shown);
  if (!parts) throw refused();
  const organization_id = parts.slice(1, 6).join('-');
  const hash = sha256(shown);
  const { token } = await cachedBy(db.effects, known, organization_id, hash, () =>
    loadToken(db, organization_id, hash),
  );
  if (!token || !isAlive(token, now)) throw refused();
  const maker = await actorIn(db, token.user, organization_id, true);
  if (maker.roles.length === 0) throw refused();
  await noteDay(db, { organization_id, key: hash, now }, (tx, day) => markUsed(tx, token.id, day));
  const { id, read_only } = token;
  return {
    ...maker,
    permissions: inForce(token.scopes, { held: maker.permissions, areas: areaOfPermission }),
    // A program is nobody's student and nobody's parent.
    personas: { ...maker.personas, client: [], dependant: [] },
    token: { id, read_only },
  };
}

function loadToken(db: Database, organization_id: string, token_hash: string): Promise<Known> {
  const scope = { organization_id, via: { user_id: null, via: 'token' } };
  return db.read(scope, async (tx) => {
    const row = await tx
      .selectFrom('api_tokens as t')
      .innerJoin('users as u', 'u.id', 't.made_by')
      .select(['t.id', 't.scopes', 't.read_only', 't.expires_at', 't.revoked_at'])
      .select(['u.id as user_id', 'u.name', 'u.email', 'u.locale'])
      .where('t.token_hash', '=', token_hash)
      .executeTakeFirst();
    if (!row) return { token: null };
    const { user_id, name, email, locale, ...token } = row;
    return { token: { ...token, user: { id: user_id, name, email, locale, is_staff: false as const } } };
  });
}
