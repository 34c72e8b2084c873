import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { problemOf } from '../db/errors.ts';
import { Problem } from '../problem.ts';

/** Every answer that is not a success is RFC 9457 problem+json with a stable code; the reason of a 500 stays in the log. */
export function useProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = problemFor(error);
    if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
    return sendProblem(reply, problem);
  });
  app.setNotFoundHandler((_request, reply) =>
    sendProblem(reply, new Problem(404, 'not_found', 'There is nothing here.')),
  );
}

export const problemFor = (error: FastifyError | Problem): Problem =>
  error instanceof Problem ? error : (problemOf(error) ?? fromFastify(error));

export function problemBody(problem: Problem, requestId: string): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    request_id: requestId,
    ...(problem.errors && { errors: problem.errors }),
    ...problem.extra,
  };
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const retryAfter = problem.extra?.retry_after;
  if (typeof retryAfter === 'number') void reply.header('retry-after', retryAfter);
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problemBody(problem, reply.request.id));
}

function fromFastify(error: FastifyError): Problem {
  const status = error.statusCode ?? 500;
  if (status >= 500 || status < 400)
    return new Problem(500, 'internal', 'Something went wrong here. It has been logged.');
  if (status === 429) return new Problem(429, 'request.rate_limited', 'Too many requests. Wait a little.');
  if (status === 413) return new Problem(413, 'request.too_large', 'The request is too large.');
  if (status === 415) return new Problem(415, 'request.media_type', 'Send application/json.');
  if (status === 404) return new Problem(404, 'not_found', 'There is nothing here.');
  return new Problem(status, 'request.malformed', error.message);
}
