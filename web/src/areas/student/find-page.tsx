import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useRouterState, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PrivacyAsked } from '../../features/clients/components/privacy-asked.tsx';
import { ClassFinder } from '../../features/discovery/components/class-finder.tsx';
import { ForYou } from '../../features/discovery/components/for-you.tsx';
import { NoClubPage } from '../../features/discovery/components/no-club-page.tsx';
import { SavedSearches, SaveSearch } from '../../features/discovery/components/saved-searches.tsx';
import { recommendationsQuery, savedSearchesQuery } from '../../features/discovery/find-api.ts';
import { findFilters, isAsked } from '../../features/discovery/find-filters.ts';
import { myClassesQuery } from '../../features/enrollments/api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Together } from '../../platform/loaded.tsx';
import type { Club } from '../../platform/session/me.ts';
import { useSession } from '../../platform/session/session.ts';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { bookingsBySession } from './own-bookings.ts';
import { namesBookings, peopleOf } from './people.ts';
import { ThroughWhoseEyes } from './through-whose-eyes.tsx';

/** More that fit best are not read. */
const MOST = 5;

/** Looking for a class: what fits best, and by words and choices. */
export function FindPage() {
  const { club } = useSession();
  return club ? <Find key={club.id} club={club} /> : <NoClubPage />;
}

function Find({ club }: { club: Club }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { for: wanted, ...filters } = findFilters(useSearch({ from: '/app/student/find' }));
  const navigate = useNavigate({ from: '/find' });
  // Whoever comes by a link or goes back opens a search anew, with its words; choosing and typing replace the address.
  const opened = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.state.__TSR_index });
  const formats = useFormats(club);
  const now = useNow();
  const people = peopleOf(me);
  const whom = people.find(({ id }) => id === wanted) ?? people[0];
  const above = useAbove(club, isAsked(filters) ? undefined : whom?.id);
  const { data: mine = [] } = useQuery(myClassesQuery('upcoming'));
  const change = (next: object) =>
    void navigate({ search: { ...next, for: wanted }, replace: true, resetScroll: false });
  return (
    <Page
      title={t('find.title')}
      eyebrow={club.name}
      actions={
        <ButtonLink to="/classes" variant="default" size="sm">
          {t('find.week')}
        </ButtonLink>
      }
    >
      <PrivacyAsked />
      <Stack gap="xl">
        {people.length > 1 && (
          <ThroughWhoseEyes
            people={people}
            value={whom?.id ?? ''}
            onChange={(id) => void navigate({ search: { ...filters, for: id }, replace: true })}
          />
        )}
        <Together of={above}>
          {whom && !isAsked(filters) && (
            <ForYou
              {...{ formats, club_id: club.id, student_id: whom.id, most: MOST }}
              name={whom.id === me.client?.id ? undefined : whom.display_name}
            />
          )}
          {!isAsked(filters) && <SavedSearches student_id={wanted} />}
          <ClassFinder
            key={`${whom?.id} ${opened}`}
            {...{ student_id: whom?.id, filters, formats, now }}
            bookings={bookingsBySession(mine)}
            named={namesBookings(me)}
            onChange={change}
            tools={<SaveSearch filters={filters} />}
            link={(session, className, title) => (
              <Link
                to="/classes/$session"
                params={{ session: session.id }}
                search={{ week: session.local_date, day: session.local_date, ...(whom && { for: whom.id }) }}
                className={className}
              >
                {title}
              </Link>
            )}
          />
        </Together>
      </Stack>
    </Page>
  );
}

/** What stands above the search and asks for itself. */
function useAbove(club: Club, student_id: string | undefined) {
  const enabled = student_id !== undefined;
  const asked = { club_id: club.id, student_id: student_id ?? '', limit: MOST };
  return [
    useQuery({ ...recommendationsQuery(asked), enabled }),
    useQuery({ ...savedSearchesQuery, enabled }),
  ];
}
