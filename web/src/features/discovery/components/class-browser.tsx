import { Button, Card, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCalendarOff, IconFilterOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '../../../platform/formats/local-date.ts';
import { Failed, isInTrouble } from '../../../platform/loaded.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { PeriodNav } from '../../../ui/period-nav.tsx';
import { ListSkeleton } from '../../../ui/skeletons.tsx';
import { useIsDesktop } from '../../../ui/use-is-desktop.ts';
import { useSwipe } from '../../../ui/use-swipe.ts';
import type { FoundSession } from '../api.ts';
import { applyFilters, type ClassFilters, daysOf, filterCount, inWeek, withoutFilters } from '../filters.ts';
import classes from './class-browser.module.css';
import { ClassSearch } from './class-search.tsx';
import { ClassSessionList, type ClassSessionListProps } from './class-session-list.tsx';
import { DayTabs } from './day-tabs.tsx';
import { WeekGrid } from './week-grid.tsx';

export interface ClassBrowserProps extends Omit<ClassSessionListProps, 'sessions' | 'label'> {
  /** The classes of the week on screen. */
  week: UseQueryResult<FoundSession[]>;
  filters: ClassFilters;
  onFilters: (filters: ClassFilters) => void;
  /** Stands beside the filters. */
  tools?: ReactNode;
  /** Why a day has no classes, where there is a reason to tell. */
  whyNone?: (day: LocalDate) => ReactNode;
}

/** The classes of a week: seven columns on a desktop, a day at a time on a phone. */
export function ClassBrowser({ week, filters, onFilters, tools, whyNone, ...list }: ClassBrowserProps) {
  const { t } = useTranslation();
  const { formats, now } = list;
  const today = formats.localDate(now);
  const days = daysOf(filters, today);
  const thisWeek = days.includes(today);
  const move = (by: number) => onFilters(inWeek(filters, by, today));
  const { week: _week, day: _day, ...others } = filters;
  return (
    <Stack gap="md">
      <div className={classes.tools}>
        <div className={classes.nav}>
          <PeriodNav
            label={formats.week(days[0]!)}
            shortLabel={formats.weekShort(days[0]!)}
            previousLabel={t('classes.previousWeek')}
            nextLabel={t('classes.nextWeek')}
            todayLabel={t('classes.thisWeek')}
            onPrevious={() => move(-7)}
            onNext={() => move(7)}
            onToday={thisWeek ? undefined : () => onFilters(others)}
          />
        </div>
        {tools}
        <ClassSearch sessions={week.data ?? []} filters={filters} onChange={onFilters} />
      </div>
      <Days {...{ week, filters, onFilters, today, days, list, whyNone, onNextWeek: () => move(7) }} />
    </Stack>
  );
}

interface DaysProps {
  week: ClassBrowserProps['week'];
  whyNone: ClassBrowserProps['whyNone'];
  filters: ClassFilters;
  onFilters: (filters: ClassFilters) => void;
  today: LocalDate;
  days: LocalDate[];
  list: Omit<ClassSessionListProps, 'sessions' | 'label'>;
  onNextWeek: () => void;
}

function Days(props: DaysProps) {
  const { week, filters, onFilters, today, days, list } = props;
  const { t } = useTranslation();
  const desktop = useIsDesktop();
  const byDay = useMemo(() => groupByDay(applyFilters(week.data ?? [], filters)), [week.data, filters]);
  const selectDay = (day: LocalDate) => onFilters({ ...filters, week: undefined, day });

  if (isInTrouble(week)) {
    return (
      <Card>
        <Failed query={week} title={t('classes.problem')} />
      </Card>
    );
  }
  if (desktop && !filters.day) {
    if (week.isPending) return <WeekSkeleton />;
    if (byDay.size === 0) return <Nothing {...props} />;
    return <WeekGrid {...list} {...{ days, today, byDay }} onDay={selectDay} />;
  }
  const day = filters.day ?? (days.includes(today) ? today : days[0]!);
  const counts = new Map([...byDay].map(([date, sessions]) => [date, sessions.length]));
  return (
    <>
      <DayTabs {...{ days, today, counts }} selected={day} formats={list.formats} onSelect={selectDay} />
      {week.isPending ? (
        <ListSkeleton label={t('common.loading')} rows={4} height={124} />
      ) : (
        <Day
          {...props}
          {...{ day, selectDay, desktop }}
          sessions={byDay.get(day) ?? []}
          empty={byDay.size === 0}
          next={days.find((other) => other > day && byDay.has(other))}
        />
      )}
    </>
  );
}

interface DayProps extends DaysProps {
  day: LocalDate;
  sessions: FoundSession[];
  empty: boolean;
  /** The next day of this week that has classes. */
  next: LocalDate | undefined;
  desktop: boolean;
  selectDay: (day: LocalDate) => void;
}

/** One day. A swipe goes to the day before or after, into the next week too. */
function Day(props: DayProps) {
  const { day, sessions, empty, desktop, selectDay, list, filters, onFilters, today } = props;
  const { t } = useTranslation();
  const { formats, now } = list;
  const swipe = useSwipe((direction) => selectDay(addDays(day, direction === 'left' ? 1 : -1)));
  const { day: _, ...wholeWeek } = filters;
  return (
    <section {...swipe} className={classes.day} aria-labelledby="classes-day">
      <Group justify="space-between" mb="sm">
        <Title order={2} fz="h3" id="classes-day">
          {formats.relativeDay(day, now)}
        </Title>
        {desktop ? (
          <Button
            variant="subtle"
            size="sm"
            onClick={() =>
              onFilters(daysOf({}, today).includes(day) ? wholeWeek : { ...wholeWeek, week: day })
            }
          >
            {t('classes.wholeWeek')}
          </Button>
        ) : (
          sessions.length > 0 && (
            <Text size="sm" c="dimmed">
              {t('classes.count', { count: sessions.length })}
            </Text>
          )
        )}
      </Group>
      {sessions.length > 0 ? (
        <ClassSessionList {...list} sessions={sessions} label={formats.day(day)} />
      ) : (
        <>
          {props.whyNone?.(day)}
          {empty ? <Nothing {...props} /> : <EmptyDay {...props} />}
        </>
      )}
    </section>
  );
}

/** A day without classes: with the way to the next that has some. */
function EmptyDay({ next, days, selectDay, list: { formats, now } }: DayProps) {
  const { t } = useTranslation();
  return (
    <Card>
      <NothingHere
        icon={<IconCalendarOff aria-hidden />}
        heading={3}
        title={t('classes.noneOnDay')}
        description={t('classes.noneOnDayHint')}
        action={
          <Button variant="light" onClick={() => selectDay(next ?? addDays(days[6]!, 1))}>
            {next ? t('classes.nextDay', { day: formats.relativeDay(next, now) }) : t('classes.nextWeek')}
          </Button>
        }
      />
    </Card>
  );
}

/** A week without classes, or without any that pass the filters: with the way out. */
function Nothing({ week, filters, onFilters, onNextWeek }: DaysProps) {
  const { t } = useTranslation();
  const filtered = filterCount(filters) > 0 && (week.data?.length ?? 0) > 0;
  return (
    <Card>
      {filtered ? (
        <NothingHere
          icon={<IconFilterOff aria-hidden />}
          title={t('classes.nothingFound.title')}
          description={t('classes.nothingFound.description')}
          action={
            <Button variant="light" onClick={() => onFilters(withoutFilters(filters))}>
              {t('classes.filters.clear')}
            </Button>
          }
        />
      ) : (
        <NothingHere
          icon={<IconCalendarOff aria-hidden />}
          title={t('classes.emptyWeek.title')}
          description={t('classes.emptyWeek.description')}
          action={
            <Button variant="light" onClick={onNextWeek}>
              {t('classes.nextWeek')}
            </Button>
          }
        />
      )}
    </Card>
  );
}

function WeekSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={classes.skeleton} role="status" aria-label={t('common.loading')}>
      {Array.from({ length: 7 }, (_, day) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns are all alike
        <Stack key={day} gap="sm">
          <Skeleton height={40} />
          <Skeleton height={150} />
          <Skeleton height={150} />
        </Stack>
      ))}
    </div>
  );
}

function groupByDay(sessions: readonly FoundSession[]): Map<LocalDate, FoundSession[]> {
  const days = new Map<LocalDate, FoundSession[]>();
  for (const session of sessions) {
    const day = days.get(session.local_date);
    if (day) day.push(session);
    else days.set(session.local_date, [session]);
  }
  return days;
}
