import { Card, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publicOrganizationQuery } from '../../features/discovery/api.ts';
import { errorMessage } from '../../platform/errors/message.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import classes from './visit.module.css';

/** The clubs of a chain; a single club stands for itself. */
export function OrganizationPage() {
  const { t } = useTranslation();
  const { organization } = useParams({ from: '/visit/c/$organization' });
  const found = useQuery(publicOrganizationQuery(organization));
  useDocumentTitle(`${found.data?.name ?? t('visit.clubs')} · Bandeja`);
  if (found.isPending) return <PageSkeleton label={t('common.loading')} />;
  if (found.isError) {
    return (
      <Card maw={640} mx="auto" mt="xl">
        <ProblemPanel
          heading={1}
          title={t('visit.noClub')}
          message={errorMessage(found.error)}
          retryLabel={t('common.retry')}
          onRetry={() => void found.refetch()}
        />
      </Card>
    );
  }
  const [only, second] = found.data.clubs;
  if (only && !second)
    return <Navigate to="/c/$organization/$club" params={{ organization, club: only.slug }} replace />;
  return (
    <>
      <Title order={1} my="lg">
        {found.data.name}
      </Title>
      {!only && <Text c="dimmed">{t('visit.noPublicClub')}</Text>}
      <ul className={classes.clubs}>
        {found.data.clubs.map((club) => (
          <Card component="li" key={club.id}>
            <AnchorLink
              to="/c/$organization/$club"
              params={{ organization, club: club.slug }}
              fz="lg"
              fw={650}
            >
              {club.name}
            </AnchorLink>
            <Text c="dimmed" size="sm">
              {club.address}
            </Text>
          </Card>
        ))}
      </ul>
    </>
  );
}
