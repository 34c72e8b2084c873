import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.ts';
import type { Database } from '../db/database.ts';
import { keep, type Made } from '../kept.ts';
import type { Scope } from '../scope.ts';
import { compress, type Encoding, encodingFor } from './compression.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /**
     * Like `read`, for an answer that hangs on nothing but the organization's rows, the question, the clock (`until`
     * says when it will next have changed it) and who asks: kept as it goes over the wire while none of them changes.
     */
    kept<T>(reply: FastifyReply, work: (scope: Scope) => Promise<Made<T>>): Promise<T>;
  }
}

interface Answer {
  bytes: Buffer;
  etag: string;
  /** The same compressed, once somebody has asked for it so: kept as long as the answer is. */
  compressed: Map<Encoding, Buffer>;
}

const mebibyte = 1024 * 1024;
const overhead = 1024;

export function useAnswers(app: FastifyInstance, db: Database): void {
  const answers = keep<Answer>(db.versions, {
    maxSize: 8 * mebibyte,
    // Compressed both ways it is half as large again at most.
    sizeOf: ({ bytes }) => Math.ceil(bytes.length * 1.5) + overhead,
  });
  app.decorateRequest('kept', function <T>(
    this: FastifyRequest,
    reply: FastifyReply,
    work: (scope: Scope) => Promise<Made<T>>,
  ) {
    const ask = askOf(this);
    const known = answers.peek(ask);
    // Sent at once and nothing returned: a promise, or the reply as one, costs more than the answer.
    if (known) return void send(this, reply, known);
    return answers.get(ask, () => make(this, reply, work)).then((answer) => send(this, reply, answer));
  } as unknown as FastifyRequest['kept']);
}

function askOf({ method, url, body, actor, now }: FastifyRequest) {
  const question = body === undefined ? '' : JSON.stringify(body);
  const key = `${method} ${url} ${question} ${standing(actor)}`;
  return { organization_id: actor.organization_id ?? '', key, now, mark: undefined };
}

/** Everything about a person here that an answer may hang on. */
const standing = ({ user_id, is_staff, roles, personas, token }: Actor): string =>
  JSON.stringify([user_id, is_staff, roles, personas, token?.id]);

async function make<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (scope: Scope) => Promise<Made<T>>,
): Promise<Made<Answer>> {
  const { value, until } = await request.read(work);
  const bytes = Buffer.from(reply.serialize(value) as string);
  const etag = `W/"${createHash('sha1').update(bytes).digest('base64')}"`;
  return { value: { bytes, etag, compressed: new Map() }, until };
}

function send(request: FastifyRequest, reply: FastifyReply, answer: Answer): FastifyReply {
  void reply.header('etag', answer.etag).header('content-type', 'application/json; charset=utf-8');
  const encoding = encodingFor(request, answer.bytes.length);
  if (encoding === null) return reply.send(answer.bytes);
  const known = answer.compressed.get(encoding);
  if (known) return reply.header('content-encoding', encoding).send(known);
  compress(answer.bytes, encoding).then(
    (bytes) => {
      answer.compressed.set(encoding, bytes);
      reply.header('content-encoding', encoding).send(bytes);
    },
    (error) => reply.send(error),
  );
  return reply;
}
