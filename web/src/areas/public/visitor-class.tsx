import { Stack, Text } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  type ClubAddress,
  type FoundSession,
  publicClubQuery,
  publicSessionsQuery,
} from '../../features/discovery/api.ts';
import { classState, isBookable } from '../../features/discovery/class-state.ts';
import { ClassFacts } from '../../features/discovery/components/class-facts.tsx';
import { stateText } from '../../features/discovery/components/state-label.tsx';
import { daysOf } from '../../features/discovery/filters.ts';
import { pageCoachesQuery } from '../../features/instructors/public-api.ts';
import { codeMessage } from '../../platform/errors/message.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { meQuery } from '../../platform/session/api.ts';
import { AnchorLink, ButtonLink } from '../../ui/link.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';

const FROM = '/visit/c/$organization/$club/$session';

/** A class of a club that the visitor does not belong to yet. */
export function VisitorClass() {
  const { t } = useTranslation();
  const { session: id, ...address } = useParams({ from: FROM });
  const filters = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/c/$organization/$club/$session' });
  const club = useQuery(publicClubQuery(address));
  const formats = useFormats(club.data ?? { timezone: 'UTC', currency: 'EUR', locale: 'es' });
  const now = useNow();
  const days = daysOf(filters, formats.localDate(now));
  const week = useQuery({
    ...publicSessionsQuery({ ...address, from: days[0]!, until: days[6]! }),
    enabled: club.isSuccess,
  });
  const session = week.data?.find((found) => found.id === id);
  const coachLink = useCoachLink(address, club.data?.id);
  useDocumentTitle(`${session?.name ?? t('shell.nav.classes')} · Bandeja`);
  return (
    <Sheet
      opened
      onClose={() =>
        void navigate({ to: '/c/$organization/$club', search: (previous) => previous, resetScroll: false })
      }
      title={session?.name ?? ' '}
      closeLabel={t('common.close')}
    >
      {week.isPending && <ListSkeleton label={t('common.loading')} height={44} />}
      {week.isSuccess && !session && <Text>{t('visit.noClass')}</Text>}
      {session && (
        <Stack gap="lg">
          <ClassFacts session={session} formats={formats} now={now} coachLink={coachLink} />
          <Book session={session} state={stateText(classState(session, undefined, now), t, formats)} />
        </Stack>
      )}
    </Sheet>
  );
}

/** Leads to those who are presented on the club's page. */
function useCoachLink(address: ClubAddress, club_id = '') {
  const coaches = useQuery({
    ...pageCoachesQuery(address.organization, club_id),
    enabled: club_id !== '',
  });
  return (instructor: string, name: string) =>
    coaches.data?.some(({ id }) => id === instructor) && (
      <AnchorLink to="/c/$organization/$club/coaches/$instructor" params={{ ...address, instructor }}>
        {name}
      </AnchorLink>
    );
}

/** The way to a place: an account first, where there is none. Then the club, and this class again. */
function Book({ session, state }: { session: FoundSession; state: string }) {
  const { t } = useTranslation();
  const { organization, club } = useParams({ from: FROM });
  const { data: me } = useQuery(meQuery);
  const now = useNow();
  const kind = classState(session, undefined, now);
  if (!isBookable(kind) && kind.kind !== 'refused') {
    const { code, message } = session.booking;
    return <Text c="dimmed">{code ? codeMessage(code, message) : state}</Text>;
  }
  const label = t(kind.kind === 'full' ? 'bookings.join' : 'bookings.book');
  if (me?.user) {
    return (
      <ButtonLink
        to="/join/$organization/$club"
        params={{ organization, club }}
        search={{ class: session.id }}
        h={52}
        fullWidth
      >
        {label}
      </ButtonLink>
    );
  }
  const next = `/join/${organization}/${club}?class=${session.id}`;
  return (
    <Stack gap="sm">
      <ButtonLink to="/sign-up" search={{ next }} h={52} fullWidth>
        {label}
      </ButtonLink>
      <ButtonLink to="/sign-in" search={{ next }} variant="default" fullWidth>
        {t('visit.haveAccount')}
      </ButtonLink>
      <Text size="sm" c="dimmed">
        {t('visit.accountHint')}
      </Text>
    </Stack>
  );
}
