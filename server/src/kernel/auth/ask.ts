import type { FastifyRequest } from 'fastify';
import type { Auth } from '../auth.ts';
import { isOutage, violates } from '../db/errors.ts';
import { isDone, withoutError } from './links.ts';
import { type Refusal, refusalOf } from './refusals.ts';
import { withCause } from './swallowed.ts';

/** What better-auth may know of a request. Everything else it reads nowhere, or is said by us. */
const passed = ['authorization', 'cookie', 'user-agent', 'accept-language'];
/** A browser's name is kept with each sign-in, and all of them are listed. */
const namedBy = 400;

/**
 * Asks better-auth what was asked of us. The origin was judged before (kernel/http/security.ts), the address is the one
 * that the trusted proxies say, and the path is the route's: nothing of it is the client's word.
 * Throws a problem for every refusal.
 */
export async function ask(auth: Auth, publicUrl: string, request: FastifyRequest): Promise<Response> {
  const asking = () => onceMore(() => withCause(() => auth.handler(requestOf(publicUrl, request))));
  const first = await asking();
  if (first.answer.status < 400) return first.answer;
  const refused = await refusalIn(first.answer);
  if (isOutage(first.cause)) throw first.cause;
  // Of two sign-ups at once the second did not see the first; now it does.
  if (refused.code !== notMade) throw refusalOf(first.answer.status, refused, request.body);
  const { answer, cause } = await asking();
  if (answer.status < 400) return answer;
  const again = await refusalIn(answer);
  throw again.code === notMade && cause ? cause : refusalOf(answer.status, again, request.body);
}

/**
 * Does what a link of a mail says: better-auth does it at a GET and leads on, we do it at a POST and answer.
 * Throws 410 `auth.invalid_token` for a link that opens nothing, whatever the reason.
 */
export async function askDeed(auth: Auth, publicUrl: string, request: FastifyRequest): Promise<Response> {
  const { token, callbackURL } = request.body as { token: string; callbackURL?: string };
  const url = urlOf(publicUrl, request);
  url.searchParams.set('token', token);
  if (callbackURL !== undefined) url.searchParams.set('callbackURL', withoutError(callbackURL));
  const { answer, cause } = await withCause(() =>
    auth.handler(new Request(url, { headers: headersOf(publicUrl, request) })),
  );
  if (isOutage(cause)) throw cause;
  if (answer.status >= 400) throw refusalOf(answer.status, await refusalIn(answer));
  if (!isDone(answer)) throw refusalOf(410, { code: 'INVALID_TOKEN', message: 'This link opens nothing.' });
  return answer.status === 302 ? Response.json({ status: true }, { headers: cookiesOf(answer) }) : answer;
}

/** Of two second factors begun at once the second did not see the first, and there is one: now it does. */
async function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (violates(error, 'user_two_factors_user')) return ask();
    throw error;
  }
}

const cookiesOf = ({ headers }: Response): [string, string][] =>
  headers.getSetCookie().map((cookie) => ['set-cookie', cookie]);

/** Says nothing of why; the log does. */
const notMade = 'FAILED_TO_CREATE_USER';

async function refusalIn(response: Response): Promise<Refusal> {
  const text = await response.text();
  return text.startsWith('{') ? (JSON.parse(text) as Refusal) : {};
}

export function headersOf(publicUrl: string, request: FastifyRequest): Headers {
  const headers = new Headers({ 'x-bandeja-ip': request.ip, origin: new URL(publicUrl).origin });
  for (const name of passed) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, name === 'user-agent' ? value.slice(0, namedBy) : value);
  }
  return headers;
}

function requestOf(publicUrl: string, request: FastifyRequest): Request {
  const headers = headersOf(publicUrl, request);
  const url = urlOf(publicUrl, request);
  if (request.method === 'GET') return new Request(url, { headers });
  headers.set('content-type', 'application/json');
  return new Request(url, { method: 'POST', headers, body: JSON.stringify(request.body ?? {}) });
}

/** The address of the route, with the parameters and the query as they were checked. */
function urlOf(publicUrl: string, request: FastifyRequest): URL {
  const { token = '' } = request.params as { token?: string };
  const url = new URL((request.routeOptions.url ?? '').replace(':token', token), publicUrl);
  for (const [name, value] of Object.entries((request.query ?? {}) as Record<string, unknown>))
    url.searchParams.set(name, String(value));
  return url;
}
