import { SimpleGrid, Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type Asked, analyticsQuery, type KpiKey } from '../api.ts';
import { Breakdowns } from './breakdowns.tsx';
import { Cohorts } from './cohorts.tsx';
import { KpiCard } from './kpi-card.tsx';
import { KpiRows } from './kpi-rows.tsx';
import { Packages } from './packages.tsx';

interface ClassAnalyticsProps {
  asked: Asked;
  formats: Formats;
}

/** How the school does in a period: the numbers beside those of the period before, and where they come from. */
export function ClassAnalytics({ asked, formats }: ClassAnalyticsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<KpiKey>();
  const query = useQuery(analyticsQuery(asked));
  return (
    <Loaded query={query}>
      {({ kpis, currency }) => {
        const none = kpis.every(({ value, previous }) => !value && !previous.value);
        if (none)
          return (
            <NothingHere
              icon={<IconChartBar size={28} aria-hidden />}
              title={t('analytics.nothing')}
              description={t('analytics.nothingHint')}
            />
          );
        const shown = kpis.find(({ key }) => key === open);
        return (
          <Stack gap="lg">
            <SimpleGrid component="ul" cols={{ base: 2, md: 3, lg: 4 }} m={0} p={0} spacing="sm">
              {kpis.map((kpi) => (
                <KpiCard
                  key={kpi.key}
                  kpi={kpi}
                  currency={currency}
                  formats={formats}
                  onRows={() => setOpen(kpi.key)}
                />
              ))}
            </SimpleGrid>
            <Breakdowns asked={asked} formats={formats} />
            <Packages asked={asked} formats={formats} />
            <Cohorts asked={asked} formats={formats} />
            {shown && (
              <KpiRows
                kpi={shown}
                asked={asked}
                currency={currency}
                formats={formats}
                onClose={() => setOpen(undefined)}
              />
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}
