import { type QueryClient, useQueryClient, useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { waitBefore } from '../../platform/client/try-again.ts';
import { loadingMessage } from '../../platform/errors/message.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { Bare } from './bare.tsx';

/** Stands where a page failed to load or to render, with a way to try again; where the server was away it tries itself. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  useEffect(() => queries.reset(), [queries]);
  useEffect(() => {
    if (!(error instanceof ProblemError)) console.error(error);
  }, [error]);
  const again = useCallback(() => {
    reset();
    void router.invalidate();
  }, [reset, router]);
  useAnotherTry(error, again);
  return (
    <ProblemPanel
      heading={1}
      title={t('common.error.page')}
      message={loadingMessage(error)}
      retryLabel={t('common.retry')}
      onRetry={again}
    />
  );
}

function useAnotherTry(error: unknown, again: () => void): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const wait = waitBefore(error, failuresOf(queryClient, error), Math.random());
    if (wait === undefined) return;
    const timer = setTimeout(again, wait);
    return () => clearTimeout(timer);
  }, [error, again, queryClient]);
}

/** How often in a row the query that has failed so was asked for nothing. */
function failuresOf(queryClient: QueryClient, error: unknown): number {
  const failed = queryClient.getQueryCache().findAll({ predicate: ({ state }) => state.error === error });
  return Math.max(1, ...failed.map(({ state }) => state.errorUpdateCount));
}

/** The same where not even the shell could be shown. */
export function BareProblem(props: ErrorComponentProps) {
  return (
    <Bare>
      <PageProblem {...props} />
    </Bare>
  );
}
