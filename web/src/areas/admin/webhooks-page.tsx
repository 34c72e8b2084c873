import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { WebhookList } from '../../features/webhooks/components/webhook-list.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/settings/webhooks');

/** Owners may have programs told of the whole organization, an admin of their club. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const { club, me, can, formats } = useDesk();
  const { webhook } = route.useSearch();
  const navigate = useNavigate();
  const everything = me.organization?.name ?? t('webhooks.everything');
  const nameOf = (club_id: string | null) =>
    club_id === null ? everything : (me.clubs.find(({ id }) => id === club_id)?.name ?? '');
  const whose = [
    ...(can('tenancy.change_organization') ? [{ id: null, name: everything }] : []),
    { id: club.id, name: club.name },
  ];
  return (
    <WebhookList
      {...{ formats, whose, nameOf }}
      chosen={webhook}
      onChoose={(id) =>
        void navigate({ to: '/admin/settings/webhooks', search: id === undefined ? {} : { webhook: id } })
      }
    />
  );
}
