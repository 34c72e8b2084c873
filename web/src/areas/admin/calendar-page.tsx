import { Card, Group, Stack, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DayTabs } from '../../features/discovery/components/day-tabs.tsx';
import { closuresQuery } from '../../features/organizations/api.ts';
import { type Session, timetableQuery } from '../../features/scheduling/api.ts';
import { DayBoard } from '../../features/scheduling/components/day-board.tsx';
import { WeekCalendar, type WeekCalendarProps } from '../../features/scheduling/components/week-calendar.tsx';
import { hourToBegin } from '../../features/scheduling/lanes.ts';
import type { Board } from '../../features/scheduling/moving.ts';
import { filterWeek } from '../../features/scheduling/week.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { addDays, startOfWeek, weekOf } from '../../platform/formats/local-date.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { useIsDesktop } from '../../ui/use-is-desktop.ts';
import { Filters, Period, Views } from './calendar-bar.tsx';
import { CalendarDay } from './calendar-day.tsx';
import { Carrying, useCarrying } from './carrying.tsx';
import { SessionDrawer } from './session-drawer.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/calendar');

/** A week of the club: a table on desktops, day by day on phones; all of it, one court, or one coach. */
export function CalendarPage() {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const today = formats.localDate(now);
  const day = search.date ?? today;
  const monday = startOfWeek(day);
  const query = useQuery(timetableQuery({ club_id: club.id, from: monday, until: addDays(monday, 6) }));
  const go = (date: string) =>
    void navigate({ search: (before) => ({ ...before, date: date === today ? undefined : date }) });
  const byDay = search.view === 'day';
  return (
    <Page title={t('scheduling.calendar.title')} width="wide">
      <Stack gap="md">
        <Group justify="space-between" gap="md">
          <Period {...{ byDay, day, today, go }} />
          <Views byDay={byDay} />
          <Filters />
        </Group>
        <Loaded query={query}>
          {(sessions) =>
            byDay ? (
              <DayOf sessions={sessions} day={day} />
            ) : (
              <Week sessions={filterWeek(sessions, search)} all={sessions} day={day} onDay={go} />
            )
          }
        </Loaded>
      </Stack>
      <SessionDrawer
        sessionId={search.session ?? null}
        onClose={() => void navigate({ search: (before) => ({ ...before, session: undefined }) })}
      />
    </Page>
  );
}

function DayOf({ sessions, day }: { sessions: readonly Session[]; day: string }) {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const navigate = route.useNavigate();
  const now = useNow();
  const clock = { date: formats.localDate(now), time: formats.time(now) };
  const { data: closures = [] } = useQuery(closuresQuery(club.id, { from: day, until: day }));
  return (
    <Stack gap="md">
      {closures.map(({ id, name }) => (
        <Text key={id} fw={600}>
          {t('scheduling.calendar.closure', { name })}
        </Text>
      ))}
      <CalendarDay
        day={day}
        sessions={sessions.filter(({ local_date }) => local_date === day)}
        addFrom={closures.length === 0 ? hourToBegin(day, clock) : 24}
        onOpen={(session) => void navigate({ search: (before) => ({ ...before, session }) })}
      />
    </Stack>
  );
}

interface WeekProps {
  sessions: readonly Session[];
  /** Those that a filter hides, too. */
  all: readonly Session[];
  day: string;
  onDay: (day: string) => void;
}

function Week({ sessions, all, day, onDay }: WeekProps) {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const desktop = useIsDesktop();
  const navigate = route.useNavigate();
  const away = useNavigate();
  const now = useNow();
  const today = formats.localDate(now);
  const days = weekOf(day);
  const { data: closures = [] } = useQuery(closuresQuery(club.id, { from: days[0]!, until: days[6]! }));
  const closed = new Map(
    days.flatMap((one) => {
      const found = closures.find(({ starts_on, ends_on }) => starts_on <= one && one <= ends_on);
      return found ? [[one, found.name] as const] : [];
    }),
  );
  const open = (session: string) => void navigate({ search: (before) => ({ ...before, session }) });
  if (desktop) {
    if (sessions.length === 0) return <NoClasses />;
    return (
      <WeekTable
        {...{ days, sessions, all, today, formats, closed }}
        onMore={(date) => void navigate({ search: (before) => ({ ...before, date, view: 'day' }) })}
        onDay={(date) => void away({ to: '/admin/today', search: { date } })}
        onOpen={open}
      />
    );
  }
  const ofDay = sessions.filter(({ local_date }) => local_date === day);
  const counts = new Map(days.map((one) => [one, sessions.filter((s) => s.local_date === one).length]));
  return (
    <Stack gap="md">
      <DayTabs selected={day} onSelect={onDay} {...{ days, today, counts, formats }} />
      {closed.has(day) && <Text fw={600}>{t('scheduling.calendar.closure', { name: closed.get(day) })}</Text>}
      {ofDay.length === 0 ? (
        <Card>
          <NothingHere icon={<IconCalendarOff aria-hidden />} title={t('scheduling.calendar.dayEmpty')} />
        </Card>
      ) : (
        <DayBoard sessions={ofDay} formats={formats} now={day === today ? now : null} onOpen={open} />
      )}
    </Stack>
  );
}

interface WeekTableProps extends Omit<WeekCalendarProps, 'table' | 'held' | 'movable'> {
  all: readonly Session[];
}

/** A week over which classes are carried from day to day and hour to hour. */
function WeekTable({ all, ...week }: WeekTableProps) {
  const { days, formats, closed } = week;
  const board: Board = {
    kind: 'day',
    lanes: days.map((id) => ({ id, name: formats.day(id) })),
    all,
    busy: [...closed].map(([lane_id, title]) => ({ lane_id, from: 0, until: 24 * 60, title })),
    step: 60,
  };
  const moving = useCarrying(board);
  const { table, held, movable } = moving;
  return (
    <Stack gap="xs">
      <WeekCalendar {...week} {...{ table, held, movable }} />
      <Carrying board={board} moving={moving} />
    </Stack>
  );
}

function NoClasses() {
  const { t } = useTranslation();
  return (
    <Card>
      <NothingHere
        icon={<IconCalendarOff aria-hidden />}
        title={t('scheduling.calendar.empty')}
        description={t('scheduling.calendar.emptyText')}
      />
    </Card>
  );
}
