import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ClassesThatTeach } from '../../features/discovery/components/classes-that-teach.tsx';
import { progressQuery, type StudentProgress } from '../../features/progress/api.ts';
import { ProgressDashboard } from '../../features/progress/components/progress-dashboard.tsx';
import { now } from '../../platform/formats/clock.ts';
import type { Formats } from '../../platform/formats/formats.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { peopleOf } from './people.ts';
import { ThroughWhoseEyes } from './through-whose-eyes.tsx';

/** What oneself, and those in one's care, have learnt, and the way to the next level. */
export function ProgressPage() {
  const { t } = useTranslation();
  const { me } = useSession();
  const { for: asked } = useSearch({ from: '/app/student/my-progress' });
  const navigate = useNavigate({ from: '/my-progress' });
  const people = peopleOf(me);
  const whose = people.find(({ id }) => id === asked) ?? people[0];
  return (
    <Page
      title={t('progress.own')}
      actions={
        people.length > 1 &&
        whose && (
          <ThroughWhoseEyes
            people={people}
            value={whose.id}
            onChange={(id) => void navigate({ search: { for: id }, replace: true })}
          />
        )
      }
    >
      {whose && <Own key={whose.id} student_id={whose.id} />}
    </Page>
  );
}

function Own({ student_id }: { student_id: string }) {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  const query = useQuery(progressQuery(student_id));
  return (
    <Loaded
      query={query}
      title={t('progress.problem')}
      skeleton={<PageSkeleton label={t('common.loading')} />}
    >
      {(progress) => (
        <ProgressDashboard
          progress={progress}
          formats={formats}
          today={formats.localDate(now())}
          levelActions={
            <ButtonLink to="/progress-report/$student" params={{ student: student_id }} variant="default">
              {t('progress.report.open')}
            </ButtonLink>
          }
          findClasses={<FindClasses progress={progress} formats={formats} />}
        />
      )}
    </Loaded>
  );
}

interface FindClassesProps {
  progress: StudentProgress;
  formats: Formats;
}

/** Classes of the level that is being learnt: those of the next one refuse until somebody confirms it. */
function FindClasses({ progress: { student, recommended_next_level: next }, formats }: FindClassesProps) {
  const { t } = useTranslation();
  if (!next) return null;
  const level = next.current_level;
  return (
    <>
      {next.missing_skills.length > 0 && (
        <ClassesThatTeach level_id={level.id} student_id={student.id} formats={formats} />
      )}
      <ButtonLink to="/classes" search={{ level: level.id, for: student.id }} variant="light">
        {t('progress.path.find', { level: level.display_name })}
      </ButtonLink>
    </>
  );
}
