import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { Type } from 'typebox';
import type { Auth } from '../auth.ts';
import type { Bus } from '../bus.ts';
import type { Database } from '../db/database.ts';
import type { App } from '../http/app.ts';
import { endOthers } from './accounts.ts';
import { ask, askDeed, headersOf } from './ask.ts';
import { asGuess, type Doors, doorsFor, keepDevice } from './guesses.ts';
import { askingPage, type DeedPath } from './links.ts';
import type { SignedIn } from './signed-in.ts';
import { type AuthRoute, authRoutes } from './table.ts';

export interface AuthRoutesOptions {
  auth: Auth;
  bus: Bus;
  signedIn: SignedIn;
  publicUrl: string;
  db: Database;
  secret: string;
  requestsPerMinute: number;
}

/** Mounts better-auth's endpoints under /api/auth/: those of the table, judged as every other endpoint is. */
export function useAuth(app: App, options: AuthRoutesOptions): void {
  for (const route of authRoutes) app.route(routeOf(route, options));
}

function routeOf(route: AuthRoute, options: AuthRoutesOptions): RouteOptions {
  const { method, path, summary, body, query, params, answer, ends, deed } = route;
  const answers = {
    ...(answer && { 200: answer }),
    ...(ends === 'by_link' &&
      method === 'GET' && { 302: Type.Null({ description: 'On to where it leads' }) }),
    ...(deed && method === 'GET' && { 303: Type.Null({ description: 'To the page that asks' }) }),
  };
  return {
    ...{ method, url: `/api/auth${path}`, exposeHeadRoute: false },
    // Guessing passwords and sending mail is what this limit slows down.
    config: {
      permission: 'public',
      rateLimit: { groupId: 'identity', max: options.requestsPerMinute, timeWindow: '1 minute' },
    },
    schema: {
      ...{ tags: ['identity'], summary, response: answers },
      ...(method === 'POST' && { body }),
      ...(query && { querystring: query }),
      ...(params && { params }),
    },
    // No body says the same as an empty one.
    preValidation: async (request) => {
      if (request.method === 'POST') request.body ??= {};
    },
    handler: (request, reply) =>
      deed && method === 'GET'
        ? reply.redirect(pageFor(deed, request), 303)
        : answerTo(request, reply, route, options),
  } as RouteOptions;
}

/** An address out of a mail from before, or one made by hand: opened by whomever, it does nothing. */
function pageFor(deed: DeedPath, request: FastifyRequest): string {
  const { token, callbackURL: next = '/' } = request.query as { token: string; callbackURL?: string };
  return askingPage(deed, { token, next });
}

async function answerTo(
  request: FastifyRequest,
  reply: FastifyReply,
  route: AuthRoute,
  options: AuthRoutesOptions,
): Promise<FastifyReply> {
  const { ends, guess, hashes, asksReset } = route;
  const { auth, bus, signedIn, secret } = options;
  // Asked before: afterwards it may be nobody.
  const user_id = ends === 'asker' ? ((await signedIn(request.headers))?.id ?? null) : null;
  const once = () => asked(request, route, options);
  const { password } = (request.body ?? {}) as { password?: string };
  const asking = () => (hashes && password !== undefined ? auth.withHash(password, once) : once());
  const guessed: Doors = guess ? doorsFor(request, secret, user_id) : { doors: [] };
  const response = await asGuess(options, guessed, request.now, asking);
  if (asksReset) await auth.sameForNobody((request.body as { email: string }).email, request.now);
  if (request.method === 'POST' || ends)
    bus.publish({ topic: 'identity', ends: ends === 'by_link' || user_id !== null, user_id });
  if (guessed.email !== undefined) keepDevice(options, request, reply, guessed.email);
  return send(reply, response);
}

async function asked(
  request: FastifyRequest,
  { deed, endsOthers }: AuthRoute,
  { auth, publicUrl, db }: AuthRoutesOptions,
): Promise<Response> {
  const mine = endsOthers && (await auth.api.getSession({ headers: headersOf(publicUrl, request) }));
  const response = await (deed ? askDeed : ask)(auth, publicUrl, request);
  if (mine) await endOthers(db, mine.session.token);
  return response;
}

const passedBack = ['location', 'set-auth-token'];

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  void reply.code(response.status).header('set-cookie', response.headers.getSetCookie());
  for (const name of passedBack) {
    const value = response.headers.get(name);
    if (value !== null) void reply.header(name, value);
  }
  const text = await response.text();
  if (text === '') return reply.send();
  const body: unknown = JSON.parse(text);
  // Fastify answers null with nothing at all.
  return body === null
    ? reply.type('application/json; charset=utf-8').serializer(String).send('null')
    : reply.send(body);
}
