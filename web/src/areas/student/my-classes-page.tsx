import { Stack, Tabs } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PrivacyAsked } from '../../features/clients/components/privacy-asked.tsx';
import {
  type FixedPlace,
  type MyClass,
  myClassesQuery,
  placesQuery,
} from '../../features/enrollments/api.ts';
import { FixedPlaces } from '../../features/enrollments/components/fixed-places.tsx';
import { MyClassesDashboard } from '../../features/enrollments/components/my-classes-dashboard.tsx';
import { OwnMakeUps } from '../../features/enrollments/components/own-make-ups.tsx';
import { choicesQuery } from '../../features/enrollments/holder-api.ts';
import { makeUpsQuery } from '../../features/enrollments/make-ups-api.ts';
import { requestsQuery } from '../../features/enrollments/queue-api.ts';
import { myEvaluationsQuery } from '../../features/evaluations/api.ts';
import { OwnEvaluations } from '../../features/evaluations/components/own-evaluations.tsx';
import { ownWishesQuery } from '../../features/planning/wishes-api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { createFormats } from '../../platform/formats/formats.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { useSession } from '../../platform/session/session.ts';
import { later } from '../../ui/later.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { ListSkeleton } from '../../ui/skeletons.tsx';
import { namesBookings, peopleOf } from './people.ts';

const MyRequests = later(
  async () => (await import('../../features/enrollments/components/queue/my-requests.tsx')).MyRequests,
);

const WishesAsked = later(
  async () => (await import('../../features/planning/components/wishes-asked.tsx')).WishesAsked,
);

export function MyClassesPage() {
  const { t } = useTranslation();
  const { when = 'upcoming' } = useSearch({ from: '/app/student/my-classes' });
  const navigate = useNavigate({ from: '/my-classes' });
  return (
    <Page
      title={t('shell.nav.myClasses')}
      actions={
        <ButtonLink to="/my-payments" variant="default" size="sm">
          {t('sales.title')}
        </ButtonLink>
      }
    >
      <PrivacyAsked />
      <Tabs
        value={when}
        onChange={(value) => void navigate({ search: value === 'past' ? { when: 'past' } : {} })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="upcoming">{t('bookings.upcoming')}</Tabs.Tab>
          <Tabs.Tab value="past">{t('bookings.past')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={when}>
          <Bookings key={when} when={when} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Bookings({ when }: { when: 'upcoming' | 'past' }) {
  const { t } = useTranslation();
  const { me, club } = useSession();
  const now = useNow();
  const mine = useQuery(myClassesQuery(when));
  const places = useQuery({ ...placesQuery, enabled: when === 'upcoming' });
  const above = useAbove(when, places.data);
  const formats = useFormats(club ?? { timezone: 'UTC', currency: 'EUR', locale: 'es' });
  const formatsOf = ({ club: { timezone }, currency }: MyClass) =>
    timezone === formats.timezone ? formats : createFormats({ locale: formats.locale, timezone, currency });
  const named = namesBookings(me);

  return (
    <Loaded
      query={mine}
      beside={when === 'past' ? above : [places, ...above]}
      title={t('classes.problem')}
      skeleton={<ListSkeleton label={t('common.loading')} rows={4} height={120} />}
    >
      {(data) => (
        <Stack gap="xl">
          {when === 'upcoming' && (
            <>
              <WishesAsked
                {...{ formats, named }}
                link={({ term, student }, text, about) => (
                  <ButtonLink
                    to="/my-classes/wishes/$term"
                    params={{ term: term.id }}
                    search={{ for: student.id }}
                    size="sm"
                    variant="light"
                    aria-label={`${text}: ${about}`}
                  >
                    {text}
                  </ButtonLink>
                )}
              />
              <FixedPlaces {...{ formats, named }} places={places.data ?? []} upcoming={data} />
              <OwnMakeUps
                {...{ formats, named }}
                link={(student_id) => (
                  <ButtonLink to="/classes" search={{ make_up: '1', for: student_id }} variant="light">
                    {t('bookings.makeUps.find')}
                  </ButtonLink>
                )}
              />
              <MyRequests {...{ formats, named }} own={peopleOf(me).map(({ id }) => id)} />
            </>
          )}
          {when === 'past' && <OwnEvaluations {...{ formats, named }} />}
          <MyClassesDashboard
            {...{ when, now, formatsOf, named }}
            enrollments={data}
            link={({ session_id }, title) => (
              <Link to="/classes/$session" params={{ session: session_id }}>
                {title}
              </Link>
            )}
            action={<ButtonLink to="/classes">{t('bookings.none.action')}</ButtonLink>}
          />
        </Stack>
      )}
    </Loaded>
  );
}

/** What the parts above the bookings ask for themselves. */
function useAbove(when: 'upcoming' | 'past', places: readonly FixedPlace[] = []) {
  const enabled = when === 'upcoming';
  const makeUps = useQuery({ ...makeUpsQuery(), enabled });
  const requests = useQuery({ ...requestsQuery(), enabled });
  const wishes = useQuery({ ...ownWishesQuery(), enabled });
  const evaluations = useQuery({ ...myEvaluationsQuery, enabled: !enabled });
  const active = places.filter(({ status }) => status === 'active');
  const choices = useQueries({ queries: active.map(({ id }) => choicesQuery(id)) });
  return enabled ? [makeUps, requests, wishes, ...choices] : [evaluations];
}
