import { networkProblem, problemFrom } from '../errors/problem.ts';
import { apiHeaders } from './headers.ts';

/**
 * Asks better-auth's endpoints, the only ones outside of the OpenAPI document; everything else goes through `api`.
 * `path` follows `/api/auth/`. Throws `ProblemError`; answers `undefined` for an empty body.
 */
export async function askIdentity<T>(path: string, body: object): Promise<T> {
  const response = await fetch(`/api/auth/${path}`, {
    method: 'POST',
    headers: { ...apiHeaders(), 'Content-Type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  }).catch(() => {
    throw networkProblem();
  });
  if (!response.ok) throw await problemFrom(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
