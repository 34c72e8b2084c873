import { Button, Group } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AddClient } from '../../features/clients/components/desk/add-client.tsx';
import { ClientExport } from '../../features/clients/components/desk/client-export.tsx';
import { ClientList } from '../../features/clients/components/desk/client-list.tsx';
import { Erasures } from '../../features/clients/components/desk/erasures.tsx';
import { Page } from '../../ui/page.tsx';
import { useArrival } from '../../ui/use-arrival.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/clients/');

export function ClientsPage() {
  const { t } = useTranslation();
  const { club, formats, can } = useDesk();
  const { q = '', view = 'all', add } = route.useSearch();
  const navigate = route.useNavigate();
  const arrival = useArrival<HTMLButtonElement>('add');
  const setAdding = (adding: boolean) =>
    navigate({ search: (before) => ({ ...before, add: adding ? 'client' : undefined }), replace: true });
  // Back leads to the list, not into the form that is done with.
  const leaveFor = async (clientId: string) => {
    await setAdding(false);
    await navigate({ to: '/admin/clients/$clientId', params: { clientId } });
  };
  return (
    <Page
      title={t('clients.title')}
      description={t('clients.description')}
      actions={
        <Group gap="xs">
          <ClientExport q={q} view={view} />
          <Button
            ref={arrival}
            leftSection={<IconUserPlus size={18} aria-hidden />}
            onClick={() => void setAdding(true)}
          >
            {t('clients.add')}
          </Button>
        </Group>
      }
    >
      {can('clients.erase_clientprofile') && <Erasures formats={formats} />}
      <ClientList q={q} view={view} onChange={(search) => void navigate({ search, replace: true })} />
      {add && (
        <AddClient
          home_club_id={club.id}
          onClose={() => void setAdding(false)}
          onAdded={({ id }) => void leaveFor(id)}
        />
      )}
    </Page>
  );
}
