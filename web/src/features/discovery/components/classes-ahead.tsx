import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ClassSessionList, type ClassSessionListProps } from './class-session-list.tsx';

/** The next few classes, by day; `none` says over which days there are no more. */
export function ClassesAhead({ sessions, ...list }: Omit<ClassSessionListProps, 'label'>) {
  const { t } = useTranslation();
  const { formats } = list;
  if (sessions.length === 0) return <Text c="dimmed">{t('visit.coach.none')}</Text>;
  const byDay = Map.groupBy(sessions, ({ local_date }) => local_date);
  return [...byDay].map(([day, ofDay]) => (
    <section key={day} aria-label={formats.day(day)}>
      <Text fw={600} mt="md" mb="xs">
        {formats.relativeDay(day, list.now)}
      </Text>
      <ClassSessionList {...list} sessions={ofDay} label={formats.day(day)} />
    </section>
  ));
}
