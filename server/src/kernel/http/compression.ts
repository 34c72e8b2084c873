import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type Encoding = 'br' | 'gzip';

/** Below it an answer fits in little more than one packet. */
const worthIt = 2_048;
const encodings: Encoding[] = ['br', 'gzip'];
const text = /^(application\/(problem\+)?json|text\/)/;
/** About what the fastest gzip costs, and a quarter smaller. */
const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
const ways = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/** Made beside the thread that answers. */
export const compress = (bytes: string | Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br' ? ways.br(bytes, quality) : ways.gzip(bytes);

/**
 * How an answer of this size goes to whoever asks; null for as it is. What identity answers (tokens) is never
 * compressed, nor what another site's page made the browser ask for: such a page could put its guesses into the
 * question and learn from the length what else the answer holds (BREACH).
 */
export function encodingFor({ headers, url }: FastifyRequest, size: number): Encoding | null {
  const accepted = headers['accept-encoding'];
  if (size < worthIt || typeof accepted !== 'string' || url.startsWith('/api/auth/')) return null;
  const from = headers['sec-fetch-site'];
  if (from === 'cross-site' || from === 'same-site') return null;
  return negotiate(accepted, encodings);
}

/**
 * Compresses every answer above a size worth it, for whoever takes it. Not one with a strong tag, which names these
 * very bytes (one resource, small), nor one that sets a cookie. Files come compressed from their own folder.
 */
export function useCompression(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const encoding = mayBeCompressed(reply, payload) ? encodingFor(request, payload.length) : null;
    if (encoding === null || request.method === 'HEAD') return done();
    compress(payload as string | Buffer, encoding).then((bytes) => {
      void reply.header('content-encoding', encoding).removeHeader('content-length');
      done(null, bytes);
    }, done);
  });
}

function mayBeCompressed(reply: FastifyReply, payload: unknown): payload is string | Buffer {
  if (typeof payload !== 'string' && !Buffer.isBuffer(payload)) return false;
  if (payload.length < worthIt || reply.hasHeader('content-encoding') || reply.hasHeader('set-cookie'))
    return false;
  const tag = String(reply.getHeader('etag') ?? '');
  return !tag.startsWith('"') && text.test(String(reply.getHeader('content-type')));
}
