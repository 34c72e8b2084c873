import { useTranslation } from 'react-i18next';
import { CoachEvaluations } from '../../features/evaluations/components/evaluation-list.tsx';
import { Page } from '../../ui/page.tsx';
import { useTeaching } from './use-teaching.ts';

/** What students say of who is signed in. */
export function EvaluationsPage() {
  const { t } = useTranslation();
  const { formats, instructor } = useTeaching();
  return (
    <Page title={t('shell.nav.evaluations')} eyebrow={instructor?.display_name}>
      {instructor && <CoachEvaluations reads instructor_id={instructor.id} formats={formats} />}
    </Page>
  );
}
