import type { components } from '@bandeja/client';
import { Card, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publicOrganizationQuery } from '../../features/discovery/api.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { PublicPage } from './public-page.tsx';
import classes from './visit.module.css';

/** The clubs of a chain; a single club stands for itself. */
export function OrganizationPage() {
  const { t } = useTranslation();
  const { organization } = useParams({ from: '/visit/c/$organization' });
  const found = useQuery(publicOrganizationQuery(organization));
  useDocumentTitle(`${found.data?.name ?? t('visit.clubs')} · Bandeja`);
  return <PublicPage query={found}>{(data) => <Clubs organization={data} slug={organization} />}</PublicPage>;
}

type PublicOrganization = components['schemas']['PublicOrganization'];

function Clubs({ organization: { name, clubs }, slug }: { organization: PublicOrganization; slug: string }) {
  const { t } = useTranslation();
  const [only, second] = clubs;
  if (only && !second)
    return <Navigate to="/c/$organization/$club" params={{ organization: slug, club: only.slug }} replace />;
  return (
    <>
      <Title order={1} my="lg">
        {name}
      </Title>
      {!only && <Text c="dimmed">{t('visit.noPublicClub')}</Text>}
      <ul className={classes.clubs}>
        {clubs.map((club) => (
          <Card component="li" key={club.id}>
            <AnchorLink
              to="/c/$organization/$club"
              params={{ organization: slug, club: club.slug }}
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
