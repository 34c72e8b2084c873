import { Card, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCalendarTime } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { PlacesMeter } from '../../../ui/places-meter.tsx';
import { type Schedule, type Session, timetableQuery } from '../api.ts';
import { coachesOf } from '../coaches.ts';
import { SessionStatus } from './schedule-status.tsx';
import classes from './upcoming-sessions.module.css';

interface UpcomingSessionsProps {
  schedule: Schedule;
  today: LocalDate;
  formats: Formats;
  onOpen: (session_id: string) => void;
}

/** The classes of one schedule from today on. */
export function UpcomingSessions({ schedule, today, formats, onOpen }: UpcomingSessionsProps) {
  const { t } = useTranslation();
  const query = useQuery(
    timetableQuery({ club_id: schedule.club.id, schedule_id: schedule.id, from: today }),
  );
  return (
    <Loaded query={query}>
      {(sessions) =>
        sessions.length === 0 ? (
          <Card>
            <NothingHere icon={<IconCalendarTime aria-hidden />} title={t('scheduling.card.noNext')} />
          </Card>
        ) : (
          <Stack gap={8}>
            {sessions.map((session) => (
              <Row key={session.id} session={session} formats={formats} onOpen={onOpen} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}

function Row({
  session,
  formats,
  onOpen,
}: {
  session: Session;
  formats: Formats;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation();
  const { id, local_date, scheduled_datetime, ends_at, status, enrolled_count, max_participants } = session;
  return (
    <UnstyledButton
      className={classes.row}
      onClick={() => onOpen(id)}
      data-cancelled={status === 'cancelled' || undefined}
    >
      <span className={classes.when}>
        <Text component="span" fw={650}>
          {formats.dayShort(local_date)}
        </Text>
        <Text component="span" size="sm" c="dimmed">
          {formats.timeRange(scheduled_datetime, ends_at)}
        </Text>
      </span>
      <span className={classes.who}>
        {coachesOf(t, session, t('scheduling.session.noCoach'))}
        {session.court && ` · ${session.court.name}`}
      </span>
      <PlacesMeter
        taken={enrolled_count}
        capacity={max_participants}
        label={t('scheduling.session.placesLabel', { taken: enrolled_count, max: max_participants })}
      />
      <Group component="span" gap={6} justify="flex-end">
        {status !== 'scheduled' && <SessionStatus status={status} />}
      </Group>
    </UnstyledButton>
  );
}
