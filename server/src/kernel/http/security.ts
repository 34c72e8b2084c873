import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';
import { Problem } from '../problem.ts';
import { networkOf } from './address.ts';
import { useHosts } from './hosts.ts';

const unsafeMethods = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Headers, the content policy, the limits, and the refusal of writes that another site's page sends (and of its WebSockets). */
export async function useSecurity(
  app: FastifyInstance,
  options: { publicUrl: string; hosts?: readonly string[]; requestsPerMinute: number },
): Promise<void> {
  const headers = securityHeaders(options.publicUrl.startsWith('https:'));
  app.addHook('onRequest', (_request, reply, done) => {
    void reply.headers(headers);
    done();
  });
  useHosts(app, options);
  await app.register(rateLimit, {
    max: options.requestsPerMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) => networkOf(request.ip),
    errorResponseBuilder: (_request, context) =>
      new Problem(429, 'request.rate_limited', 'Too many requests. Wait a little.', {
        extra: { retry_after: Math.ceil(context.ttl / 1000) },
      }),
  });
  const ourOrigin = new URL(options.publicUrl).origin;
  app.addHook('onRequest', (request, _reply, done) => {
    const { origin } = request.headers;
    const matters = unsafeMethods.has(request.method) || request.headers.upgrade !== undefined;
    if (!matters || origin === undefined || origin === ourOrigin) return done();
    if (origin === `${request.protocol}://${request.host}`) return done();
    done(new Problem(403, 'request.origin', 'Writes and live channels from another site are refused.'));
  });
}

/** What helmet says, asked once: the same for every answer, and working it out costs more than many an answer. */
function securityHeaders(https: boolean): Record<string, string> {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader: (name: string, value: string) => {
      headers[name.toLowerCase()] = value;
    },
    removeHeader: () => {},
  };
  const apply = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  apply({} as never, recorder as never, () => {});
  return headers;
}
