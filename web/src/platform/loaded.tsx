import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { errorMessage } from './errors/message.ts';

interface FailedProps {
  query: Pick<UseQueryResult, 'error' | 'refetch'>;
  /** What could not be loaded, and the level of that heading. */
  title?: string | undefined;
  heading?: 1 | 2 | 3 | undefined;
}

interface LoadedProps<T> extends FailedProps {
  query: UseQueryResult<T>;
  /** What stands there meanwhile; the outline of a list unless told. */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/**
 * What a query answers, or that it is on its way, or that it failed and can be asked again. What was loaded before stays
 * while a later answer fails: it is what the person was reading.
 */
export function Loaded<T>({ query, skeleton, title, heading, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <Failed {...{ query, title, heading }} />;
  return skeleton ?? <ListSkeleton label={t('common.loading')} />;
}

/** That something could not be loaded and why, with another try. */
export function Failed({ query, title, heading = 2 }: FailedProps) {
  const { t } = useTranslation();
  return (
    <ProblemPanel
      title={title ?? t('common.error.title')}
      heading={heading}
      message={errorMessage(query.error)}
      retryLabel={t('common.retry')}
      onRetry={() => void query.refetch()}
    />
  );
}
