import { SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OnlineFindings } from '../../features/online/components/desk/findings.tsx';
import { TillMovements } from '../../features/sales/components/desk/movements.tsx';
import { FiscalRecords } from '../../features/sales/components/desk/records.tsx';
import { TillDay } from '../../features/sales/components/desk/till-day.tsx';
import { tillQuery } from '../../features/sales/till-api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodNav } from '../../ui/period-nav.tsx';
import { ListFiles } from './list-files.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/till');

/** The till of a day: what went through it, what should be in it, and what was counted. */
export function TillPage() {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const { date } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const today = formats.localDate(now);
  const day = date !== undefined && date < today ? date : today;
  const [currency, setCurrency] = useState<string>();
  const go = (to: string) => void navigate({ search: to >= today ? {} : { date: to } });
  const query = useQuery(tillQuery({ club_id: club.id, date: day, currency }));
  return (
    <Page
      title={t('till.title')}
      description={t('till.description')}
      eyebrow={club.name}
      actions={<ListFiles list="till" />}
    >
      <Stack gap="lg">
        <PeriodNav
          label={day === today ? formats.day(day) : formats.relativeDay(day, now)}
          previousLabel={t('till.previous')}
          nextLabel={t('till.next')}
          todayLabel={t('till.today')}
          onPrevious={() => go(addDays(day, -1))}
          onNext={() => go(addDays(day, 1))}
          onToday={day === today ? undefined : () => go(today)}
        />
        <Loaded query={query}>
          {(till) => (
            <>
              {till.currencies.length > 1 && (
                <SegmentedControl
                  aria-label={t('till.currency')}
                  data={till.currencies}
                  value={till.currency}
                  onChange={setCurrency}
                />
              )}
              <TillDay till={till} formats={formats} />
              <OnlineFindings club_id={club.id} formats={formats} />
              <FiscalRecords club_id={club.id} formats={formats} />
              <TillMovements till={till} formats={formats} />
            </>
          )}
        </Loaded>
      </Stack>
    </Page>
  );
}
