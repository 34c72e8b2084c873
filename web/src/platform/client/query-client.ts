import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../errors/problem.ts';

/** Refusals are answers: only a server that could not answer is asked again. */
function shouldRetry(failures: number, error: unknown): boolean {
  const status = error instanceof ProblemError ? error.status : 500;
  return failures < 2 && (status === 0 || status === 503 || status === 429);
}

/** `onSessionEnded` is called when any call is answered as to nobody. A wrong code is 401 too, and ends nothing. */
export function createQueryClient(onSessionEnded: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof ProblemError && error.code === 'signed_out') onSessionEnded();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
