import type { paths } from '@bandeja/client';
import createClient, { type Middleware } from 'openapi-fetch';
import { networkProblem, problemFrom } from '../errors/problem.ts';
import { apiHeaders } from './headers.ts';

const common: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(apiHeaders(request.method))) {
      if (!request.headers.has(name)) request.headers.set(name, value);
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok && response.status !== 304) throw await problemFrom(response);
    return response;
  },
  onError({ error }) {
    return error instanceof TypeError ? networkProblem() : undefined;
  },
};

/** The typed client of the whole API. Every refusal is thrown as a `ProblemError`. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(common);

/** The body of a call that answered well (the middleware has thrown otherwise). */
export async function bodyOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call;
  return data as T;
}
