import { randomUUID } from 'node:crypto';
import etag from '@fastify/etag';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import websocket from '@fastify/websocket';
import fastify, { type FastifyInstance } from 'fastify';
import { useAnswers } from './answers.ts';
import type { App } from './app.ts';
import { useCompression } from './compression.ts';
import { type ContextOptions, useContext } from './context.ts';
import { useProblems } from './errors.ts';
import { useHealth } from './health.ts';
import { originForm } from './hosts.ts';
import { refuseAddress, refuseConnection, refuseUnheard, smallBody, useLimits } from './limits.ts';
import { loggedPath } from './logged.ts';
import { type MetricsOptions, useMetrics } from './metrics.ts';
import { useOpenApi } from './openapi.ts';
import type { Told } from './operations.ts';
import type { ProblemCodes } from './problem-shape.ts';
import { useSecurity } from './security.ts';
import { cutSlowReaders } from './slow-readers.ts';
import { useStrictValidation } from './validation.ts';
import { useWaiting } from './waiting.ts';

export interface ServerOptions extends ContextOptions, Omit<MetricsOptions, 'db'> {
  publicUrl: string;
  /** Further names that the installation answers to. */
  hosts?: readonly string[];
  version: string;
  problemCodes: ProblemCodes;
  /** What the document says of operations besides what their routes say; read when somebody wants it. */
  told: () => Told;
  /** pino's level; 'silent' in tests. */
  logLevel: string;
  /** Where the log goes; standard output unless told. */
  logTo?: { write(line: string): void };
  /** For each client address (or user) and minute. */
  requestsPerMinute: number;
  /** Addresses and ranges of the proxies in front whose X-Forwarded-… is believed. */
  trustProxy?: string[];
}

const kibibyte = 1024;

/** An HTTP server with everything but the routes. Register them, then `listen`. */
export async function createServer(options: ServerOptions): Promise<App> {
  const app = fastify({
    logger: {
      level: options.logLevel,
      ...(options.logTo && { stream: options.logTo }),
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          '*.password',
          '*.token',
          '*.email',
          '*.phone',
        ],
        censor: '[redacted]',
      },
      serializers: {
        req: (request) => ({ method: request.method, path: loggedPath(request as never), ip: request.ip }),
      },
    },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    trustProxy: options.trustProxy?.length ? options.trustProxy : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    bodyLimit: smallBody,
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseConnection,
    rewriteUrl: originForm,
    // Slow clients are cut: the whole request within 20 s, its head within 10 s.
    requestTimeout: 20_000,
    keepAliveTimeout: 72_000,
    // A request without Host is refused by us (hosts.ts), in words.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000, requireHostHeader: false },
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  }).withTypeProvider<TypeBoxTypeProvider>();
  refuseUnheard(app.server);
  cutSlowReaders(app.server);
  // JSON only: whatever says that it is something else is refused with 415.
  app.removeContentTypeParser('text/plain');
  useStrictValidation(app as never);
  useProblems(app as never);
  // Before whatever may wait.
  useWaiting(app as never, options.db);
  app.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/'))
      void reply.header('cache-control', 'private, no-cache').header('vary', 'accept-encoding');
    done();
  });
  useLastAnswers(app as never);
  // Before anything that refuses: a connection that wants to be a WebSocket is only then ended with its refusal.
  await app.register(websocket, { options: { maxPayload: 16 * kibibyte } });
  await useSecurity(app as never, options);
  await app.register(etag, { weak: true });
  // After the tags: an answer is the same one however it is sent, and an unchanged one is not sent at all.
  useCompression(app as never);
  // Before useContext: the pages of the documentation are a library's own routes and declare no permission.
  await useOpenApi(app as never, options);
  useMetrics(app as never, options);
  useLimits(app as never);
  useContext(app as never, options);
  useAnswers(app as never, options.db);
  useHealth(app, options.db);
  return app;
}

/** Answers given while the server stops end their connection: a client that keeps it would keep the server. */
function useLastAnswers(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) void reply.header('connection', 'close');
    done();
  });
}
