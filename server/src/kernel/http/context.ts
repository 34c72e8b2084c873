import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import { type Actor, visitor } from '../actor.ts';
import type { Database, TenantScope, TenantTx } from '../db/database.ts';
import { forbidden, notFound, Problem } from '../problem.ts';
import type { Scope } from '../scope.ts';
import type { Clock } from '../time/index.ts';
import { problemBody } from './errors.ts';
import {
  type Answer,
  claimKeys,
  hashOf,
  keepAnswers,
  keyReused,
  type RequestKey,
  requestKeyOf,
  sendAnswer,
  whenAnswered,
} from './idempotency.ts';
import { type CheckVersion, useIfMatch } from './if-match.ts';
import { claimTwin, endWishes, type Twin, twinOf } from './twice.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * Who may call an endpoint: a permission code, or `public` (anyone), `signed_in` (any user), `member` (anyone
     * with a role in the organization of the request), `staff` (platform staff). One without it stops the boot.
     */
    permission?: string;
    /** Who asks makes no difference, and is not looked up. */
    anybody?: boolean;
    /** Its statements may take longer than usual: it changes much at once. */
    long?: boolean;
    /** It answers a page of rows, which a replica may read. */
    list?: boolean;
    /** Each time it is done adds to the last: without a key it is done once, like a creation. */
    adds?: true;
    /** What it answers is told once: the answer is not kept for who asks again with the same key. */
    told_once?: true;
    /**
     * Whether tokens may ask what every member may: `true`, or the permission that they need for it. Without it they
     * may not, for its rows are judged by roles, which no scope narrows. `false` closes what is public to them.
     */
    tokens?: boolean | string;
  }
  interface FastifyRequest {
    actor: Actor;
    now: Date;
    /** Runs `work` in a read transaction of the actor's organization. */
    read<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
    /** The same, where all statements are to see one moment. It may add a line to the audit log. */
    snapshot<T>(work: (scope: Scope) => Promise<T>): Promise<T>;
    /**
     * Runs `work` in one transaction of the actor's organization, answers `status` with what it returns, and
     * honours Idempotency-Key. One that creates (201) or `adds` and comes without a key, twice at once, is done once.
     */
    write<T>(reply: FastifyReply, work: (scope: Scope) => Promise<T>, status?: number): Promise<T>;
    /** The Idempotency-Key of this request, for commands that keep it themselves. */
    idempotency(): RequestKey | undefined;
    tenantScope(): TenantScope;
  }
}

export interface ContextOptions {
  db: Database;
  clock: Clock;
  identify: (request: FastifyRequest) => Promise<Actor>;
  permissions: ReadonlySet<string>;
  /** How long the same creation without an Idempotency-Key counts as the same wish, after its beginning. */
  sameWishMs?: number;
}

const openTo = new Set(['public', 'signed_in', 'member', 'staff']);

/** How long a statement of a `long` endpoint may take. */
const longStatementMs = 30_000;

export function useContext(app: FastifyInstance, options: ContextOptions): void {
  refuseUndeclared(app, options.permissions);
  app.addHook('onRoute', (route) => {
    route.config = { ...route.config, list: answersPage(route.schema) };
  });
  const checkVersion = useIfMatch(app);
  const dbFor = ({ routeOptions }: FastifyRequest) =>
    routeOptions.config.long ? options.db.patient(longStatementMs) : options.db;
  app.decorateRequest('actor');
  app.decorateRequest('now');
  app.decorateRequest('tenantScope', function (this: FastifyRequest) {
    return tenantScope(this);
  });
  app.decorateRequest('idempotency', function (this: FastifyRequest) {
    return requestKeyOf(this, this.actor.user_id);
  });
  app.decorateRequest('read', function <T>(this: FastifyRequest, work: (scope: Scope) => Promise<T>) {
    const how = this.routeOptions.config.list ? 'list' : 'read';
    return dbFor(this)[how](tenantScope(this), (tx) => work({ tx, actor: this.actor, now: this.now }));
  });
  app.decorateRequest('snapshot', function <T>(this: FastifyRequest, work: (scope: Scope) => Promise<T>) {
    return dbFor(this).snapshot(tenantScope(this), (tx) => work({ tx, actor: this.actor, now: this.now }));
  });
  app.decorateRequest('write', function <T>(
    this: FastifyRequest,
    reply: FastifyReply,
    work: (scope: Scope) => Promise<T>,
    status = 200,
  ) {
    return write(dbFor(this), this, reply, {
      work,
      status,
      sameWishMs: options.sameWishMs ?? 0,
      checkVersion,
    });
  } as FastifyRequest['write']);
  app.addHook('onRequest', async (request) => {
    request.now = options.clock.now();
    const { permission, anybody } = request.routeOptions.config;
    if (permission === undefined) return;
    request.actor = anybody ? visitor(null) : await options.identify(request);
    checkToken(request, permission, request.routeOptions.config.tokens);
    checkPermission(request.actor, permission);
  });
}

/** Whatever answers a `Page` is a list, without having to say so. */
function answersPage(schema: FastifySchema | undefined): boolean {
  const answer = (schema?.response as { 200?: { properties?: object } } | undefined)?.[200];
  return answer?.properties !== undefined && 'next_cursor' in answer.properties;
}

function refuseUndeclared(app: FastifyInstance, permissions: ReadonlySet<string>): void {
  app.addHook('onRoute', (route) => {
    if (!route.url.startsWith('/api/') || route.method === 'OPTIONS' || route.method === 'HEAD') return;
    const permission = route.config?.permission;
    if (permission === undefined) throw new Error(`${route.method} ${route.url} declares no permission`);
    if (!openTo.has(permission) && !permissions.has(permission))
      throw new Error(`${route.method} ${route.url} declares an unknown permission: ${permission}`);
  });
}

