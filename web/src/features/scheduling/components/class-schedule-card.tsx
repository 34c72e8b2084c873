import { ActionIcon, Badge, Group, Menu, Text } from '@mantine/core';
import {
  IconBan,
  IconCalendarPlus,
  IconDots,
  IconLayoutGrid,
  IconMapPin,
  IconPlayHandball,
  IconSend,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { withAssistants } from '../../../platform/formats/coaches.ts';
import type { Formats } from '../../../platform/formats/formats.ts';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { AnchorLink } from '../../../ui/link.tsx';
import { PlacesMeter } from '../../../ui/places-meter.tsx';
import type { Schedule } from '../api.ts';
import { endTime, patternDays, patternInWords } from '../pattern-words.ts';
import classes from './class-schedule-card.module.css';
import { ScheduleStatus } from './schedule-status.tsx';

export type ScheduleAction = 'publish' | 'generate' | 'cancel' | 'delete';

interface ClassScheduleCardProps {
  schedule: Schedule;
  /** How many hold a fixed place. */
  holders: number;
  formats: Formats;
  onAction: (action: ScheduleAction) => void;
}

/** One schedule in the list: its days and time, what it is, who gives it where, how full it is. */
export function ClassScheduleCard({ schedule, holders, formats, onAction }: ClassScheduleCardProps) {
  const { t } = useTranslation();
  const { id, name, status, class_type, level, start_time, duration_minutes, max_participants } = schedule;
  return (
    <article
      className={classes.card}
      style={{ '--type-color': class_type.color } as React.CSSProperties}
      data-faded={status === 'cancelled' || undefined}
    >
      <div className={classes.when}>
        <Days schedule={schedule} formats={formats} />
        <Text className={classes.time}>
          {start_time.slice(0, 5)}–{endTime(start_time, duration_minutes)}
        </Text>
      </div>
      <div className={classes.what}>
        <Group gap={8}>
          <AnchorLink
            to="/admin/schedules/$scheduleId"
            params={{ scheduleId: id }}
            fw={650}
            className={classes.name}
          >
            {name}
          </AnchorLink>
          {status !== 'published' && <ScheduleStatus status={status} />}
        </Group>
        <Group gap={6} mt={6}>
          <ColorLabel color={class_type.color}>{class_type.name}</ColorLabel>
          <ColorLabel color={level.color}>{level.display_name}</ColorLabel>
        </Group>
      </div>
      <Who schedule={schedule} />
      <div className={classes.full}>
        <PlacesMeter
          taken={holders}
          capacity={max_participants}
          label={t('scheduling.card.holders', { count: holders, max: max_participants })}
        />
        <Text size="xs" c="dimmed" mt={6}>
          <Next schedule={schedule} formats={formats} />
        </Text>
      </div>
      <Actions schedule={schedule} onAction={onAction} />
    </article>
  );
}

function Days({ schedule, formats }: { schedule: Schedule; formats: Formats }) {
  const { t } = useTranslation();
  const days = patternDays(schedule);
  const words = patternInWords(t, formats, schedule);
  if (schedule.recurrence === 'once') return <Text fw={650}>{formats.dayShort(schedule.start_date)}</Text>;
  if (days.length === 0)
    return (
      <Text fw={650} lh={1.25}>
        {words}
      </Text>
    );
  const short = weekdayNames(formats.locale, 'short');
  return (
    <>
      <Group gap={4} aria-hidden title={words}>
        {days.map((day) => (
          <span key={day} className={classes.day}>
            {short[day]}
          </span>
        ))}
        {schedule.recurrence === 'biweekly' && (
          <Badge size="xs" variant="default">
            ×2
          </Badge>
        )}
      </Group>
      <span className={classes.hidden}>{words}</span>
    </>
  );
}

function Who({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation();
  const { instructor, court, location } = schedule;
  const place = court?.name ?? location;
  return (
    <div className={classes.who}>
      <span data-missing={!instructor || undefined}>
        <IconPlayHandball size={16} aria-hidden />
        {withAssistants(
          t,
          instructor?.display_name ?? t('scheduling.card.noCoach'),
          schedule.assistant_instructors,
        )}
      </span>
      <span data-missing={!place || undefined}>
        {court ? <IconLayoutGrid size={16} aria-hidden /> : <IconMapPin size={16} aria-hidden />}
        {place || t('scheduling.card.noPlace')}
      </span>
    </div>
  );
}

function Next({ schedule, formats }: { schedule: Schedule; formats: Formats }) {
  const { t } = useTranslation();
  const { next_session_at, status } = schedule;
  if (next_session_at) return t('scheduling.card.next', { when: formats.dateTime(next_session_at) });
  return status === 'published' ? t('scheduling.card.noNext') : null;
}

function Actions({ schedule, onAction }: Pick<ClassScheduleCardProps, 'schedule' | 'onAction'>) {
  const { t } = useTranslation();
  const { abilities, name } = schedule;
  const items = [
    { action: 'publish', able: abilities.publish, icon: <IconSend size={17} aria-hidden /> },
    { action: 'generate', able: abilities.generate, icon: <IconCalendarPlus size={17} aria-hidden /> },
    {
      action: 'cancel',
      able: abilities.cancel && schedule.status === 'published',
      icon: <IconBan size={17} aria-hidden />,
    },
    { action: 'delete', able: abilities.delete, icon: <IconTrash size={17} aria-hidden /> },
  ] as const;
  const able = items.filter((item) => item.able);
  if (able.length === 0) return <span />;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon className={classes.menu} color="gray" aria-label={t('scheduling.card.actions', { name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {able.map(({ action, icon }) => (
          <Menu.Item
            key={action}
            leftSection={icon}
            {...((action === 'cancel' || action === 'delete') && { c: 'var(--mantine-color-error)' })}
            onClick={() => onAction(action)}
          >
            {t(`scheduling.actions.${action}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
