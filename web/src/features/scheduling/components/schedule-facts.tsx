import { Card, SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withAssistants } from '../../../platform/formats/coaches.ts';
import { ages, duration, type Formats } from '../../../platform/formats/formats.ts';
import type { Schedule } from '../api.ts';
import { endTime, patternInWords } from '../pattern-words.ts';

/** A schedule to look at, for those who may not change it, or when nobody can any more. */
export function ScheduleFacts({ schedule, formats }: { schedule: Schedule; formats: Formats }) {
  const { t } = useTranslation();
  const { start_time, duration_minutes, start_date, end_date, min_participants, max_participants } = schedule;
  const facts = [
    [t('scheduling.editor.when'), patternInWords(t, formats, schedule)],
    [
      t('scheduling.fields.startTime'),
      `${start_time.slice(0, 5)}–${endTime(start_time, duration_minutes)} (${duration(t, duration_minutes)})`,
    ],
    [t('scheduling.fields.startDate'), formats.date(start_date)],
    [t('scheduling.fields.endDate'), end_date ? formats.date(end_date) : '–'],
    [t('scheduling.fields.type'), schedule.class_type.name],
    [t('scheduling.fields.level'), schedule.level.display_name],
    [t('scheduling.fields.ages'), ages(t, schedule) ?? t('common.ages.all')],
    [
      t('scheduling.fields.instructor'),
      withAssistants(t, schedule.instructor?.display_name ?? '–', schedule.assistant_instructors),
    ],
    [t('scheduling.fields.court'), schedule.court?.name ?? (schedule.location || '–')],
    [t('scheduling.fields.maxHint'), `${min_participants}–${max_participants}`],
    [t('scheduling.fields.price'), formats.money(schedule.price, schedule.currency)],
  ];
  return (
    <Card>
      <SimpleGrid component="dl" cols={{ base: 1, xs: 2 }} m={0}>
        {facts.map(([term, fact]) => (
          <div key={term}>
            <Text component="dt" size="sm" c="dimmed">
              {term}
            </Text>
            <Text component="dd" m={0} fw={550}>
              {fact}
            </Text>
          </div>
        ))}
      </SimpleGrid>
    </Card>
  );
}
