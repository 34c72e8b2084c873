import { useTranslation } from 'react-i18next';
import { Foresight } from '../../features/analytics/components/foresight/foresight.tsx';
import { Page } from '../../ui/page.tsx';
import { useDesk } from './use-desk.ts';

/** What is to be expected in a club, and how well it was foretold before. */
export function ForesightPage() {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  return (
    <Page
      title={t('foresight.title')}
      description={t('foresight.description')}
      eyebrow={club.name}
      width="wide"
    >
      <Foresight club_id={club.id} formats={formats} />
    </Page>
  );
}