/**
 * A token does what its scopes name, and reads what is public and what of every member's an endpoint opens to tokens.
 * What is done as a person (joining, accepting, one's own account) and what is the installation's is not for it.
 */
function checkToken(request: FastifyRequest, permission: string, tokens: boolean | string | undefined): void {
  const { actor, method, headers } = request;
  if (!actor.token) return;
  // A channel that stays open would outlive the token.
  const isChannel = headers.upgrade !== undefined;
  const reads = method === 'GET' || method === 'HEAD';
  const isFor =
    permission === 'public'
      ? tokens !== false
      : permission === 'member'
        ? tokens === true || (typeof tokens === 'string' && actor.permissions.has(tokens))
        : permission !== 'signed_in' && permission !== 'staff';
  if (!isFor || isChannel || (!reads && (actor.token.read_only || openTo.has(permission))))
    throw new Problem(403, 'token.not_allowed', 'This token may not do that.');
}

/** Throws unless an endpoint that declares `permission` is open to the actor. */
export function checkPermission(actor: Actor, permission: string): void {
  if (permission === 'public') return;
  if (actor.kind === 'visitor') throw new Problem(401, 'signed_out', 'Sign in first.');
  if (permission === 'signed_in') return;
  if (permission === 'staff') {
    if (!actor.is_staff) throw forbidden();
    return;
  }
  if (actor.organization_id === null)
    throw new Problem(
      400,
      'organization.required',
      'Name the organization in the Bandeja-Organization header.',
    );
  if (permission !== 'member' && !actor.is_staff && !actor.permissions.has(permission)) throw forbidden();
}

function tenantScope(request: FastifyRequest): TenantScope {
  const { actor } = request;
  if (actor.organization_id === null) throw notFound('organization');
  const userAgent = request.headers['user-agent']?.slice(0, 200);
  return {
    organization_id: actor.organization_id,
    waiting: request.waiting,
    via: {
      user_id: actor.user_id,
      via: viaOf(actor),
      request_id: request.id,
      ip: request.ip,
      ...(userAgent !== undefined && { user_agent: userAgent }),
    },
  };
}

/** The log says by which token: its id without dashes, for `via` is short. */
const viaOf = ({ token }: Actor): string => (token ? `token:${token.id.replaceAll('-', '')}` : 'web');

interface Writing<T> {
  work: (scope: Scope) => Promise<T>;
  status: number;
  sameWishMs: number;
  checkVersion: CheckVersion;
}

function unkeyed(request: FastifyRequest, windowMs: number): Twin | undefined {
  const { user_id } = request.actor;
  return user_id === null ? undefined : twinOf({ user_id, request_hash: hashOf(request) }, windowMs);
}

async function write<T>(
  db: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  { work, status, sameWishMs, checkVersion }: Writing<T>,
): Promise<T> {
  const key = requestKeyOf(request, request.actor.user_id);
  const piles = status === 201 || request.routeOptions.config.adds === true;
  const twin = key || !piles ? undefined : unkeyed(request, sameWishMs);
  const scope = tenantScope(request);
  const kept = request.routeOptions.config.told_once ? toldOnce(request.id) : undefined;
  const answer = await whenAnswered(() =>
    once(db, scope, { key: key ?? twin, kept }, async (tx) => {
      const within = { tx, actor: request.actor, now: request.now };
      await checkVersion(within, request, reply);
      const body = await work(within);
      if (status !== 201 && request.actor.user_id !== null) endWishes(tx, request.actor.user_id);
      return { status, body };
    }),
  ).catch((error) => keepRefusal(db, scope, key, error, request.id));
  return sendAnswer(reply, answer);
}

/** Instead of what is told once: a secret that lay in the database for who asks again would be none. */
const toldOnce = (requestId: string): Answer => ({
  status: 409,
  body: problemBody(
    new Problem(
      409,
      'idempotency.told_once',
      'This was made, and what it is was told once: make another one.',
    ),
    requestId,
  ),
});

interface Once {
  key: RequestKey | Twin | undefined;
  /** Kept in place of the answer. */
  kept?: Answer | undefined;
}

/** The work and its answer in one transaction; the answer alone when the work was done before. */
function once(
  db: Database,
  scope: TenantScope,
  { key, kept }: Once,
  work: (tx: TenantTx) => Promise<Answer>,
): Promise<Answer | 'running'> {
  return db.tenant(scope, async (tx) => {
    const [claim] = key && 'waited' in key ? [await claimTwin(tx, key)] : await claimKeys(tx, [key]);
    if (claim === 'reused') throw keyReused();
    if (claim === 'running') return claim;
    if (typeof claim === 'object') return claim.answer;
    const answer = await work(tx);
    if (key) keepAnswers(tx, [{ key, answer: kept ?? answer }]);
    return answer;
  });
}

/** A decided refusal is an answer too: the same key gets it again, even if it would succeed by then. */
async function keepRefusal(
  db: Database,
  scope: TenantScope,
  key: RequestKey | undefined,
  error: unknown,
  requestId: string,
): Promise<Answer> {
  const decided =
    error instanceof Problem && [409, 422].includes(error.status) && !error.code.startsWith('idempotency.');
  if (!key || !decided) throw error;
  const answer = { status: error.status, body: problemBody(error, requestId) };
  return whenAnswered(() => once(db, scope, { key }, async () => answer));
}
