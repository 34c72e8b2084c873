import { useTranslation } from 'react-i18next';
import type { Formats } from '../../../platform/formats/formats.ts';
import type { Session } from '../api.ts';
import { totalsOf } from '../day.ts';
import classes from './day-totals.module.css';

/** The day in four numbers. */
export function DayTotalsStrip({ sessions, formats }: { sessions: readonly Session[]; formats: Formats }) {
  const { t } = useTranslation();
  const totals = totalsOf(sessions);
  const facts = [
    { value: formats.number(totals.classes), label: t('today.classes', { count: totals.classes }) },
    {
      value: `${formats.number(totals.taken)}/${formats.number(totals.places)}`,
      label: t('today.places'),
    },
    { value: formats.number(totals.waiting), label: t('today.waiting', { count: totals.waiting }) },
    { value: formats.number(totals.arrived), label: t('today.arrived') },
  ];
  return (
    <dl className={classes.strip}>
      {facts.map(({ value, label }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
