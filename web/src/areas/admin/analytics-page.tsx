import { Select, SimpleGrid, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClassAnalytics } from '../../features/analytics/components/class-analytics.tsx';
import { DateField } from '../../platform/fields/date-field.tsx';
import { useNow } from '../../platform/formats/clock.ts';
import { addDays } from '../../platform/formats/local-date.ts';
import { Page } from '../../ui/page.tsx';
import { named } from './choice-lists.ts';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/analytics');
const DAYS = 28;

/** How the school does: a period, and whose classes. */
export function AnalyticsPage() {
  const { t } = useTranslation();
  const { club, formats, me } = useDesk();
  const { clubs } = me;
  const choices = named(useChoices(club.id));
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const today = formats.localDate(useNow());
  const until = search.until ?? today;
  const from = search.from ?? addDays(until, 1 - DAYS);
  const set = (name: string) => (value: string | null) =>
    void navigate({ search: { ...search, [name]: value ?? undefined }, replace: true });
  const select = (name: 'type' | 'level' | 'instructor', data: { value: string; label: string }[]) => (
    <Select
      label={t(`analytics.filters.${name}`)}
      placeholder={t('analytics.filters.all')}
      data={data}
      clearable
      clearButtonProps={{ 'aria-label': `${t('desk.fields.clear')}: ${t(`analytics.filters.${name}`)}` }}
      value={search[name] ?? null}
      onChange={set(name)}
    />
  );
  return (
    <Page
      title={t('analytics.title')}
      description={t('analytics.description')}
      eyebrow={search.clubs === 'all' ? t('analytics.allClubs') : club.name}
      width="wide"
    >
      <Stack gap="lg">
        <search aria-label={t('analytics.filters.label')}>
          <SimpleGrid cols={{ base: 1, xs: 2, md: clubs.length > 1 ? 6 : 5 }} spacing="sm">
            <DateField label={t('analytics.filters.from')} value={from} max={until} onChange={set('from')} />
            <DateField
              label={t('analytics.filters.until')}
              value={until}
              min={from}
              onChange={set('until')}
            />
            {select('type', choices.types)}
            {select('level', choices.levels)}
            {select('instructor', choices.instructors)}
            {clubs.length > 1 && (
              <Select
                label={t('analytics.filters.clubs')}
                data={[
                  { value: 'one', label: club.name },
                  { value: 'all', label: t('analytics.allClubs') },
                ]}
                allowDeselect={false}
                value={search.clubs === 'all' ? 'all' : 'one'}
                onChange={(value) => set('clubs')(value === 'all' ? 'all' : null)}
              />
            )}
          </SimpleGrid>
        </search>
        <ClassAnalytics
          formats={formats}
          asked={{
            ...{ from, until, club_id: search.clubs === 'all' ? undefined : club.id },
            ...{ class_type_id: search.type, level_id: search.level, instructor_id: search.instructor },
          }}
        />
      </Stack>
    </Page>
  );
}
