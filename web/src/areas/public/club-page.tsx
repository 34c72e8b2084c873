import { Box, Button, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCalendarPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { publicClubQuery, publicSessionsQuery } from '../../features/discovery/api.ts';
import { ClassBrowser } from '../../features/discovery/components/class-browser.tsx';
import { ClubInfo } from '../../features/discovery/components/club-info.tsx';
import { daysOf } from '../../features/discovery/filters.ts';
import { PageCoaches } from '../../features/instructors/components/page-coaches.tsx';
import { useNow } from '../../platform/formats/clock.ts';
import { useFormats } from '../../platform/formats/use-formats.ts';
import { CourtLines } from '../../ui/court-lines.tsx';
import { PublicPage } from './public-page.tsx';
import classes from './visit.module.css';

type PublicClub = NonNullable<ReturnType<typeof usePublicClub>['data']>;

function usePublicClub() {
  const address = useParams({ from: '/visit/c/$organization/$club' });
  return useQuery(publicClubQuery(address));
}

/** What a club shows to everybody: where it is, when it is open, the classes of the week. */
export function ClubPage() {
  const { t } = useTranslation();
  const club = usePublicClub();
  useDocumentTitle(`${club.data?.name ?? t('shell.nav.classes')} · Bandeja`);
  return <PublicPage query={club}>{(data) => <Club club={data} />}</PublicPage>;
}

function Club({ club }: { club: PublicClub }) {
  const { t } = useTranslation();
  const formats = useFormats(club);
  return (
    <>
      <section className={classes.hero}>
        <CourtLines className={classes.lines} />
        <div className={classes.over}>
          <div>
            <p className={classes.eyebrow}>{t('visit.eyebrow')}</p>
            <Title order={1}>{club.name}</Title>
          </div>
          <ClubInfo club={club} formats={formats} />
        </div>
      </section>
      <Week club={club} />
      <Coaches club={club} />
      <InTheCalendar />
      <Outlet />
    </>
  );
}

function Coaches({ club }: { club: PublicClub }) {
  const { organization } = useParams({ from: '/visit/c/$organization/$club' });
  return (
    <Box mt="xl">
      <PageCoaches
        organization={organization}
        club_id={club.id}
        link={(instructor, name) => (
          <Link
            to="/c/$organization/$club/coaches/$instructor"
            params={{ organization, club: club.slug, instructor }}
            style={{ color: 'inherit' }}
          >
            {name}
          </Link>
        )}
      />
    </Box>
  );
}

function InTheCalendar() {
  const { t } = useTranslation();
  const { organization, club } = useParams({ from: '/visit/c/$organization/$club' });
  const path = `${window.location.host}/api/public/${organization}/clubs/${club}/calendar.ics`;
  return (
    <Box mt="xl">
      <Button
        component="a"
        href={`webcal://${path}`}
        variant="default"
        leftSection={<IconCalendarPlus size={18} aria-hidden />}
      >
        {t('visit.calendar')}
      </Button>
    </Box>
  );
}

function Week({ club }: { club: PublicClub }) {
  const from = '/visit/c/$organization/$club';
  const address = useParams({ from });
  const filters = useSearch({ from });
  const navigate = useNavigate({ from: '/c/$organization/$club' });
  const formats = useFormats(club);
  const now = useNow();
  const days = daysOf(filters, formats.localDate(now));
  const week = useQuery({
    ...publicSessionsQuery({ ...address, from: days[0]!, until: days[6]! }),
    placeholderData: keepPreviousData,
  });
  const stale = week.isPlaceholderData && week.data?.some(({ local_date }) => !days.includes(local_date));
  return (
    <ClassBrowser
      week={(stale ? { ...week, isPending: true } : week) as typeof week}
      filters={filters}
      onFilters={(search) => void navigate({ search, resetScroll: false })}
      viewType="visitor"
      formats={formats}
      now={now}
      link={(session, className, title) => (
        <Link
          to="/c/$organization/$club/$session"
          params={{ ...address, session: session.id }}
          search={(previous) => ({ week: session.local_date, ...previous })}
          resetScroll={false}
          preload={false}
          className={className}
        >
          {title}
        </Link>
      )}
    />
  );
}
