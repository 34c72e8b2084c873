import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { LocalDate } from '../../../platform/formats/local-date.ts';
import classes from './day-tabs.module.css';

interface DayTabsProps {
  days: readonly LocalDate[];
  selected: LocalDate;
  today: LocalDate;
  /** Classes on each day. */
  counts: ReadonlyMap<LocalDate, number>;
  formats: Formats;
  onSelect: (day: LocalDate) => void;
}

/** The days of a week as a row of buttons, under the thumb. */
export function DayTabs({ days, selected, today, counts, formats, onSelect }: DayTabsProps) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend on screen
    <div role="group" aria-label={t('classes.days')} className={classes.days}>
      {days.map((day) => {
        const count = counts.get(day) ?? 0;
        return (
          <UnstyledButton
            key={day}
            className={classes.day}
            aria-pressed={day === selected}
            data-today={day === today || undefined}
            data-empty={count === 0 || undefined}
            onClick={() => onSelect(day)}
          >
            <VisuallyHidden>
              {formats.day(day)}, {t('classes.count', { count })}
            </VisuallyHidden>
            <span aria-hidden="true" className={classes.weekday}>
              {formats.weekday(day)}
            </span>
            <span aria-hidden="true" className={classes.number}>
              {Number(day.slice(8))}
            </span>
            <span aria-hidden="true" className={classes.dot} />
          </UnstyledButton>
        );
      })}
    </div>
  );
}
