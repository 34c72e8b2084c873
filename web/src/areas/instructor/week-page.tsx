import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { taughtQuery } from '../../features/attendance/api.ts';
import { InstructorSchedule } from '../../features/attendance/components/instructor-schedule.tsx';
import { useNow } from '../../platform/formats/clock.ts';
import { duration } from '../../platform/formats/formats.ts';
import { addDays, weekOf } from '../../platform/formats/local-date.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodNav } from '../../ui/period-nav.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { rosterLink } from './day-page.tsx';
import { useTeaching } from './use-teaching.ts';

/** The instructor's own week. */
export function WeekPage() {
  const { t } = useTranslation();
  const { date } = useSearch({ from: '/app/instructor/week' });
  const navigate = useNavigate({ from: '/instructor/week' });
  const now = useNow();
  const { formats, instructor } = useTeaching();
  const today = formats.localDate(now);
  const days = weekOf(date ?? today);
  const own_id = instructor?.id ?? '';
  const sessions = useQuery({
    ...taughtQuery({ instructor_id: own_id, from: days[0]!, until: days[6]! }),
    enabled: instructor !== null,
  });
  const go = (by: number) => void navigate({ search: { date: addDays(days[0]!, by) } });
  const minutes = (sessions.data ?? [])
    .filter(({ status }) => status !== 'cancelled')
    .reduce((sum, { duration_minutes }) => sum + duration_minutes, 0);
  return (
    <Page
      title={t('shell.nav.week')}
      eyebrow={instructor?.display_name}
      width="wide"
      description={
        sessions.data &&
        t('attendance.weekHours', { count: sessions.data.length, hours: duration(t, minutes) })
      }
    >
      <Stack gap="lg">
        <PeriodNav
          label={formats.week(days[0]!)}
          shortLabel={formats.weekShort(days[0]!)}
          previousLabel={t('classes.previousWeek')}
          nextLabel={t('classes.nextWeek')}
          todayLabel={t('classes.thisWeek')}
          onPrevious={() => go(-7)}
          onNext={() => go(7)}
          onToday={days.includes(today) ? undefined : () => void navigate({ search: {} })}
        />
        <Loaded
          query={sessions}
          title={t('classes.problem')}
          skeleton={<ListSkeleton label={t('common.loading')} rows={4} height={110} />}
        >
          {(data) => (
            <InstructorSchedule sessions={data} link={rosterLink} {...{ days, today, formats, own_id }} />
          )}
        </Loaded>
      </Stack>
    </Page>
  );
}
