import { Stack } from '@mantine/core';
import { IconCalendarDollar } from '@tabler/icons-react';
import { useQuery, useSuspenseQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classTypesQuery } from '../../features/catalog/api.ts';
import { arrearsQuery, plansQuery, previewQuery } from '../../features/fees/api.ts';
import { ArrearsList } from '../../features/fees/components/arrears-list.tsx';
import { ChargeList } from '../../features/fees/components/charge-list.tsx';
import { MonthPreview } from '../../features/fees/components/month-preview.tsx';
import { PlanList } from '../../features/fees/components/plan-list.tsx';
import { monthAfter } from '../../features/fees/words.ts';
import { schedulesQuery } from '../../features/scheduling/api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import type { Formats } from '../../platform/formats/formats.ts';
import { Together } from '../../platform/loaded.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodNav } from '../../ui/period-nav.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/fees');
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/** What fixed places cost, what is to be charged for a month, and what was. */
export function FeesPage() {
  const { t } = useTranslation();
  const { club, formats, can } = useDesk();
  const { month: asked = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const current = formats.localDate(useNow()).slice(0, 7);
  const month = MONTH.test(asked) ? asked : current;
  const go = (to: string) => void navigate({ search: to === current ? {} : { month: to } });
  const [plans, types, schedules] = useSuspenseQueries({
    queries: [plansQuery, classTypesQuery, schedulesQuery(club.id)],
  });
  const places = {
    club,
    types: can('tenancy.change_organization') ? types.data : [],
    groups: schedules.data.filter(({ status }) => status !== 'cancelled'),
  };
  return (
    <Page
      title={t('fees.title')}
      description={t('fees.description')}
      eyebrow={club.name}
      actions={
        <ButtonLink variant="default" size="sm" to="/admin/debits">
          {t('fees.debits')}
        </ButtonLink>
      }
    >
      <Stack gap="lg">
        {plans.data.length === 0 ? (
          <NothingHere
            icon={<IconCalendarDollar aria-hidden />}
            title={t('fees.emptyTitle')}
            description={t('fees.emptyText')}
          />
        ) : (
          <>
            <PeriodNav
              label={formats.month(`${month}-01`)}
              previousLabel={t('fees.previous')}
              nextLabel={t('fees.next')}
              todayLabel={t('fees.today')}
              onPrevious={() => go(monthAfter(month, -1))}
              onNext={() => go(monthAfter(month, 1))}
              onToday={month === current ? undefined : () => go(current)}
            />
            <Month key={month} club_id={club.id} month={month} formats={formats} />
          </>
        )}
        <PlanList plans={plans.data} {...{ club, places, formats }} starts_on={`${month}-01`} />
      </Stack>
    </Page>
  );
}

function Month({ month, ...of }: { club_id: string; month: string; formats: Formats }) {
  const preview = useQuery(previewQuery(of.club_id, month));
  const arrears = useQuery(arrearsQuery(of.club_id));
  return (
    <Together of={[preview, arrears]}>
      <MonthPreview month={month} {...of} />
      <ArrearsList {...of} />
      <ChargeList month={month} {...of} />
    </Together>
  );
}
