import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { Problem } from '../problem.ts';
import { bodyBytes } from './body-bytes.ts';
import { problemBody, problemFor, sendProblem } from './errors.ts';
import { refuseUnstorable } from './validation.ts';

/*
 * How much a request may be, before anything of it is looked at: its address, its head, its body. Everything that is too
 * much is a problem with a code, the refusals of Node and of the router too.
 */

const kibibyte = 1024;
/** Room for two hundred ids in a query; Node ends a whole head at 16 KiB. */
const addressBytes = 12 * kibibyte;
const headers = 100;
/** Every body may have this much, and more only where its schema has room for more; a route may name its own limit. */
export const smallBody = 64 * kibibyte;
const largeBody = 1024 * kibibyte;

export function useLimits(app: FastifyInstance): void {
  app.addHook('onRoute', (route: RouteOptions) => {
    const schema = route.schema?.body;
    if (!schema || route.bodyLimit !== undefined) return;
    route.bodyLimit = Math.min(Math.max(bodyBytes(schema), smallBody), largeBody);
  });
  app.addHook('onRequest', (request, _reply, done) => {
    const { url, rawHeaders } = request.raw;
    if ((url as string).length > addressBytes)
      throw new Problem(414, 'request.uri_too_long', 'The address is too long.');
    if (rawHeaders.length > headers * 2)
      throw new Problem(431, 'request.head_too_large', 'The request has too many headers.');
    refuseEncoded(request);
    // Before anybody asks the database who this is and which organization an address names.
    refuseUnstorable(request.params, 'params.');
    refuseUnstorable(request.query, 'query.');
    done();
  });
}

/** Nothing unpacks a body: what would be read as JSON is not what was meant. */
function refuseEncoded({ headers: { 'content-encoding': encoding } }: FastifyRequest): void {
  if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return;
  throw new Problem(415, 'request.media_type', 'Send the body as it is, without Content-Encoding.');
}

/** What the router refuses: an address that cannot be read. No hook has run for it. */
export function refuseAddress(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('x-content-type-options', 'nosniff');
  void sendProblem(reply, problemFor(error));
}

const atTheDoor: Record<string, Problem> = {
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, 'request.timeout', 'The request took too long to arrive.'),
  HPE_HEADER_OVERFLOW: new Problem(431, 'request.head_too_large', 'The head of the request is too large.'),
};
const unreadable = new Problem(400, 'request.malformed', 'This is no HTTP request.');

/** What Node refuses before there is a request: nothing but the connection to answer on. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const problem = atTheDoor[error.code ?? ''] ?? unreadable;
  say(problem, socket);
  socket.destroy(error);
}

/** On a connection without a request that could be answered. */
function say(problem: Problem, socket: Duplex): void {
  const body = JSON.stringify(problemBody(problem));
  if (socket.writable)
    socket.write(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nConnection: close\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `X-Content-Type-Options: nosniff\r\n\r\n${body}`,
    );
}

const unexpected = new Problem(417, 'request.malformed', 'Nothing but "Expect: 100-continue" is understood.');
const noProxy = new Problem(400, 'request.malformed', 'This server is no proxy.');

/** What Node would answer by itself, without a word: an Expect that it does not know, a CONNECT. */
export function refuseUnheard(server: Server): void {
  server.on('checkExpectation', (_request, { socket }) => {
    if (!socket) return;
    say(unexpected, socket);
    socket.end();
  });
  server.on('connect', (_request, socket) => {
    socket.on('error', () => {}); // nobody listens any more
    say(noProxy, socket);
    socket.end();
  });
}
