import type { FastifyRequest } from 'fastify';
import { rights_from, topics } from './audiences.ts';
import { useEmbed } from './embed/page.ts';
import { useAuth } from './kernel/auth/routes.ts';
import { createSignedIn, type SignedIn } from './kernel/auth/signed-in.ts';
import type { Database } from './kernel/db/database.ts';
import type { App } from './kernel/http/app.ts';
import { type LiveOptions, useLive } from './kernel/http/live.ts';
import { createServer, type ServerOptions } from './kernel/http/server.ts';
import { notFound } from './kernel/problem.ts';
import {
  actorByToken,
  actorIn,
  actorOutside,
  findOrganization,
  organizationsOf,
  shownToken,
} from './people/public.ts';
import { permissionCodes } from './permissions.ts';
import { problemCodes } from './problems.ts';
import { watchStaff } from './records/routes.ts';
import { type RouteOptions, routes } from './routes.ts';
import { told } from './told.ts';

interface AppOptions
  extends Omit<ServerOptions, 'identify' | 'permissions' | 'problemCodes' | 'told'>,
    RouteOptions {
  live?: Partial<Pick<LiveOptions, 'gatherMs' | 'sockets' | 'doubtEveryMs'>>;
  /** Requests to the pages of identity, for each client address and minute. */
  authPerMinute?: number;
}

const liveDefaults = { gatherMs: 1_000, sockets: { perUser: 30, perAddress: 1_000 } };

/** The whole HTTP server: kernel, identity, live updates, and the routes of every domain. */
export async function createApp(options: AppOptions): Promise<App> {
  const signedIn = createSignedIn(options.auth, options.bus);
  const who = (request: FastifyRequest) => identify(options.db, signedIn, request);
  const app = await createServer({
    ...options,
    permissions: permissionCodes,
    problemCodes,
    told,
    identify: who,
  });
  useAuth(app, {
    ...options,
    signedIn,
    requestsPerMinute: options.authPerMinute ?? Math.min(60, options.requestsPerMinute),
  });
  useLive(app, {
    ...{ db: options.db, bus: options.bus, topics, rights_from, identify: who },
    ...{ ...liveDefaults, ...options.live },
    log: (line) => app.log.warn(line),
  });
  watchStaff(app, options);
  for (const register of routes) await register(app, options);
  useEmbed(app, options);
  return app;
}

/** The organization of a request: the path of a public page, the header, else the only one the user belongs to. */
async function identify(db: Database, signedIn: SignedIn, request: FastifyRequest) {
  const token = shownToken(request.headers.authorization);
  if (token !== undefined) return byToken(db, token, request);
  const user = await signedIn(request.headers);
  const inPath = (request.params as { organization?: string } | undefined)?.organization;
  if (inPath !== undefined) return actorIn(db, user, (await findOrganization(db, inPath)).id, true);
  if (user === null) return actorOutside(null);
  const named = request.headers['bandeja-organization'] ?? organizationInQuery(request);
  if (typeof named === 'string' && named !== '')
    return actorIn(db, user, (await findOrganization(db, named)).id, false);
  const mine = await organizationsOf(db, user.id);
  return mine.length === 1 && mine[0] ? actorIn(db, user, mine[0].id, false) : actorOutside(user);
}

/** Whoever shows a token acts in its organization; another one that the request names is none that they know. */
async function byToken(db: Database, token: string, request: FastifyRequest) {
  const actor = await actorByToken(db, token, request.now);
  const inPath = (request.params as { organization?: string } | undefined)?.organization;
  const named = inPath ?? request.headers['bandeja-organization'];
  const isOther = named && (await findOrganization(db, String(named))).id !== actor.organization_id;
  if (isOther) throw notFound('organization');
  return actor;
}

/** A browser's WebSocket cannot send headers. */
const organizationInQuery = (request: FastifyRequest): string | undefined =>
  request.routeOptions.url?.startsWith('/api/live')
    ? (request.query as { organization?: string }).organization
    : undefined;
