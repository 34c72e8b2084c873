import { ActionIcon, Indicator } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconBell } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { notificationsQuery } from '../../features/notifications/api.ts';
import { useSession } from '../../platform/session/session.ts';
import { later } from '../../ui/later.tsx';
import { Sheet } from '../../ui/sheet.tsx';

const MOST = 9;
const RecentNotifications = later(
  async () => (await import('./recent-notifications.tsx')).RecentNotifications,
);

/** How much is unread, and a sheet with it. Notifications belong to an organization. */
export function NotificationBell({ tone }: { tone: 'dark' | 'light' }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const [opened, { open, close }] = useDisclosure(false);
  const { data } = useQuery({ ...notificationsQuery, enabled: me.organization !== null });
  if (!me.organization) return null;
  const count = data?.unread_count ?? 0;
  return (
    <>
      <Indicator
        label={count > MOST ? `${MOST}+` : count}
        size={18}
        offset={8}
        color="ball.4"
        disabled={count === 0}
        styles={{ indicator: { color: '#12222b', fontWeight: 700 } }}
      >
        <ActionIcon
          size={44}
          color={tone === 'dark' ? 'white' : 'gray'}
          c={tone === 'dark' ? 'white' : 'var(--mantine-color-text)'}
          aria-label={count > 0 ? t('notifications.bellCount', { count }) : t('notifications.title')}
          aria-haspopup="dialog"
          onClick={open}
        >
          <IconBell size={23} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Indicator>
      <Sheet opened={opened} onClose={close} title={t('notifications.title')} closeLabel={t('common.close')}>
        <RecentNotifications onClose={close} />
      </Sheet>
    </>
  );
}
