import { Stack } from '@mantine/core';
import { IconBuildingBank } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { CollectionList } from '../../features/debits/components/desk/collection-list.tsx';
import { NextCollection } from '../../features/debits/components/desk/next-collection.tsx';
import { previewQuery } from '../../features/debits/desk-api.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { AnchorLink, ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

/** What a club collects from the accounts of those who have signed. */
export function DebitsPage() {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const query = useQuery(previewQuery({ club_id: club.id }));
  return (
    <Page
      title={t('debits.title')}
      description={t('debits.description')}
      eyebrow={<AnchorLink to="/admin/fees">{t('debits.back')}</AnchorLink>}
    >
      <Stack gap="lg">
        <Loaded query={query}>
          {(first) =>
            first ? (
              <NextCollection key={club.id} first={first} formats={formats} />
            ) : (
              <NothingHere
                icon={<IconBuildingBank aria-hidden />}
                title={t('debits.offTitle')}
                description={t(club.currency === 'EUR' ? 'debits.offText' : 'debits.offCurrency')}
                action={
                  club.currency === 'EUR' && (
                    <ButtonLink to="/admin/settings">{t('debits.settings')}</ButtonLink>
                  )
                }
              />
            )
          }
        </Loaded>
        <CollectionList club_id={club.id} formats={formats} />
      </Stack>
    </Page>
  );
}
