import { Badge, Group, Text, Title, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconLayoutGrid, IconPlayHandball } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { ColorLabel } from '../../../ui/color-label.tsx';
import { PlacesMeter } from '../../../ui/places-meter.tsx';
import type { Session } from '../api.ts';
import { coachesOf, coachOf } from '../coaches.ts';
import { byStart, worries } from '../day.ts';
import classes from './day-board.module.css';
import { SessionStatus } from './schedule-status.tsx';

interface DayBoardProps {
  sessions: readonly Session[];
  formats: Formats;
  /** The present, when the day on screen is today. */
  now: Date | null;
  onOpen: (session_id: string) => void;
  /** What stands below a class on its card. */
  people?: (session: Session) => ReactNode;
}

/** The classes of a day by the hour that they start, each hour by court. */
export function DayBoard({ sessions, formats, now, onOpen, people }: DayBoardProps) {
  const { t } = useTranslation();
  const hours = byStart(sessions, formats.time);
  const next = now
    ? hours.findIndex(({ sessions: [first] }) => new Date(first!.scheduled_datetime) > now)
    : -1;
  return (
    <div className={classes.board}>
      {hours.map(({ time, sessions: together }, index) => (
        <Fragment key={time}>
          {index === next && (
            <p className={classes.now}>
              <span>
                {t('today.now')} {formats.time(now!)}
              </span>
            </p>
          )}
          <section className={classes.hour} aria-labelledby={`hour-${time}`}>
            <Title order={2} id={`hour-${time}`} className={classes.time}>
              {time}
            </Title>
            <ul className={classes.cards}>
              {together.map((session) => (
                <li
                  key={session.id}
                  className={classes.card}
                  style={{ '--type-color': session.class_type.color } as React.CSSProperties}
                  data-cancelled={session.status === 'cancelled' || undefined}
                  data-over={(now !== null && new Date(session.ends_at) < now) || undefined}
                >
                  <DayCard session={session} formats={formats} now={now} onOpen={onOpen} />
                  {people?.(session)}
                </li>
              ))}
            </ul>
          </section>
        </Fragment>
      ))}
    </div>
  );
}

interface DayCardProps extends Omit<DayBoardProps, 'sessions' | 'people'> {
  session: Session;
}

function DayCard({ session, formats, now, onOpen }: DayCardProps) {
  const { t } = useTranslation();
  const { id, name, level, status, enrolled_count, max_participants, ends_at } = session;
  const coach = coachOf(session);
  const place = session.court?.name ?? session.location;
  return (
    <UnstyledButton className={classes.open} onClick={() => onOpen(id)}>
      <Group component="span" justify="space-between" gap={8} wrap="nowrap" align="flex-start">
        <span className={classes.name}>{name}</span>
        {status !== 'scheduled' && status !== 'confirmed' && <SessionStatus status={status} />}
      </Group>
      <Text component="span" size="sm" c="dimmed" display="block">
        {formats.timeRange(session.scheduled_datetime, ends_at)}
      </Text>
      <span className={classes.facts}>
        <span data-missing={!place || undefined}>
          <IconLayoutGrid size={15} aria-hidden />
          {place || t('today.noCourt')}
        </span>
        <span data-missing={!coach || undefined}>
          <IconPlayHandball size={15} aria-hidden />
          {coachesOf(t, session, t('today.noCoach'))}
        </span>
      </span>
      <Group component="span" gap={6}>
        <ColorLabel color={level.color}>{level.display_name}</ColorLabel>
      </Group>
      <PlacesMeter
        taken={enrolled_count}
        capacity={max_participants}
        label={t('scheduling.session.places', { taken: enrolled_count, max: max_participants })}
      />
      <Marks session={session} today={now !== null} />
    </UnstyledButton>
  );
}

function Marks({ session, today }: { session: Session; today: boolean }) {
  const { t } = useTranslation();
  const { waitlisted_count, attended_count, enrolled_count, min_participants } = session;
  const found = worries(session);
  const here = today && attended_count > 0;
  if (!here && waitlisted_count === 0 && found.length === 0) return null;
  const text = { c: 'var(--mantine-color-text)', variant: 'light' } as const;
  return (
    <Group component="span" gap={6}>
      {here && (
        <Badge {...text} color="teal">
          {t('today.here', { count: attended_count, total: enrolled_count })}
        </Badge>
      )}
      {waitlisted_count > 0 && (
        <Badge {...text} color="yellow">
          {t('today.waitingShort', { count: waitlisted_count })}
        </Badge>
      )}
      {found.includes('under_minimum') && (
        <Badge {...text} color="orange" leftSection={<IconAlertTriangle size={13} aria-hidden />}>
          {t('today.underMinimum', { count: min_participants - enrolled_count })}
        </Badge>
      )}
      {found.includes('no_coach') && (
        <Badge {...text} color="red" leftSection={<IconAlertTriangle size={13} aria-hidden />}>
          {t('today.noCoach')}
        </Badge>
      )}
    </Group>
  );
}
