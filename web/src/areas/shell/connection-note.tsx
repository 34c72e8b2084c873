import { useTranslation } from 'react-i18next';
import { useReach } from '../../platform/live/connection.ts';
import { later } from '../../ui/later.tsx';
import classes from './shell.module.css';

const AsOf = later(async () => (await import('./as-of.tsx')).AsOf, { failed: () => null });

/** Says that the server is away while it is: what is on screen may not be the latest. */
export function ConnectionNote() {
  const { t } = useTranslation();
  const away = useReach() === 'away';
  return (
    <div role="status" className={away ? classes.away : undefined}>
      {away && t('shell.away')} {away && <AsOf />}
    </div>
  );
}
