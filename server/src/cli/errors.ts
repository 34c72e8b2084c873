const bugs = [TypeError, ReferenceError, RangeError, SyntaxError];

/** One line for what an operator can put right; the stack only for what is a bug, or when LOG_LEVEL asks for it. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return `bandeja: ${String(error)}`;
  const wantsStack = ['debug', 'trace'].includes(process.env.LOG_LEVEL ?? '');
  if (wantsStack || bugs.some((kind) => error.constructor === kind)) return `bandeja: ${error.stack}`;
  return `bandeja: ${messageOf(error)}`;
}

function messageOf(error: Error): string {
  // Connecting to several addresses of one name fails with an empty message and the reasons inside.
  if (error instanceof AggregateError && error.message === '')
    return [...new Set(error.errors.map((inner: Error) => inner.message))].join('; ');
  const { code = '' } = error as NodeJS.ErrnoException;
  const isAway = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT'].includes(code);
  return isAway && !error.message.startsWith('DATABASE_')
    ? `the database does not answer: ${error.message}`
    : error.message;
}

/** Ends a command with exit code 1 and no further message: it has already said what is wrong. */
export class Failed extends Error {}
