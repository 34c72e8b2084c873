import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import type { TaughtSession } from '../api.ts';
import classes from './instructor-schedule.module.css';
import { TaughtCard, type TaughtCardProps } from './taught-card.tsx';

interface InstructorScheduleProps extends Pick<TaughtCardProps, 'formats' | 'link' | 'own_id'> {
  sessions: readonly TaughtSession[];
  /** One day, or the seven of a week. */
  days: readonly LocalDate[];
  today: LocalDate;
}

/** What an instructor gives in a week: columns on a desktop, one day under the other on a phone. */
export function InstructorSchedule({ sessions, days, today, ...card }: InstructorScheduleProps) {
  const { t } = useTranslation();
  const { formats } = card;
  return (
    <div className={classes.week}>
      {days.map((day) => {
        const own = sessions.filter(({ local_date }) => local_date === day);
        return (
          <section
            key={day}
            className={classes.day}
            aria-label={formats.day(day)}
            data-empty={own.length === 0 || undefined}
          >
            <Title order={2} fz="h4" className={classes.head} data-today={day === today || undefined}>
              <span className={classes.weekday}>{formats.weekday(day)}</span> {Number(day.slice(8))}
            </Title>
            {own.length === 0 ? (
              <Text size="sm" c="dimmed" className={classes.none}>
                {t('classes.noneShort')}
              </Text>
            ) : (
              <ul className={classes.list} aria-label={formats.day(day)}>
                {own.map((session) => (
                  <li key={session.id}>
                    <TaughtCard session={session} compact {...card} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
