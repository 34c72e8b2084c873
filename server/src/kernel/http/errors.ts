import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { problemOf } from '../db/errors.ts';
import { type InputError, Problem, type ProblemParams } from '../problem.ts';

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

/** So many refused fields are told one by one, each in so many characters; of the others, how many there are. */
const [mostErrors, mostCharacters, mostDetail] = [50, 200, 1_000];

/** A problem as it is sent: bounded, whatever it was made of. */
export function problemBody(problem: Problem, requestId?: string): Record<string, unknown> {
  const { status, code, errors = [], extra } = problem;
  const more = errors.length - mostErrors;
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail: cut(problem.message, mostDetail),
    ...(requestId !== undefined && { request_id: requestId }),
    ...(problem.errors && { errors: errors.slice(0, mostErrors).map(shown) }),
    ...(more > 0 && { more_errors: more }),
    ...extra,
  };
}

const shown = (error: InputError): InputError => inShort({ ...error, path: cut(error.path, mostCharacters) });

/** What is wrong, with no more of what was sent than somebody reads. */
export const inShort = <T extends { message: string; params?: ProblemParams }>(error: T): T => ({
  ...error,
  ...(error.params && {
    params: Object.fromEntries(Object.entries(error.params).map(([name, one]) => [name, short(one)])),
  }),
  message: cut(error.message, mostCharacters),
});

type Param = ProblemParams[string];
const short = (value: Param): Param =>
  typeof value === 'string'
    ? cut(value, mostCharacters)
    : typeof value === 'number'
      ? value
      : value.slice(0, mostErrors).map((one) => cut(one, mostCharacters));

export const cut = (text: string, most: number = mostCharacters): string =>
  text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;

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
  if (status === 414) return new Problem(414, 'request.uri_too_long', 'The address is too long.');
  if (status === 415) return new Problem(415, 'request.media_type', 'Send application/json.');
  if (status === 404) return new Problem(404, 'not_found', 'There is nothing here.');
  return new Problem(status, 'request.malformed', error.message);
}
