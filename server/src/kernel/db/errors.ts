import { invalid, Problem } from '../problem.ts';

interface PgError extends Error {
  code: string;
  constraint?: string;
  table?: string;
}

const isPgError = (error: unknown): error is PgError =>
  error instanceof Error &&
  typeof (error as PgError).code === 'string' &&
  (error as PgError).code.length === 5;

/** True when `error` is the violation of the constraint or unique index `constraint`. */
export const violates = (error: unknown, constraint: string): boolean =>
  isPgError(error) && error.code.startsWith('23') && error.constraint === constraint;

/** True when other rows still refer to the ones that were to go, or the ones referred to are missing. */
export const isReferred = (error: unknown): boolean => isPgError(error) && error.code === '23503';

/** Deadlock or serialization failure: the whole transaction may simply be run again. */
export const isRetryable = (error: unknown): boolean =>
  isPgError(error) && (error.code === '40P01' || error.code === '40001');

const unavailableMessages = [
  'Query read timeout',
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Client has encountered a connection error',
  'Connection ended unexpectedly',
];
const unavailableCodes = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  // Its disk or memory is full, or its connections are all taken: it answers, but can do nothing.
  '53100',
  '53200',
  '53300',
];

/** An error, what it was caused by, and what it gathers: libraries wrap what the database said. */
function* causesOf(error: unknown, deep = 0): Generator<Error> {
  if (!(error instanceof Error) || deep > 8) return;
  yield error;
  yield* causesOf(error.cause, deep + 1);
  if (error instanceof AggregateError) for (const one of error.errors) yield* causesOf(one, deep + 1);
}

/** True when the database did not answer, or was going away, rather than said no. */
export function isUnavailable(error: unknown): boolean {
  return [...causesOf(error)].some((one) => {
    const { message } = one;
    const code = String((one as { code?: unknown }).code ?? '');
    return (
      unavailableCodes.includes(code) ||
      /^08...$/.test(code) ||
      unavailableMessages.some((start) => message.startsWith(start))
    );
  });
}

/** All connections were at work for as long as one may wait for one. Nothing was asked of the database. */
export class Overloaded extends Error {}

/** True when trying again at once cannot help: the database does not answer, or has no time. */
export const isOutage = (error: unknown): boolean => isUnavailable(error) || error instanceof Overloaded;

/** The answer to whoever asked while the database is away. */
export const unavailable = (): Problem =>
  new Problem(503, 'service.database_unavailable', 'The database does not answer. Try again shortly.', {
    extra: { retry_after: 2 },
  });

/** True when the database gave a statement up because it took too long; it is there, and answers others. */
export const isTooSlow = (error: unknown): boolean =>
  [...causesOf(error)].some((one) => isPgError(one) && one.code === '57014');

/**
 * What a database error means to the caller when no command has already given it a better name. Constraints
 * are named in the migrations; a race that only the database saw ends here as 409, never as 500.
 */
export function problemOf(error: unknown): Problem | undefined {
  if (isUnavailable(error)) return unavailable();
  if (isTooSlow(error))
    return new Problem(
      503,
      'service.too_slow',
      'This took too long and was given up. Try again, or ask for less.',
      {
        extra: { retry_after: 5 },
      },
    );
  if (isRetryable(error) || [...causesOf(error)].some((one) => one instanceof Overloaded))
    return new Problem(503, 'service.busy', 'Too much at once. Try again.', { extra: { retry_after: 1 } });
  if (!isPgError(error)) return undefined;
  if (error.code === '23505')
    return new Problem(409, 'conflict.duplicate', 'This already exists.', {
      extra: { constraint: error.constraint },
    });
  if (error.code === '23P01')
    return new Problem(409, 'conflict.overlap', 'This overlaps something that is already there.', {
      extra: { constraint: error.constraint },
    });
  if (error.code === '23503')
    return new Problem(
      409,
      'conflict.reference',
      'Something that this refers to is missing, or still refers to it.',
    );
  if (error.code === '23514' && error.constraint?.endsWith('_transition'))
    return new Problem(409, 'conflict.state', 'Its state has changed meanwhile. Reload and try again.');
  return tooLong(error);
}

/** A text that is longer than its column (`app.bounded`), by whatever way it came. */
function tooLong({ code, constraint = '', table = '' }: PgError): Problem | undefined {
  if (code !== '23514' || !constraint.startsWith(`${table}_`) || !constraint.endsWith('_length'))
    return undefined;
  const column = constraint.slice(table.length + 1, -'_length'.length);
  return invalid([{ path: `/${column}`, code: 'too_large', message: 'is longer than what can be kept' }]);
}
