import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { errorMessage } from '../../platform/errors/message.ts';
import { ProblemError } from '../../platform/errors/problem.ts';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { Bare } from './bare.tsx';

/** Stands where a page failed to load or to render, with a way to try again. */
export function PageProblem({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const queries = useQueryErrorResetBoundary();
  useEffect(() => queries.reset(), [queries]);
  useEffect(() => {
    if (!(error instanceof ProblemError)) console.error(error);
  }, [error]);
  return (
    <ProblemPanel
      heading={1}
      title={t('common.error.page')}
      message={errorMessage(error)}
      retryLabel={t('common.retry')}
      onRetry={() => {
        reset();
        void router.invalidate();
      }}
    />
  );
}

/** The same where not even the shell could be shown. */
export function BareProblem(props: ErrorComponentProps) {
  return (
    <Bare>
      <PageProblem {...props} />
    </Bare>
  );
}
