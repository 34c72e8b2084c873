import { networkProblem, problemFrom } from '../errors/problem.ts';
import { apiHeaders } from './headers.ts';

/**
 * A plain JSON call, for the few endpoints outside the OpenAPI document (identity) or needed before it.
 * Throws `ProblemError`; answers `undefined` for an empty body.
 */
export async function requestJson<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, headers: apiHeaders(method), credentials: 'same-origin' };
  if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...apiHeaders(method), 'Content-Type': 'application/json' };
  }
  const response = await fetch(path, init).catch(() => {
    throw networkProblem();
  });
  if (!response.ok) throw await problemFrom(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
