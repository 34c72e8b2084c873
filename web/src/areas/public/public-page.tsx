import { Card } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, isInTrouble, Loaded } from '../../platform/loaded.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';

/** A page that everybody may see, or that there is no such club. */
export function PublicPage<T>({
  query,
  children,
}: {
  query: UseQueryResult<T>;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  if (isInTrouble(query)) {
    return (
      <Card maw={640} mx="auto" mt="xl">
        <Failed query={query} heading={1} title={t('visit.noClub')} />
      </Card>
    );
  }
  return (
    <Loaded query={query} skeleton={<PageSkeleton label={t('common.loading')} />}>
      {children}
    </Loaded>
  );
}
