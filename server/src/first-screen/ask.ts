import type { FastifyRequest } from 'fastify';
import type { App } from '../kernel/http/app.ts';

/** What the API answers to the one who asked for a page, as the app would be answered. */
export interface Answer<T = unknown> {
  /** With its query in the order of the alphabet, which is how the app looks it up. */
  path: string;
  /** JSON, as it goes over the wire. */
  body: string;
  data: T;
}

export type Query = Record<string, string | number | boolean | undefined>;

/** Whoever asks for a page asks for nothing else by it: no condition, no range, no compression, no connection. */
const passed = ['host', 'cookie', 'authorization', 'user-agent', 'accept-language'];
const forwarded = /^(x-forwarded-|forwarded$|sec-fetch-)/;

/** The same API, without the wire: its permissions and limits are those of the one who asks. Undefined for a refusal. */
export async function ask<T>(
  app: App,
  request: FastifyRequest,
  path: string,
  query: Query = {},
): Promise<Answer<T> | undefined> {
  const url = addressOf(path, query);
  const heads = Object.entries(request.headers);
  const answer = await app.inject({
    method: 'GET',
    url,
    headers: Object.fromEntries(heads.filter(([name]) => passed.includes(name) || forwarded.test(name))),
    ...(request.socket.remoteAddress && { remoteAddress: request.socket.remoteAddress }),
  });
  if (answer.statusCode !== 200) return undefined;
  return { path: url, body: answer.body, data: JSON.parse(answer.body) as T };
}

function addressOf(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  const params = new URLSearchParams(given);
  params.sort();
  return given.length === 0 ? path : `${path}?${params}`;
}
