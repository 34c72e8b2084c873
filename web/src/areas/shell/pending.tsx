import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import classes from './pending.module.css';

export function Pending() {
  const { t } = useTranslation();
  return <PageSkeleton label={t('common.loading')} />;
}

/** Where nothing stands around the page yet that would keep it off the edges. */
export const PendingAlone = () => (
  <div className={classes.alone}>
    <Pending />
  </div>
);
