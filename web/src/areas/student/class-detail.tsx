import { Button, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ClassSession, sessionQuery } from '../../features/discovery/api.ts';
import { CancelledNotice } from '../../features/discovery/components/cancelled-notice.tsx';
import { ClassFacts, type FactsOfClass } from '../../features/discovery/components/class-facts.tsx';
import { type MyClass, myClassesQuery, verdictQuery } from '../../features/enrollments/api.ts';
import { type BookedClass, isActive } from '../../features/enrollments/booking.ts';
import { EnrollmentForm } from '../../features/enrollments/components/enrollment-form.tsx';
import { usePayingOnline } from '../../features/online/use-paying.ts';
import { reasonInWords } from '../../platform/errors/message.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { later } from '../../ui/later.tsx';
import { AnchorLink } from '../../ui/link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { namesBookings, peopleOf } from './people.ts';

const ClassMessages = later(
  async () => (await import('../../features/messages/components/class-messages.tsx')).ClassMessages,
);
const PrivacyNeeded = later(
  async () => (await import('../../features/clients/components/privacy-needed.tsx')).PrivacyNeeded,
);
const WaiverNeeded = later(
  async () => (await import('../../features/clients/components/waiver-needed.tsx')).WaiverNeeded,
);
const AskForPlace = later(
  async () => (await import('../../features/enrollments/components/queue/ask-for-place.tsx')).AskForPlace,
);

/** One class over the week: an address of its own. */
export function ClassDetail() {
  const { t } = useTranslation();
  const { session: id } = useParams({ from: '/app/student/classes/$session' });
  const navigate = useNavigate({ from: '/classes/$session' });
  const session = useQuery(sessionQuery(id));
  const close = () => void navigate({ to: '/classes', search: (previous) => previous, resetScroll: false });
  useDocumentTitle(`${session.data?.name ?? t('shell.nav.classes')} · Bandeja`);
  return (
    <Sheet opened onClose={close} title={session.data?.name ?? ' '} closeLabel={t('common.close')}>
      <Loaded
        query={session}
        title={t('classes.problemOne')}
        skeleton={<ListSkeleton label={t('common.loading')} height={44} />}
      >
        {(data) => <Detail session={data} onClose={close} />}
      </Loaded>
    </Sheet>
  );
}

function Detail({ session, onClose }: { session: ClassSession; onClose: () => void }) {
  const { t } = useTranslation();
  const { for: whom } = useSearch({ from: '/app/student/classes' });
  const { me, club } = useSession();
  const formats = useFormats({
    timezone: session.club.timezone,
    currency: session.currency,
    locale: club?.locale ?? 'es',
  });
  const now = useNow();
  const people = peopleOf(me);
  const [chosen, setChosen] = useState(whom);
  const person = people.find(({ id }) => id === chosen) ?? people[0];
  const mine = useQuery(myClassesQuery('upcoming'));
  const bookings = (mine.data ?? []).filter((booked) => booked.session_id === session.id && isActive(booked));
  const payOnline = usePayingOnline(session.club.id);
  const by_package = useByPackage(session.id, person?.id, bookings);
  return (
    <Stack gap="lg">
      <ClassFacts
        session={{ ...factsOf(session), by_package }}
        formats={formats}
        now={now}
        coachLink={(instructor, name) => (
          <AnchorLink to="/coaches/$instructor" params={{ instructor }}>
            {name}
          </AnchorLink>
        )}
      />
      {(bookings.length > 0 || Date.parse(session.ends_at) < now.getTime()) && (
        <ClassMessages session_id={session.id} formats={formats} />
      )}
      {session.status === 'cancelled' ? (
        <CancelledNotice reason={reasonInWords(session.cancel_reason)} />
      ) : (
        <EnrollmentForm
          session={bookableClass(session)}
          people={people}
          named={namesBookings(me)}
          student_id={chosen}
          onStudent={setChosen}
          bookings={bookings}
          formats={formats}
          {...(payOnline && {
            payOnline: ({ id, student_id }) =>
              payOnline({
                ...{ club_id: session.club.id, enrollment_id: id },
                client_id: me.client?.id ?? student_id,
              }),
          })}
          consent={({ code, ...booking }) =>
            code === 'enrollment.waiver_needed' ? <WaiverNeeded /> : <PrivacyNeeded {...booking} />
          }
        />
      )}
      {session.status !== 'cancelled' && person && (
        <AskForPlace schedule_id={session.schedule_id} {...{ person, named: namesBookings(me) }} />
      )}
      <Button variant="default" hiddenFrom="md" onClick={onClose}>
        {t('common.close')}
      </Button>
    </Stack>
  );
}

/** Whether a package has paid for the class of this person, or would. */
function useByPackage(
  session_id: string,
  student_id: string | undefined,
  bookings: readonly MyClass[],
): boolean {
  const booked = bookings.find((one) => one.student_id === student_id);
  const asks = student_id !== undefined && !booked;
  const { data } = useQuery({ ...verdictQuery(session_id, student_id ?? ''), enabled: asks });
  return booked ? booked.by_package : asks && data?.package != null;
}

/** The one who gives the class is its instructor to a student. */
function factsOf(session: ClassSession): FactsOfClass {
  const { substitute_instructor: substitute, instructor } = session;
  return { ...session, instructor: substitute ?? instructor, is_substitute: substitute !== null };
}

function bookableClass(session: ClassSession): BookedClass {
  return {
    session_id: session.id,
    name: session.name,
    scheduled_datetime: session.scheduled_datetime,
    ends_at: session.ends_at,
    place: [session.court?.name ?? session.location, session.club.name].filter(Boolean).join(', '),
    instructor_name: (session.substitute_instructor ?? session.instructor)?.display_name ?? null,
  };
}
