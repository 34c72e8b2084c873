import { IconBuildingStore } from '@tabler/icons-react';
import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseClub, useChoice } from '../../platform/session/choice.ts';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';

/**
 * The desk of one club. Another club has another desk: nothing half done is carried over. An import may make the first
 * clubs, and is nobody's alone: what it says stays.
 */
export function AdminLayout() {
  const { t } = useTranslation();
  const { club } = useSession();
  const { club: chosen } = useChoice();
  const { pathname } = useLocation();
  useEffect(() => {
    // What is looked at stays what is looked at, whichever clubs come to stand before it in the list.
    if (club && chosen === null) chooseClub(club.id);
  }, [club, chosen]);
  if (pathname.startsWith('/admin/import')) return <Outlet key="import" />;
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
