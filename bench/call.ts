import type { Shot } from './load.ts';

/** One request, answered. Throws when it is refused. */
export async function call(url: string, { method, path, headers = {}, body }: Shot): Promise<unknown> {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, {
    method,
    headers: { ...headers, ...json },
    ...(body !== undefined && { body }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
