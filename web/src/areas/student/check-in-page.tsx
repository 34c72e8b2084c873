import { Card, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CheckInResult } from '../../features/attendance/components/check-in-result.tsx';
import { sessionQuery } from '../../features/discovery/api.ts';
import { type MyClass, myClassesQuery } from '../../features/enrollments/api.ts';
import { createFormats } from '../../platform/formats/formats.ts';
import { readerLocale } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { namesBookings } from './people.ts';

/** Where the QR code at the class leads. */
export function CheckInPage() {
  const { t } = useTranslation();
  const { session: session_id } = useParams({ from: '/app/check-in/$session' });
  const { code } = useSearch({ from: '/app/check-in/$session' });
  const mine = useQuery(myClassesQuery('upcoming'));
  useDocumentTitle(`${t('attendance.checkIn.title')} · Bandeja`);
  return (
    <Loaded
      query={mine}
      heading={1}
      title={t('attendance.checkIn.failed')}
      skeleton={<ListSkeleton label={t('common.loading')} rows={2} height={160} />}
    >
      {(bookings) => <Arrive {...{ session_id, code, bookings }} />}
    </Loaded>
  );
}

interface ArriveProps {
  session_id: string;
  code: string | undefined;
  bookings: readonly MyClass[];
}

function Arrive({ session_id, code, bookings }: ArriveProps) {
  const { t } = useTranslation();
  const { me } = useSession();
  const people = bookings
    .filter((booked) => booked.session_id === session_id && booked.status === 'enrolled')
    .map(({ student_id, student_name }) => ({ student_id, name: student_name }));
  return (
    <Card maw={640} mx="auto">
      <CheckInResult
        session_id={session_id}
        code={code}
        people={people}
        named={namesBookings(me)}
        action={
          <ButtonLink to="/my-classes" variant="light">
            {t('attendance.checkIn.mine')}
          </ButtonLink>
        }
      >
        <WhichClass session_id={session_id} />
      </CheckInResult>
    </Card>
  );
}

function WhichClass({ session_id }: { session_id: string }) {
  const { i18n } = useTranslation();
  const { data: session } = useQuery(sessionQuery(session_id));
  const { club } = useSession();
  if (!session) return null;
  const formats = createFormats({
    timezone: session.club.timezone,
    currency: session.currency,
    locale: readerLocale(i18n.language, club?.locale ?? 'es'),
  });
  const place = session.court?.name ?? session.location;
  return (
    <Text ta="center">
      <Text span fw={650} fz="lg" display="block">
        {session.name}
      </Text>
      {formats.dateTime(session.scheduled_datetime)}
      {place && ` · ${place}`}
    </Text>
  );
}
