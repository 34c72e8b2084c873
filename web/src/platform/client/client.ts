import type { paths } from '@bandeja/client';
import createClient, { type Middleware } from 'openapi-fetch';
import { networkProblem, type ProblemError, problemFrom } from '../errors/problem.ts';
import { clearSlot } from '../toast.ts';
import { firstAnswer } from './first-answers.ts';
import { apiHeaders } from './headers.ts';
import { randomId } from './ids.ts';
import { createIntents } from './intents.ts';

const KEY = 'Idempotency-Key';

/** What this page has asked for and has no answer to yet. */
export const intents = createIntents(randomId, () => Date.now());

const common: Middleware = {
  async onRequest({ request }) {
    for (const [name, value] of Object.entries(apiHeaders())) request.headers.set(name, value);
    if (request.method === 'POST') request.headers.set(KEY, await keyFor(request));
    return firstAnswer(request) ?? request;
  },
  async onResponse({ request, response }) {
    const key = request.headers.get(KEY);
    const problem =
      response.ok || response.status === 304 ? null : await problemFrom(response, nameOf(request));
    if (key && isAnswer(problem)) intents.answered(key);
    if (problem) throw problem;
    // What it was refused with before is over.
    clearSlot(nameOf(request));
    return response;
  },
  onError({ error, request }) {
    return error instanceof TypeError ? networkProblem(nameOf(request)) : undefined;
  },
};

/** The same deed has the same name, whatever is sent with it. */
const nameOf = ({ method, url }: Request): string => `${method} ${new URL(url).pathname}`;

async function keyFor(request: Request): Promise<string> {
  const { method, url, headers } = request;
  const organization = headers.get('Bandeja-Organization') ?? '';
  return intents.keyOf({ method, url, organization, body: await request.clone().text() });
}

/** Done or refused for good, rather than broken, put off, or still being worked on. */
const isAnswer = (problem: ProblemError | null): boolean =>
  problem === null ||
  (problem.status < 500 && problem.status !== 429 && problem.code !== 'idempotency.running');

/** The typed client of the whole API. Every refusal is thrown as a `ProblemError`. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(common);

/** The body of a call that answered well (the middleware has thrown otherwise). */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
