import { Alert, Card, Stack } from '@mantine/core';
import { IconCalendarOff, IconDoorOff, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Unsolved } from '../../features/changes/components/unsolved.tsx';
import { closuresQuery } from '../../features/organizations/api.ts';
import { timetableQuery } from '../../features/scheduling/api.ts';
import { DayTotalsStrip } from '../../features/scheduling/components/day-totals.tsx';
import { FirstSteps } from '../../features/setup/components/first-steps.tsx';
import { NewRules } from '../../features/setup/components/new-rules.tsx';
import { useNow } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodNav } from '../../ui/period-nav.tsx';
import { SessionDrawer } from './session-drawer.tsx';
import { TodayBoard } from './today-board.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/today');

/** The club's day: what goes on where, who comes, what needs somebody. */
export function TodayPage() {
  const { t } = useTranslation();
  const { club, formats, can } = useDesk();
  const { date, session } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const today = formats.localDate(now);
  const day = date ?? today;
  const go = (to: string) => void navigate({ search: to === today ? {} : { date: to } });
  const open = (id: string | null) =>
    void navigate({ search: (before) => ({ ...before, session: id ?? undefined }) });
  const query = useQuery(timetableQuery({ club_id: club.id, from: day, until: day }));
  return (
    <Page
      title={t('today.title')}
      eyebrow={club.name}
      width="wide"
      actions={
        <ButtonLink
          to="/admin/day-sheet"
          search={day === today ? {} : { date: day }}
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
        >
          {t('today.sheet')}
        </ButtonLink>
      }
    >
      <Stack gap="lg">
        {can('tenancy.change_club') && <NewRules club_id={club.id} />}
        {can('tenancy.change_club') && <FirstSteps club_id={club.id} />}
        <Unsolved clubId={club.id} formats={formats} onOpenClass={open} />
        <PeriodNav
          label={day === today ? formats.day(day) : formats.relativeDay(day, now)}
          previousLabel={t('today.previous')}
          nextLabel={t('today.next')}
          todayLabel={t('today.today')}
          onPrevious={() => go(addDays(day, -1))}
          onNext={() => go(addDays(day, 1))}
          onToday={day === today ? undefined : () => go(today)}
        />
        <Closed club_id={club.id} day={day} />
        <Loaded query={query}>
          {(sessions) =>
            sessions.length === 0 ? (
              <NoClasses />
            ) : (
              <>
                <DayTotalsStrip sessions={sessions} formats={formats} />
                <TodayBoard key={day} {...{ day, sessions }} now={day === today ? now : null} onOpen={open} />
              </>
            )
          }
        </Loaded>
      </Stack>
      <SessionDrawer sessionId={session ?? null} onClose={() => open(null)} />
    </Page>
  );
}

function NoClasses() {
  const { t } = useTranslation();
  return (
    <Card>
      <NothingHere
        icon={<IconCalendarOff aria-hidden />}
        title={t('today.empty.title')}
        description={t('today.empty.text')}
        action={
          <ButtonLink to="/admin/schedules" variant="light">
            {t('today.empty.action')}
          </ButtonLink>
        }
      />
    </Card>
  );
}

function Closed({ club_id, day }: { club_id: string; day: string }) {
  const { t } = useTranslation();
  const { data = [] } = useQuery(closuresQuery(club_id, { from: day, until: day }));
  return data.map(({ id, name }) => (
    <Alert key={id} color="yellow" variant="light" icon={<IconDoorOff aria-hidden />}>
      {t('today.closed', { name })}
    </Alert>
  ));
}
