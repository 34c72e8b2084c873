import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { progressQuery } from '../../features/progress/api.ts';
import { LevelActions } from '../../features/progress/components/confirm-level.tsx';
import { ProgressDashboard } from '../../features/progress/components/progress-dashboard.tsx';
import { now } from '../../platform/formats/clock.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/clients/$clientId/progress');

/** What a client has learnt: skills to tick, a level to confirm. */
export function ClientProgressPage() {
  const { t } = useTranslation();
  const { formats } = useDesk();
  const { clientId } = route.useParams();
  const query = useQuery(progressQuery(clientId));
  return (
    <Loaded
      query={query}
      heading={1}
      title={t('progress.problem')}
      skeleton={<PageSkeleton label={t('common.loading')} />}
    >
      {(progress) => (
        <Page
          title={t('progress.of', { name: progress.student.name })}
          eyebrow={
            <AnchorLink to="/admin/clients/$clientId" params={{ clientId }}>
              {progress.student.name}
            </AnchorLink>
          }
          actions={
            <AnchorLink to="/progress-report/$student" params={{ student: clientId }}>
              {t('progress.report.open')}
            </AnchorLink>
          }
        >
          <ProgressDashboard
            progress={progress}
            formats={formats}
            today={formats.localDate(now())}
            levelActions={<LevelActions progress={progress} />}
          />
        </Page>
      )}
    </Loaded>
  );
}
