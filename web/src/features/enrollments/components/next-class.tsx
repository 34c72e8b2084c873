import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { MyClass } from '../api.ts';
import classes from './next-class.module.css';

interface NextClassProps {
  mine: MyClass;
  /** Formats of the club of the booking. */
  formats: Formats;
  now: Date;
  /** Whether it says whose class it is. */
  named: boolean;
  /** Wraps the title in the link to the class. */
  link: (mine: MyClass, title: ReactNode) => ReactNode;
}

/** What somebody comes for most often: when, where and with whom they play next. */
export function NextClass({ mine, formats, now, named, link }: NextClassProps) {
  const { t } = useTranslation();
  const id = useId();
  const where = [mine.court_name ?? mine.location, mine.instructor_name].filter(Boolean).join(' · ');
  return (
    <section className={classes.next} aria-labelledby={id}>
      <h2 className={classes.what} id={id}>
        {named ? t('bookings.nextOf', { name: mine.student_name }) : t('bookings.next')}
      </h2>
      <p className={classes.when}>
        {formats.relativeDay(mine.local_date, now)},{' '}
        {formats.timeRange(mine.scheduled_datetime, mine.ends_at)}
      </p>
      <p className={classes.where}>
        {link(mine, mine.name)}
        {where && ` · ${where}`}
      </p>
      <IconChevronRight aria-hidden />
    </section>
  );
}
