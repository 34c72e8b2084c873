import { Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import type { FoundSession } from '../api.ts';
import { ClassSessionList, type ClassSessionListProps } from './class-session-list.tsx';
import classes from './week-grid.module.css';

interface WeekGridProps extends Omit<ClassSessionListProps, 'sessions' | 'label'> {
  days: readonly LocalDate[];
  today: LocalDate;
  byDay: ReadonlyMap<LocalDate, readonly FoundSession[]>;
  formats: Formats;
  onDay: (day: LocalDate) => void;
}

/** A week as seven columns. */
export function WeekGrid({ days, today, byDay, onDay, ...list }: WeekGridProps) {
  const { t } = useTranslation();
  const { formats } = list;
  return (
    <div className={classes.week}>
      {days.map((day) => {
        const sessions = byDay.get(day) ?? [];
        return (
          <section key={day} className={classes.day} aria-label={formats.day(day)}>
            <h2 className={classes.heading}>
              <UnstyledButton
                className={classes.head}
                data-today={day === today || undefined}
                onClick={() => onDay(day)}
              >
                <VisuallyHidden>{t('classes.onlyDay', { day: formats.day(day) })}</VisuallyHidden>
                <span aria-hidden="true" className={classes.weekday}>
                  {formats.weekday(day)}
                </span>
                <span aria-hidden="true" className={classes.number}>
                  {Number(day.slice(8))}
                </span>
              </UnstyledButton>
            </h2>
            {sessions.length > 0 ? (
              <ClassSessionList {...list} sessions={sessions} label={formats.day(day)} />
            ) : (
              <Text c="dimmed" size="sm" ta="center" py="md">
                {t('classes.noneShort')}
              </Text>
            )}
          </section>
        );
      })}
    </div>
  );
}
