import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../errors/problem.ts';

/** Refusals are answers: only a server that could not answer is asked again. */
function shouldRetry(failures: number, error: unknown): boolean {
  const status = error instanceof ProblemError ? error.status : 500;
  return failures < 2 && (status === 0 || status === 503 || status === 429);
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 15_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}
