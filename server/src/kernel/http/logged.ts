import type { FastifyRequest } from 'fastify';

/** What of an address goes into the log: no query, which may carry a token or a name, and no token of a link. */
export function loggedPath({ url, routeOptions }: Pick<FastifyRequest, 'url' | 'routeOptions'>): string {
  const route = routeOptions?.url;
  return route?.includes(':token') ? route : (url.split('?')[0] as string);
}
