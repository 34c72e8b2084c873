import { Badge, Card, Group, Stack, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { attendanceQuery, type TaughtSession, taughtQuery } from '../../features/attendance/api.ts';
import { TaughtCard } from '../../features/attendance/components/taught-card.tsx';
import { UnsentRosters } from '../../features/attendance/components/unsent-rosters.tsx';
import { sessionQuery } from '../../features/discovery/api.ts';
import { type RosterEntry, rosterQuery } from '../../features/enrollments/api.ts';
import { offersQuery } from '../../features/substitutes/api.ts';
import { SubstituteOffers } from '../../features/substitutes/components/offers.tsx';
import { useNow } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodNav } from '../../ui/period-nav.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import classes from './day-page.module.css';
import { useTeaching } from './use-teaching.ts';

/** The classes of a day, each with who comes. */
export function DayPage() {
  const { t } = useTranslation();
  const { date } = useSearch({ from: '/app/instructor/day' });
  const navigate = useNavigate({ from: '/instructor/day' });
  const now = useNow();
  const { formats, instructor } = useTeaching();
  const today = formats.localDate(now);
  const day = date ?? today;
  const go = (to: string) => void navigate({ search: to === today ? {} : { date: to } });
  return (
    <Page title={t('shell.nav.day')} eyebrow={instructor?.display_name}>
      <Stack gap="lg">
        <PeriodNav
          label={formats.relativeDay(day, now)}
          previousLabel={t('attendance.previousDay')}
          nextLabel={t('attendance.nextDay')}
          todayLabel={t('attendance.today')}
          onPrevious={() => go(addDays(day, -1))}
          onNext={() => go(addDays(day, 1))}
          onToday={day === today ? undefined : () => go(today)}
        />
        <Sessions day={day} isToday={day === today} />
      </Stack>
    </Page>
  );
}

function Sessions({ day, isToday }: { day: string; isToday: boolean }) {
  const { t } = useTranslation();
  const { instructor, formats } = useTeaching();
  const own_id = instructor?.id ?? '';
  const sessions = useQuery({
    ...taughtQuery({ instructor_id: own_id, from: day, until: day }),
    enabled: instructor !== null,
  });
  const held = (sessions.data ?? []).filter(({ status }) => status !== 'cancelled');
  const rosters = useQueries({ queries: held.map(({ id }) => rosterQuery(id)) });
  useOnDevice(isToday ? held : []);
  const offers = useQuery({ ...offersQuery, enabled: instructor !== null && isToday });
  if (!instructor) return <NoProfile />;
  return (
    <Loaded
      key={day}
      query={sessions}
      beside={[...rosters, offers]}
      title={t('classes.problem')}
      skeleton={<ListSkeleton label={t('common.loading')} rows={3} height={170} />}
    >
      {(data) => (
        <>
          {isToday && <SubstituteOffers offers={offers.data ?? []} formats={formats} />}
          <Taught sessions={data} own_id={own_id} />
        </>
      )}
    </Loaded>
  );
}

/** The rosters of the day are on this device before the court is out of reach of a network. */
function useOnDevice(sessions: readonly TaughtSession[]): void {
  const queryClient = useQueryClient();
  const ids = sessions.map(({ id }) => id).join();
  useEffect(() => {
    for (const id of ids.split(',').filter(Boolean)) {
      void queryClient.prefetchQuery(sessionQuery(id));
      void queryClient.prefetchQuery(attendanceQuery(id));
    }
  }, [queryClient, ids]);
}

function Taught(props: { sessions: readonly TaughtSession[]; own_id: string }) {
  return (
    <>
      <UnsentRosters />
      <Classes {...props} />
    </>
  );
}

function Classes({ sessions, own_id }: { sessions: readonly TaughtSession[]; own_id: string }) {
  const { t } = useTranslation();
  const { formats } = useTeaching();
  if (sessions.length === 0) {
    return (
      <Card>
        <NothingHere
          icon={<IconCalendarOff aria-hidden />}
          title={t('attendance.freeDay.title')}
          description={t('attendance.freeDay.description')}
        />
      </Card>
    );
  }
  return (
    <ul className={classes.list}>
      {sessions.map((session) => (
        <li key={session.id}>
          <TaughtCard session={session} formats={formats} own_id={own_id} link={rosterLink}>
            {session.status !== 'cancelled' && <Names session_id={session.id} />}
          </TaughtCard>
        </li>
      ))}
    </ul>
  );
}

export function rosterLink(session: TaughtSession, className: string, title: React.ReactNode) {
  return (
    <Link to="/instructor/sessions/$session" params={{ session: session.id }} className={className}>
      {title}
    </Link>
  );
}

/** An instructor's role without an instructor's profile: only the desk can put that right. */
function NoProfile() {
  const { t } = useTranslation();
  return (
    <Card>
      <NothingHere
        icon={<IconCalendarOff aria-hidden />}
        title={t('attendance.noProfile.title')}
        description={t('attendance.noProfile.description')}
      />
    </Card>
  );
}

/** Who comes, in a few words: names and levels, then how many wait. */
function Names({ session_id }: { session_id: string }) {
  const { t } = useTranslation();
  const roster = useQuery(rosterQuery(session_id));
  if (!roster.data) return null;
  const coming = roster.data.filter(({ status }) => status === 'enrolled' || status === 'no_show');
  const waiting = roster.data.filter(({ status }) => status === 'waitlisted');
  if (coming.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {t('attendance.empty.title')}
      </Text>
    );
  }
  return (
    <Group component="ul" gap={8} className={classes.names}>
      {coming.map((entry) => (
        <Name key={entry.id} entry={entry} />
      ))}
      {waiting.length > 0 && (
        <li className={classes.waiting}>
          {t('attendance.waitingNames', {
            names: waiting.map(({ student_name }) => student_name).join(', '),
          })}
        </li>
      )}
    </Group>
  );
}

function Name({ entry }: { entry: RosterEntry }) {
  const { t } = useTranslation();
  const { formats } = useTeaching();
  return (
    <li className={classes.name} data-here={entry.checked_in || undefined}>
      {entry.student_name}
      {entry.student_level !== null && (
        <span className={classes.level}>{formats.number(entry.student_level)}</span>
      )}
      {entry.is_dependant && (
        <Badge size="xs" variant="default">
          {t('attendance.dependant')}
        </Badge>
      )}
      {entry.checked_in && <span className={classes.here}>{t('attendance.here')}</span>}
    </li>
  );
}
