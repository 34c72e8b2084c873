import { MutationCache, type Query, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, ProblemError } from '../errors/problem.ts';
import { waitBefore } from './try-again.ts';

/** Refusals are answers: only a server that could not answer is asked again, and nobody without a network. */
const shouldRetry = (failures: number, error: unknown): boolean =>
  failures < 2 && isPassing(error) && navigator.onLine !== false;

/** `onSessionEnded` is called when any call is answered as to nobody. A wrong code is 401 too, and ends nothing. */
export function createQueryClient(onSessionEnded: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.code === 'signed_out') onSessionEnded();
  };
  const onQueryError = (error: unknown, query: Query<unknown, unknown, unknown>) => {
    onError(error);
    askAgainLater(query, error);
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: onQueryError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        retry: shouldRetry,
        retryDelay: (failures, error) => waitBefore(error, failures + 1, Math.random()) ?? 1_000,
        staleTime: 15_000,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}

/**
 * What could not be loaded because the server was away comes by itself when it is back, as long as somebody looks at it:
 * nobody has to press anything. Each failure asks once more; whoever asks earlier is not asked over.
 */
function askAgainLater(query: Query<unknown, unknown, unknown>, error: unknown): void {
  const wait = waitBefore(error, query.state.errorUpdateCount, Math.random());
  if (wait === undefined) return;
  const { errorUpdateCount } = query.state;
  setTimeout(() => {
    const { status, fetchStatus, errorUpdateCount: now } = query.state;
    const isAsFailed = status === 'error' && fetchStatus === 'idle' && now === errorUpdateCount;
    if (isAsFailed && query.isActive()) void query.fetch().catch(() => {});
  }, wait);
}
