import { Group, Select } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { addDays, startOfWeek } from '../../platform/formats/local-date.ts';
import { ChoiceBar } from '../../ui/choice-bar.tsx';
import { PeriodNav } from '../../ui/period-nav.tsx';
import { named } from './choice-lists.ts';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/calendar');

interface PeriodProps {
  byDay: boolean;
  day: string;
  today: string;
  go: (date: string) => void;
}

/** The week or the day on screen, and the way to others. */
export function Period({ byDay, day, today, go }: PeriodProps) {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const monday = startOfWeek(day);
  if (byDay)
    return (
      <PeriodNav
        label={formats.day(day)}
        previousLabel={t('scheduling.calendar.previousDay')}
        nextLabel={t('scheduling.calendar.nextDay')}
        todayLabel={t('scheduling.calendar.backToToday')}
        onPrevious={() => go(addDays(day, -1))}
        onNext={() => go(addDays(day, 1))}
        onToday={day === today ? undefined : () => go(today)}
      />
    );
  return (
    <PeriodNav
      label={formats.week(monday)}
      previousLabel={t('scheduling.calendar.previous')}
      nextLabel={t('scheduling.calendar.next')}
      todayLabel={t('scheduling.calendar.today')}
      onPrevious={() => go(addDays(monday, -7))}
      onNext={() => go(addDays(monday, 7))}
      onToday={monday === startOfWeek(today) ? undefined : () => go(today)}
    />
  );
}

/** Week or day, and whose columns the day has; both stay in the address. On phones a week is a list, day by day. */
export function Views({ byDay }: { byDay: boolean }) {
  const { t } = useTranslation();
  const { by } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (name: 'view' | 'by', usual: string) => (value: string) =>
    void navigate({ search: (before) => ({ ...before, [name]: value === usual ? undefined : value }) });
  return (
    <Group gap="xs">
      <ChoiceBar
        label={t('scheduling.calendar.view')}
        data={(['week', 'day'] as const).map((one) => ({
          value: one as string,
          label: t(`scheduling.calendar.${one}`),
        }))}
        value={byDay ? 'day' : 'week'}
        onChange={set('view', 'week')}
      />
      {byDay && (
        <ChoiceBar
          label={t('scheduling.calendar.by')}
          data={[
            { value: 'court', label: t('scheduling.calendar.byCourt') },
            { value: 'coach', label: t('scheduling.calendar.byCoach') },
          ]}
          value={by === 'coach' ? 'coach' : 'court'}
          onChange={set('by', 'court')}
        />
      )}
    </Group>
  );
}

/** One court, or one coach. */
export function Filters() {
  const { t } = useTranslation();
  const { club } = useDesk();
  const { courts, instructors } = named(useChoices(club.id));
  const { court, instructor } = route.useSearch();
  const navigate = route.useNavigate();
  const set = (name: 'court' | 'instructor') => (value: string | null) =>
    void navigate({ search: (before) => ({ ...before, [name]: value ?? undefined }), replace: true });
  const common = (label: string) => ({
    'aria-label': label,
    size: 'sm' as const,
    clearable: true,
    clearButtonProps: { 'aria-label': `${t('desk.fields.clear')}: ${label}` },
    style: { flex: '1 1 150px' },
  });
  return (
    <Group component="search" gap="xs" wrap="nowrap">
      <Select
        {...common(t('scheduling.calendar.court'))}
        placeholder={t('scheduling.calendar.allCourts')}
        data={courts}
        value={court ?? null}
        onChange={set('court')}
      />
      <Select
        {...common(t('scheduling.calendar.instructor'))}
        placeholder={t('scheduling.calendar.allInstructors')}
        data={instructors}
        value={instructor ?? null}
        onChange={set('instructor')}
      />
    </Group>
  );
}
