import { Button, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publicClubQuery } from '../../features/discovery/api.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './poster-page.module.css';
import { PublicPage } from './public-page.tsx';

/** The club's address on a sheet of paper, for those who stand before it with a phone. */
export function PosterPage() {
  const { t } = useTranslation();
  const params = useParams({ from: '/poster/$organization/$club' });
  const club = useQuery(publicClubQuery(params));
  const address = `${window.location.host}/c/${params.organization}/${params.club}`;
  useDocumentTitle(`${t('visit.poster.title')} · Bandeja`);
  return (
    <main className={classes.sheet}>
      <PublicPage query={club}>
        {({ name }) => (
          <Stack align="center" ta="center" gap="xl">
            <Title order={1} className={classes.name}>
              {name}
            </Title>
            <QrCode
              text={`${window.location.protocol}//${address}`}
              label={t('visit.poster.code', { address })}
            />
            <Text className={classes.text}>{t('visit.poster.text')}</Text>
            <Text className={classes.address}>{address}</Text>
            <Button
              className={classes.print ?? ''}
              leftSection={<IconPrinter size={20} aria-hidden />}
              onClick={() => window.print()}
            >
              {t('visit.poster.print')}
            </Button>
          </Stack>
        )}
      </PublicPage>
    </main>
  );
}
