import { Button, Card, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCalendarTime, IconFilterOff, IconPlus, IconSearch, IconTableImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import { weekdayNames } from '../../../platform/formats/weekdays.ts';
import { Loaded } from '../../../platform/loaded.tsx';
import { ButtonLink } from '../../../ui/link.tsx';
import { NothingHere } from '../../../ui/nothing-here.tsx';
import { type Schedule, schedulesQuery } from '../api.ts';
import { filterSchedules, type ScheduleFilters } from '../schedule-filters.ts';
import { ClassScheduleCard } from './class-schedule-card.tsx';
import type { Choice } from './editor/fields.tsx';
import { type AskedAction, ScheduleDialogs, useGenerate } from './schedule-dialogs.tsx';
import classes from './schedule-manager.module.css';

interface ScheduleManagerProps {
  club_id: string;
  choices: { types: Choice[]; levels: Choice[]; instructors: Choice[] };
  /** Fixed places held, by schedule. */
  holders: ReadonlyMap<string, number>;
  formats: Formats;
  filters: ScheduleFilters;
  onFilters: (filters: ScheduleFilters) => void;
}

/** Every schedule of a club: find, open, publish, generate, cancel. */
export function ScheduleManager(props: ScheduleManagerProps) {
  const query = useQuery(schedulesQuery(props.club_id));
  return (
    <Loaded query={query}>
      {(schedules) => (schedules.length === 0 ? <Empty /> : <List {...props} schedules={schedules} />)}
    </Loaded>
  );
}

function List({ schedules, ...props }: ScheduleManagerProps & { schedules: Schedule[] }) {
  const { t } = useTranslation();
  const { filters, onFilters, holders, formats } = props;
  const [asked, setAsked] = useState<AskedAction | null>(null);
  const generate = useGenerate();
  const found = filterSchedules(schedules, filters);
  return (
    <Stack gap="md">
      <Filters {...props} />
      <Text size="sm" c="dimmed" role="status">
        {t('scheduling.manager.count', { count: found.length })}
      </Text>
      {found.length === 0 && (
        <Card>
          <NothingHere
            icon={<IconFilterOff aria-hidden />}
            title={t('scheduling.manager.noMatch.title')}
            description={t('scheduling.manager.noMatch.text')}
            action={
              <Button variant="light" onClick={() => onFilters({})}>
                {t('scheduling.manager.clear')}
              </Button>
            }
          />
        </Card>
      )}
      <Stack gap="sm">
        {found.map((schedule) => (
          <ClassScheduleCard
            key={schedule.id}
            schedule={schedule}
            holders={holders.get(schedule.id) ?? 0}
            formats={formats}
            onAction={(action) =>
              action === 'generate' ? generate.run(schedule.id) : setAsked({ schedule, action })
            }
          />
        ))}
      </Stack>
      <ScheduleDialogs asked={asked} onClose={() => setAsked(null)} />
    </Stack>
  );
}

function Filters({ choices, formats, filters, onFilters }: ScheduleManagerProps) {
  const { t } = useTranslation();
  const statuses = ['draft', 'published', 'cancelled'] as const;
  const set = (name: keyof ScheduleFilters) => (value: string | null) =>
    onFilters({ ...filters, [name]: value ?? undefined });
  const select = (name: keyof ScheduleFilters, label: string, data: Choice[]) => (
    <Select
      aria-label={label}
      placeholder={label}
      data={data}
      clearable
      clearButtonProps={{ 'aria-label': `${t('desk.fields.clear')}: ${label}` }}
      size="sm"
      value={filters[name] ?? null}
      onChange={set(name)}
    />
  );
  const days = weekdayNames(formats.locale, 'long').map((label, day) => ({ value: String(day), label }));
  const any = Object.values(filters).some(Boolean);
  return (
    <search aria-label={t('scheduling.manager.filters')} className={classes.filters}>
      <TextInput
        className={classes.search}
        size="sm"
        aria-label={t('scheduling.manager.search')}
        placeholder={t('scheduling.manager.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        type="search"
        value={filters.q ?? ''}
        onChange={({ currentTarget }) => set('q')(currentTarget.value || null)}
      />
      {select('weekday', t('scheduling.manager.weekday'), days)}
      {select('level', t('scheduling.manager.level'), choices.levels)}
      {select('type', t('scheduling.manager.type'), choices.types)}
      {select('instructor', t('scheduling.manager.instructor'), choices.instructors)}
      {select(
        'status',
        t('scheduling.manager.status'),
        statuses.map((value) => ({ value, label: t(`scheduling.status.${value}`) })),
      )}
      {any && (
        <Button variant="subtle" size="sm" onClick={() => onFilters({})}>
          {t('scheduling.manager.clear')}
        </Button>
      )}
    </search>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <Card>
      <NothingHere
        icon={<IconCalendarTime aria-hidden />}
        title={t('scheduling.manager.empty.title')}
        description={t('scheduling.manager.empty.text')}
        action={
          <Group justify="center">
            <ButtonLink to="/admin/schedules/new" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('scheduling.manager.new')}
            </ButtonLink>
            <ButtonLink
              to="/admin/import"
              variant="light"
              leftSection={<IconTableImport size={18} aria-hidden />}
            >
              {t('scheduling.manager.empty.import')}
            </ButtonLink>
          </Group>
        }
      />
    </Card>
  );
}
