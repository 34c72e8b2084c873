import { Card } from '@mantine/core';
import { IconBallTennis } from '@tabler/icons-react';
import { useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { DESTINATIONS } from './navigation.ts';

/** Holds the place of a screen until it is built. */
export function UpcomingPage() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = DESTINATIONS.find(({ to }) => to === pathname);
  const title = here ? t(here.label) : t('common.app');
  return (
    <Page title={title}>
      <Card>
        <NothingHere icon={<IconBallTennis aria-hidden />} title={title} />
      </Card>
    </Page>
  );
}
