import { AsyncLocalStorage } from 'node:async_hooks';

const asking = new AsyncLocalStorage<{ cause: Error | undefined }>();

/** better-auth's log: it writes down what went wrong and answers with a code that says nothing of it. */
export function noteCause(_level: string, _message: string, ...said: unknown[]): void {
  const noted = asking.getStore();
  if (noted) noted.cause ??= said.find((one): one is Error => one instanceof Error);
}

/** Asks, and says what went wrong underneath meanwhile. */
export async function withCause<T>(ask: () => Promise<T>): Promise<{ answer: T; cause: Error | undefined }> {
  const noted = { cause: undefined };
  const answer = await asking.run(noted, ask);
  return { answer, cause: noted.cause };
}
