import { useTranslation } from 'react-i18next';
import { ImportTimetable } from '../../features/import/components/timetable-import.tsx';
import { Page } from '../../ui/page.tsx';

export function ImportPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('importing.title')} description={t('importing.description')}>
      <ImportTimetable />
    </Page>
  );
}
