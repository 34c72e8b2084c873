import { Button, Group, Stack, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import {
  IconAlarm,
  IconArrowsExchange,
  IconBan,
  IconBell,
  IconBuildingBank,
  IconCalendarCheck,
  IconCalendarX,
  IconChartBar,
  IconEraser,
  IconHourglass,
  IconMessage,
  IconPencil,
  IconRepeat,
  IconRestore,
  IconSignature,
  IconStar,
  IconSwitchHorizontal,
  IconTicket,
  IconTrendingUp,
  IconUserOff,
  IconWallet,
  IconWebhook,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../../platform/client/use-change.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { markRead, type Notification } from '../api.ts';
import classes from './notification-list.module.css';

const ICONS: Record<Notification['kind'], TablerIcon> = {
  enrollment_confirmed: IconCalendarCheck,
  waitlisted: IconHourglass,
  waitlist_promotion: IconTrendingUp,
  enrollment_cancelled: IconCalendarX,
  place_moved: IconSwitchHorizontal,
  place_changed: IconRepeat,
  holder_news: IconRepeat,
  place_queue: IconHourglass,
  make_up_earned: IconTicket,
  make_up_ends: IconAlarm,
  package_ends: IconAlarm,
  waiver_asked: IconSignature,
  evaluation_asked: IconStar,
  new_sessions: IconBell,
  level_confirmed: IconTrendingUp,
  charge_due: IconAlarm,
  charge_overdue: IconAlarm,
  money_kept: IconWallet,
  money_back: IconWallet,
  fee_changed: IconWallet,
  direct_debit: IconBuildingBank,
  session_cancelled: IconBan,
  session_reinstated: IconRestore,
  session_changed: IconPencil,
  class_reminder: IconAlarm,
  substitute_assigned: IconArrowsExchange,
  class_message: IconMessage,
  wish_wanted: IconPencil,
  substitute_wanted: IconArrowsExchange,
  substitute_answered: IconArrowsExchange,
  marked_absent: IconUserOff,
  weekly_digest: IconChartBar,
  webhook_ended: IconWebhook,
  erasure: IconEraser,
  erasure_asked: IconEraser,
};

interface NotificationListProps {
  notifications: readonly Notification[];
  formats: Formats;
  onOpen: (notification: Notification) => void;
}

/** What there is to know, the newest first; what has not been read yet stands out. */
export function NotificationList({ notifications, formats, onOpen }: NotificationListProps) {
  const { t } = useTranslation();
  const reading = useChange((send, id: string | null) => send(markRead, id), { overlapping: true });
  if (notifications.length === 0) {
    return (
      <NothingHere
        icon={<IconBell aria-hidden />}
        title={t('notifications.none.title')}
        description={t('notifications.none.description')}
      />
    );
  }
  return (
    <Stack gap="sm">
      {notifications.some(({ read_at }) => read_at === null) && (
        <Group justify="flex-end">
          <Button variant="subtle" size="sm" loading={reading.busy} onClick={() => reading.run(null)}>
            {t('notifications.readAll')}
          </Button>
        </Group>
      )}
      <ul className={classes.list}>
        {notifications.map((notification) => (
          <Entry
            key={notification.id}
            notification={notification}
            when={formats.dateTime(notification.created_at)}
            onOpen={() => {
              if (notification.read_at === null) reading.run(notification.id);
              onOpen(notification);
            }}
          />
        ))}
      </ul>
    </Stack>
  );
}

interface EntryProps {
  notification: Notification;
  when: string;
  onOpen: () => void;
}

function Entry({ notification, when, onOpen }: EntryProps) {
  const { t } = useTranslation();
  const { kind, subject, body, student_name, read_at } = notification;
  const Icon = ICONS[kind] ?? IconBell;
  return (
    <li>
      <UnstyledButton className={classes.entry} data-unread={read_at === null || undefined} onClick={onOpen}>
        <Icon size={22} stroke={1.75} className={classes.icon} aria-hidden />
        <span className={classes.text}>
          <span className={classes.subject}>
            {read_at === null && <VisuallyHidden>{t('notifications.unread')}: </VisuallyHidden>}
            {subject}
          </span>
          <Text span size="sm" className={classes.body}>
            {body.replace(/\n{2,}/g, '\n')}
          </Text>
          <Text span size="xs" c="dimmed">
            {[when, student_name].filter(Boolean).join(' · ')}
          </Text>
        </span>
      </UnstyledButton>
    </li>
  );
}
