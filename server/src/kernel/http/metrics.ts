import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from '../db/database.ts';
import type { createMeters, Meters, Reading } from '../metrics/meters.ts';
import { forbidden } from '../problem.ts';
import { isLoopback } from './address.ts';
import { isPassedOn } from './passed-on.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** What /metrics reads when it is asked, by name; whoever has something to count puts it in. */
    readings: Map<string, Reading>;
  }
}

export interface MetricsOptions {
  db: Database;
  /** Who says this may read /metrics from anywhere; without one only this machine may. */
  metricsToken?: string | undefined;
}

/**
 * GET /metrics: how the process and its queue do, for Prometheus. Nothing is measured before it is asked for the first
 * time: an installation that nobody watches pays nothing for it.
 */
export function useMetrics(app: FastifyInstance, { db, metricsToken }: MetricsOptions): void {
  let meters: Meters | undefined;
  app.decorate('readings', new Map());
  app.addHook('onResponse', (request, reply, done) => {
    if (meters !== undefined) {
      const route = request.routeOptions.url ?? 'none';
      meters.observe(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    }
    done();
  });
  app.get('/metrics', { config: { rateLimit: false }, schema: { hide: true } }, async (request, reply) => {
    if (!mayRead(request, metricsToken)) throw forbidden('Metrics are for whoever runs this installation.');
    meters ??= await startMeters(db, app.readings);
    void reply.type(meters.contentType).header('cache-control', 'no-store');
    return meters.text();
  });
}

/** The library is loaded when it is needed. */
const startMeters = async (...given: Parameters<typeof createMeters>): Promise<Meters> =>
  (await import('../metrics/meters.ts')).createMeters(...given);

/** A proxy on this machine is no reason to believe that whoever it speaks for is here too. */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  if (token !== undefined) return isSame(request.headers.authorization ?? '', `Bearer ${token}`);
  return isLoopback(request.socket.remoteAddress ?? '') && !isPassedOn(request);
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (said: string, wanted: string): boolean => timingSafeEqual(digest(said), digest(wanted));
