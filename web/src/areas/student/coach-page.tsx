import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classTypesQuery } from '../../features/catalog/api.ts';
import { daysAhead, levelsOf, nextOf, offeredOf } from '../../features/discovery/ahead.ts';
import { availableQuery } from '../../features/discovery/api.ts';
import { ClassesAhead } from '../../features/discovery/components/classes-ahead.tsx';
import { myClassesQuery } from '../../features/enrollments/api.ts';
import { summaryQuery } from '../../features/evaluations/api.ts';
import { EvaluationSummary } from '../../features/evaluations/components/evaluation-summary.tsx';
import { type Instructor, instructorQuery } from '../../features/instructors/api.ts';
import { InstructorProfile } from '../../features/instructors/components/instructor-profile.tsx';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { AnchorLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { bookingsBySession } from './own-bookings.ts';
import { namesBookings, peopleOf } from './people.ts';

/** Who gives the classes that somebody takes. */
export function CoachPage() {
  const { t } = useTranslation();
  const { instructor: id } = useParams({ from: '/app/student/coaches/$instructor' });
  const instructor = useQuery(instructorQuery(id));
  const types = useQuery(classTypesQuery);
  return (
    <Loaded
      query={instructor}
      beside={[types]}
      heading={1}
      title={t('visit.coach.unknown')}
      skeleton={<PageSkeleton label={t('common.loading')} />}
    >
      {(data) => (
        <Page
          title={data.display_name}
          eyebrow={<AnchorLink to="/classes">{t('shell.nav.classes')}</AnchorLink>}
        >
          <Profile instructor={data} />
        </Page>
      )}
    </Loaded>
  );
}

function Profile({ instructor }: { instructor: Instructor }) {
  const { data: types = [] } = useQuery(classTypesQuery);
  const { formats, now, classes, next } = useNext(instructor);
  const summary = useQuery(summaryQuery(instructor.id));
  return (
    <InstructorProfile
      instructor={{
        ...instructor,
        specialties: types.filter(({ id, is_active }) => is_active && instructor.specialties.includes(id)),
      }}
      showEvaluations={true}
      evaluations={
        <Loaded query={summary}>
          {(evaluations) => <EvaluationSummary evaluations={evaluations} formats={formats} />}
        </Loaded>
      }
      levels={levelsOf(next)}
      nextClasses={<Loaded query={classes}>{() => <Ahead {...{ formats, now, next }} />}</Loaded>}
    />
  );
}

/** What they give next, at the club on screen if they teach there, else at the first where they do. */
function useNext({ id: instructor_id, club_ids }: Instructor) {
  const { me, club } = useSession();
  const here = [club, ...me.clubs].find((one) => one && club_ids.includes(one.id)) ?? club;
  const formats = useFormats(here ?? { timezone: 'UTC', currency: 'EUR', locale: me.user.locale });
  const now = useNow();
  const student = peopleOf(me)[0];
  const classes = useQuery({
    ...availableQuery({
      ...{ club_id: here?.id ?? '', instructor_id, ...daysAhead(formats.localDate(now)) },
      ...(student && { student_id: student.id }),
    }),
    enabled: here !== null,
  });
  return { formats, now, classes, next: nextOf(classes.data ?? [], instructor_id, now) };
}

function Ahead({ formats, now, next }: Pick<ReturnType<typeof useNext>, 'formats' | 'now' | 'next'>) {
  const { me } = useSession();
  const mine = useQuery(myClassesQuery('upcoming'));
  return (
    <ClassesAhead
      sessions={offeredOf(next, now)}
      viewType="student"
      bookings={bookingsBySession(mine.data ?? [])}
      named={namesBookings(me)}
      {...{ formats, now }}
      link={(session, className, title) => (
        <Link
          to="/classes/$session"
          params={{ session: session.id }}
          search={{ week: session.local_date }}
          className={className}
        >
          {title}
        </Link>
      )}
    />
  );
}
