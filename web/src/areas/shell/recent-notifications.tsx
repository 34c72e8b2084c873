import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { notificationsQuery } from '../../features/notifications/api.ts';
import { NotificationList } from '../../features/notifications/components/notification-list.tsx';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';

export function RecentNotifications({ onClose }: { onClose: () => void }) {
  const { me, club } = useSession();
  const navigate = useNavigate();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  const recent = useQuery(notificationsQuery);
  return (
    <Loaded query={recent}>
      {({ results }) => (
        <NotificationList
          notifications={results}
          formats={formats}
          onOpen={({ link }) => {
            onClose();
            if (link.startsWith('/')) void navigate({ href: link });
          }}
        />
      )}
    </Loaded>
  );
}
