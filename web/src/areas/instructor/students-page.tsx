import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { myStudentsQuery, progressQuery } from '../../features/progress/api.ts';
import { LevelActions } from '../../features/progress/components/confirm-level.tsx';
import { ProgressDashboard } from '../../features/progress/components/progress-dashboard.tsx';
import { StudentProgressView } from '../../features/progress/components/student-progress-view.tsx';
import { now } from '../../platform/formats/clock.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { useTeaching } from './use-teaching.ts';

/** Whom the signed-in coach teaches. */
export function StudentsPage() {
  const { t } = useTranslation();
  const { formats, instructor } = useTeaching();
  const query = useQuery(myStudentsQuery);
  return (
    <Page title={t('shell.nav.students')} eyebrow={instructor?.display_name}>
      <Loaded query={query}>
        {(students) => (
          <StudentProgressView
            students={students}
            formats={formats}
            link={({ id, name }) => (
              <AnchorLink to="/instructor/students/$student" params={{ student: id }} fw={600}>
                {name}
              </AnchorLink>
            )}
          />
        )}
      </Loaded>
    </Page>
  );
}

/** How far one of them is: skills to tick, a level to confirm. */
export function StudentPage() {
  const { t } = useTranslation();
  const { formats } = useTeaching();
  const { student } = useParams({ from: '/app/instructor/students/$student' });
  const query = useQuery(progressQuery(student));
  return (
    <Loaded
      query={query}
      heading={1}
      title={t('progress.problem')}
      skeleton={<PageSkeleton label={t('common.loading')} />}
    >
      {(progress) => (
        <Page
          title={progress.student.name}
          eyebrow={<AnchorLink to="/instructor/students">{t('shell.nav.students')}</AnchorLink>}
          actions={
            <AnchorLink to="/progress-report/$student" params={{ student }}>
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
