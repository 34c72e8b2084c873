import { Card } from '@mantine/core';
import { IconMailOpened } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session/session.ts';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';

/** The home of somebody who has an account and no club yet. */
export function NoClubPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  return (
    <Page title={me.user.name} width="narrow">
      <Card>
        <NothingHere
          icon={<IconMailOpened aria-hidden />}
          title={t('account.noClub.title')}
          description={t('account.noClub.description', { email: me.user.email })}
        />
      </Card>
    </Page>
  );
}
