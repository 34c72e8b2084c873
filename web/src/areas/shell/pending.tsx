import { useTranslation } from 'react-i18next';
import { PageSkeleton } from '../../ui/skeletons.tsx';

export function Pending() {
  const { t } = useTranslation();
  return <PageSkeleton label={t('common.loading')} />;
}
