import { Button, Skeleton, Text } from '@mantine/core';
import { IconListCheck, IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PrivacyAsked } from '../../features/clients/components/privacy-asked.tsx';
import { availableQuery, type FoundSession } from '../../features/discovery/api.ts';
import { ClassBrowser } from '../../features/discovery/components/class-browser.tsx';
import type { ClassFilters } from '../../features/discovery/filters.ts';
import { type MyClass, myClassesQuery } from '../../features/enrollments/api.ts';
import { NextClass } from '../../features/enrollments/components/next-class.tsx';
import { nextClass } from '../../features/enrollments/next.ts';
import { closuresQuery } from '../../features/organizations/api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import type { Club } from '../../platform/session/me.ts';
import { useSession } from '../../platform/session/session.ts';
import { later } from '../../ui/later.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/skeletons.tsx';
import { askedClasses } from './first-asked.ts';
import { bookingsBySession } from './own-bookings.ts';
import { namesBookings } from './people.ts';

const NoClubPage = later(
  async () => (await import('../../features/discovery/components/no-club-page.tsx')).NoClubPage,
  { pending: () => <PageWaits /> },
);
const BookSeveral = later(
  async () => (await import('../../features/enrollments/components/book-several.tsx')).BookSeveral,
);
const ThroughWhoseEyes = later(async () => (await import('./through-whose-eyes.tsx')).ThroughWhoseEyes, {
  pending: () => <Skeleton h={44} />,
});

function PageWaits() {
  const { t } = useTranslation();
  return <PageSkeleton label={t('common.loading')} />;
}

export function ClassesPage() {
  const { club } = useSession();
  if (club) return <ClubClasses key={club.id} club={club} />;
  return <NoClubPage />;
}

function ClubClasses({ club }: { club: Club }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const filters = useSearch({ from: '/app/student/classes' });
  const navigate = useNavigate({ from: '/classes' });
  const formats = useFormats(club);
  const now = useNow();
  const { days, people, whom, asked } = askedClasses(me, club, filters, formats.localDate(now));
  const week = useQuery({ ...availableQuery(asked), placeholderData: keepPreviousData });
  const mine = useQuery(myClassesQuery('upcoming'));
  const bookings = useMemo(() => bookingsBySession(mine.data ?? []), [mine.data]);
  const several = useSeveral();
  const setFilters = (search: ClassFilters) => void navigate({ search, resetScroll: false });
  // Last week's classes must not stand under this week's dates while the new ones are on their way.
  const shown =
    week.isPlaceholderData && isAnotherWeek(week.data, days) ? { ...week, isPending: true } : week;

  return (
    <Page title={t('shell.nav.classes')} eyebrow={club.name} width="wide">
      <PrivacyAsked />
      {mine.isPending && people.length > 0 ? (
        <Skeleton h={{ base: 137, sm: 92 }} mb="md" radius={16} />
      ) : (
        <Next bookings={mine.data ?? []} />
      )}
      <ClassBrowser
        week={shown as typeof week}
        whyNone={(day) => <ClosedDay day={day} days={days} />}
        filters={filters}
        onFilters={setFilters}
        tools={
          <>
            <ButtonLink
              to="/find"
              search={{ for: filters.for }}
              variant="default"
              size="sm"
              h={44}
              leftSection={<IconSearch size={18} aria-hidden />}
            >
              {t('classes.find')}
            </ButtonLink>
            {people.length > 1 && (
              <ThroughWhoseEyes
                people={people}
                value={whom ?? ''}
                onChange={(id) => setFilters({ ...filters, for: id })}
              />
            )}
            {people.length > 0 && !several.chosen && (
              <Button
                variant="default"
                size="sm"
                h={44}
                leftSection={<IconListCheck size={18} aria-hidden />}
                onClick={several.start}
              >
                {t('bookings.several.start')}
              </Button>
            )}
          </>
        }
        viewType="student"
        formats={formats}
        now={now}
        bookings={bookings}
        named={namesBookings(me)}
        selection={several.selection}
        link={(session, className, title) => (
          <Link
            to="/classes/$session"
            params={{ session: session.id }}
            search={(previous) => previous}
            resetScroll={false}
            preload={false}
            className={className}
          >
            {title}
          </Link>
        )}
      />
      {several.chosen && (
        <BookSeveral
          chosen={several.chosen}
          people={people}
          student_id={whom}
          formats={formats}
          onRemove={several.remove}
          onEnd={several.end}
        />
      )}
      <Outlet />
    </Page>
  );
}

/** That the club is closed on a day, which is why it has no classes. */
function ClosedDay({ day, days }: { day: string; days: readonly string[] }) {
  const { t } = useTranslation();
  const { club } = useSession();
  const { data = [] } = useQuery(closuresQuery(club?.id ?? '', { from: days[0]!, until: days[6]! }));
  const closure = data.find(({ starts_on, ends_on }) => starts_on <= day && day <= ends_on);
  if (!closure) return null;
  return (
    <Text fw={600} mb="sm">
      {t('classes.closed', { name: closure.name })}
    </Text>
  );
}

/** The class that comes next, whichever week is on screen, with the hours of its own club. */
function Next({ bookings }: { bookings: readonly MyClass[] }) {
  const { me, club } = useSession();
  const now = useNow();
  const next = nextClass(bookings, now);
  const { timezone = 'UTC' } = next?.club ?? {};
  const formats = useFormats({ timezone, currency: next?.currency ?? 'EUR', locale: club?.locale ?? 'es' });
  if (!next) return null;
  return (
    <NextClass
      mine={next}
      {...{ formats, now }}
      named={namesBookings(me)}
      link={({ session_id }, title) => (
        <Link
          to="/classes/$session"
          params={{ session: session_id }}
          search={(previous) => previous}
          resetScroll={false}
          preload={false}
        >
          {title}
        </Link>
      )}
    />
  );
}

function isAnotherWeek(sessions: FoundSession[] | undefined, days: readonly string[]): boolean {
  return sessions?.some(({ local_date }) => !days.includes(local_date)) ?? false;
}

/** The classes chosen to be booked together; null while nobody is choosing. The choice survives a change of week. */
function useSeveral() {
  const [chosen, setChosen] = useState<FoundSession[] | null>(null);
  const remove = (ids: readonly string[]) =>
    setChosen((before) => before?.filter(({ id }) => !ids.includes(id)) ?? null);
  const onToggle = (session: FoundSession) =>
    setChosen((before) => {
      if (!before) return null;
      const has = before.some(({ id }) => id === session.id);
      return has ? before.filter(({ id }) => id !== session.id) : [...before, session];
    });
  return {
    chosen,
    selection: chosen ? { ids: new Set(chosen.map(({ id }) => id)), onToggle } : undefined,
    start: () => setChosen([]),
    end: () => setChosen(null),
    remove,
  };
}
