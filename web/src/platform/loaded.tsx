import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemPanel } from '../ui/problem-panel.tsx';
import { ListSkeleton } from '../ui/skeletons.tsx';
import { loadingMessage } from './errors/message.ts';
import { isPassing } from './errors/problem.ts';

interface FailedProps {
  query: Pick<UseQueryResult, 'error' | 'failureReason' | 'refetch'>;
  /** What there is not, where the server has said so, and the level of that heading. */
  title?: string | undefined;
  heading?: 1 | 2 | 3 | undefined;
}

type Settling = Pick<UseQueryResult, 'data' | 'failureReason' | 'errorUpdateCount' | 'fetchStatus'>;

interface LoadedProps<T> extends FailedProps {
  query: UseQueryResult<T>;
  /** What stands there meanwhile; the outline of a list unless told. */
  skeleton?: ReactNode;
  /** What comes by itself and stands above it, or in it: see `Together`. */
  beside?: readonly Settling[];
  children: (data: T) => ReactNode;
}

/** Nothing to show, and at least one try that was for nothing: the next ones are under way, or somebody has to start one. */
export const isInTrouble = ({
  data,
  failureReason,
  errorUpdateCount,
}: Pick<UseQueryResult, 'data' | 'failureReason' | 'errorUpdateCount'>): boolean =>
  data === undefined && (failureReason !== null || errorUpdateCount > 0);

/**
 * What a query answers, or that it is on its way, or that it failed and can be asked again. What was loaded before stays
 * while a later answer fails: it is what the person was reading.
 */
export function Loaded<T>({ query, skeleton, beside = [], title, heading, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  const stands = useStands(query.data !== undefined && beside.every(isSettled));
  if (query.data !== undefined && stands) return children(query.data);
  if (isInTrouble(query)) return <Failed {...{ query, title, heading }} />;
  return skeleton ?? <ListSkeleton label={t('common.loading')} />;
}

/**
 * Parts of a page that ask for themselves come together: else what is under a finger moves away when the part above it
 * comes. Nothing waits for what fails or cannot be had without a network, nor, once the page stands, for what is new.
 */
export function Together({ of, children }: { of: readonly Settling[]; children: ReactNode }) {
  const { t } = useTranslation();
  return useStands(of.every(isSettled)) ? children : <ListSkeleton label={t('common.loading')} />;
}

/** Once it has stood it stays: what somebody types there is not to be lost. */
function useStands(isReady: boolean): boolean {
  const [stood, stand] = useState(false);
  if (isReady && !stood) stand(true);
  return stood || isReady;
}

const isSettled = (one: Settling): boolean =>
  one.data !== undefined || one.fetchStatus !== 'fetching' || isInTrouble(one);

/** That something could not be loaded and why, with another try; a server that is away is asked again without a press. */
export function Failed({ query, title, heading = 2 }: FailedProps) {
  const { t } = useTranslation();
  const error = query.error ?? query.failureReason;
  const said = error === null ? t('common.error.again') : loadingMessage(error);
  const isAway = error === null || isPassing(error);
  return (
    <ProblemPanel
      title={(!isAway && title) || t('common.error.title')}
      heading={heading}
      message={said}
      retryLabel={t('common.retry')}
      onRetry={() => void query.refetch()}
    />
  );
}
