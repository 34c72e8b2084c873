import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { classTypesQuery } from '../../features/catalog/api.ts';
import { daysAhead, nextOf } from '../../features/discovery/ahead.ts';
import { availableQuery, type FoundSession } from '../../features/discovery/api.ts';
import { ClassSessionList } from '../../features/discovery/components/class-session-list.tsx';
import { ClassesAhead } from '../../features/discovery/components/classes-ahead.tsx';
import { EnrollmentForm } from '../../features/enrollments/components/enrollment-form.tsx';
import { summaryQuery } from '../../features/evaluations/api.ts';
import { EvaluationSummary } from '../../features/evaluations/components/evaluation-summary.tsx';
import type { Instructor } from '../../features/instructors/api.ts';
import { InstructorProfile } from '../../features/instructors/components/instructor-profile.tsx';
import { ClassScheduleCard } from '../../features/scheduling/components/class-schedule-card.tsx';
import { useNow } from '../../platform/formats/clock.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { Shown, type Store, useClub, usePeople } from './shown.tsx';

/** Classes of the next two weeks, as they are found. */
export function useFound() {
  const { club, formats } = useClub();
  const now = useNow();
  const query = availableQuery({ club_id: club?.id ?? '', ...daysAhead(formats.localDate(now)) });
  const { data } = useQuery({ ...query, enabled: club !== null });
  return data?.filter(({ scheduled_datetime }) => Date.parse(scheduled_datetime) > now.getTime());
}

export const classLink = (_: unknown, className: string, title: React.ReactNode) => (
  <Link to="/gallery" className={className}>
    {title}
  </Link>
);

export function CoreComponents({ store }: { store: Store }) {
  const { formats } = useClub();
  const found = useFound();
  const now = useNow();
  const [said, say] = useState('');
  return (
    <>
      <Shown name="ClassScheduleCard" of={store.schedules[0]}>
        {(schedule) => (
          <>
            <ClassScheduleCard schedule={schedule} holders={2} formats={formats} onAction={say} />
            <Text c="dimmed">{said}</Text>
          </>
        )}
      </Shown>
      <Shown name="ClassSessionList" of={found?.slice(0, 2)}>
        {(sessions) =>
          (['visitor', 'student', 'instructor', 'admin'] as const).map((viewType) => (
            <Stack key={viewType} mb="md" gap="xs">
              <Text c="dimmed">{viewType}</Text>
              <ClassSessionList {...{ sessions, viewType, formats, now }} label={viewType} link={classLink} />
            </Stack>
          ))
        }
      </Shown>
      <Shown name="EnrollmentForm" of={found?.find(({ free_places }) => free_places > 0)}>
        {(session) => <Enrolling session={session} />}
      </Shown>
      <Shown name="InstructorProfile" of={store.instructors.find(({ is_active }) => is_active)}>
        {(instructor) => <Profile instructor={instructor} found={found ?? []} />}
      </Shown>
    </>
  );
}

function Enrolling({ session }: { session: FoundSession }) {
  const { formats } = useClub();
  const people = usePeople();
  const [student_id, setStudent] = useState<string>();
  return (
    <EnrollmentForm
      session={{
        ...{ session_id: session.id, name: session.name, ends_at: session.ends_at },
        ...{ scheduled_datetime: session.scheduled_datetime, place: session.location },
        instructor_name: session.instructor?.display_name ?? null,
      }}
      people={people as Parameters<typeof EnrollmentForm>[0]['people']}
      named={people.length > 1}
      student_id={student_id}
      onStudent={setStudent}
      bookings={[]}
      formats={formats}
    />
  );
}

function Profile({ instructor, found }: { instructor: Instructor; found: FoundSession[] }) {
  const { formats } = useClub();
  const now = useNow();
  const { data: types = [] } = useQuery(classTypesQuery);
  const summary = useQuery(summaryQuery(instructor.id));
  const specialties = types.filter(({ id }) => instructor.specialties.includes(id));
  const sessions = nextOf(found, instructor.id, now).slice(0, 2);
  return (
    <InstructorProfile
      instructor={{ ...instructor, specialties }}
      showEvaluations={true}
      evaluations={
        <Loaded query={summary}>
          {(evaluations) => <EvaluationSummary evaluations={evaluations} formats={formats} />}
        </Loaded>
      }
      nextClasses={<ClassesAhead {...{ sessions, formats, now }} viewType="student" link={classLink} />}
    />
  );
}
