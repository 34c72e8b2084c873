import { Card, Stack, Text, Title } from '@mantine/core';
import { IconTicket } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ScanCode } from '../../features/attendance/components/scan-code.tsx';
import { TypeCode } from '../../features/attendance/components/type-code.tsx';
import type { ClassCode } from '../../features/attendance/scanned.ts';
import { isAboutToBegin } from '../../features/enrollments/about-to-begin.ts';
import { type MyClass, myClassesQuery } from '../../features/enrollments/api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { createFormats } from '../../platform/formats/formats.ts';
import { readerLocale } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';

/** Checks in with the camera of the app, or by the letters under the code. */
export function ScanPage() {
  const { t } = useTranslation();
  const mine = useQuery(myClassesQuery('upcoming'));
  return (
    <Page title={t('attendance.checkIn.title')} width="narrow">
      <Loaded
        query={mine}
        title={t('attendance.checkIn.failed')}
        skeleton={<ListSkeleton label={t('common.loading')} rows={2} height={160} />}
      >
        {(bookings) => <Scan bookings={bookings} />}
      </Loaded>
    </Page>
  );
}

function Scan({ bookings }: { bookings: readonly MyClass[] }) {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const arrive = ({ session, code }: ClassCode) =>
    void navigate({ to: '/check-in/$session', params: { session }, search: { code }, replace: true });
  const soon = bookings.filter((mine) => isAboutToBegin(mine, now));
  const sessions = useChoices(soon);
  if (soon.length === 0) {
    return (
      <Card>
        <NothingHere
          icon={<IconTicket aria-hidden />}
          title={t('scan.nothing')}
          description={t('scan.nothingHint')}
          action={<ButtonLink to="/my-classes">{t('attendance.checkIn.mine')}</ButtonLink>}
        />
      </Card>
    );
  }
  return (
    <Stack gap="lg">
      <Text>{t('scan.hint')}</Text>
      <ScanCode found={arrive} />
      <Card component="section" aria-labelledby="typed">
        <Title order={2} fz="h4" mb="sm" id="typed">
          {t('scan.typed')}
        </Title>
        <TypeCode sessions={sessions} found={arrive} />
      </Card>
    </Stack>
  );
}

/** Each class once, however many of a family are in it. */
function useChoices(bookings: readonly MyClass[]) {
  const { i18n } = useTranslation();
  const { club } = useSession();
  const locale = readerLocale(i18n.language, club?.locale ?? 'es');
  const labels = bookings.map((mine): [string, string] => {
    const { time } = createFormats({ locale, timezone: mine.club.timezone, currency: mine.currency });
    return [mine.session_id, `${time(mine.scheduled_datetime)} · ${mine.name}`];
  });
  return [...new Map(labels)].map(([value, label]) => ({ value, label }));
}
