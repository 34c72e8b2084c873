import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { StudentProgress } from '../api.ts';
import classes from './trend-chart.module.css';

interface TrendChartProps {
  months: StudentProgress['performance_trend']['months'];
  formats: Formats;
}

const TOP = 5;

/** How coaches rated somebody, month by month: columns from 1 to 5, each with its number. */
export function TrendChart({ months, formats }: TrendChartProps) {
  const { t } = useTranslation();
  return (
    <ul className={classes.chart}>
      {months.map(({ month, rating, number }) => (
        <li key={month} className={classes.month}>
          <span className={classes.value}>{formats.number(rating)}</span>
          <span className={classes.track} aria-hidden="true">
            <span className={classes.bar} style={{ height: `${(100 * rating) / TOP}%` }} />
          </span>
          <span className={classes.label}>{formats.monthShort(`${month}-01`)}</span>
          <span className={classes.number}>{t('progress.trend.number', { count: number })}</span>
        </li>
      ))}
    </ul>
  );
}
