import { IconBuildingStore } from '@tabler/icons-react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';

/** The desk of one club. Another club has another desk: nothing half done is carried over. */
export function AdminLayout() {
  const { t } = useTranslation();
  const { club } = useSession();
  const { pathname } = useLocation();
  if (club) return <Outlet key={club.id} />;
  if (pathname.startsWith('/admin/settings')) return <Outlet />;
  return (
    <NothingHere
      heading={1}
      icon={<IconBuildingStore aria-hidden />}
      title={t('desk.noClub.title')}
      description={t('desk.noClub.text')}
      action={<ButtonLink to="/admin/settings">{t('desk.noClub.action')}</ButtonLink>}
    />
  );
}
