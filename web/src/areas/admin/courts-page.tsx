import { Alert, Button, Card, Group, Stack } from '@mantine/core';
import { IconDoorOff, IconLayoutGrid, IconLock, IconPlus } from '@tabler/icons-react';
import { useQuery, useSuspenseQueries } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CloseCourt } from '../../features/changes/components/close-court.tsx';
import { GoingInactive } from '../../features/changes/components/going-inactive.tsx';
import type { Courts } from '../../features/changes/components/move-fields.tsx';
import { type Court, courtsQuery, type Reservation, reservationsQuery } from '../../features/courts/api.ts';
import { CourtDay } from '../../features/courts/components/court-day.tsx';
import { CourtDialog } from '../../features/courts/components/court-dialog.tsx';
import { ReleaseDialog, ReserveDialog } from '../../features/courts/components/court-dialogs.tsx';
import { CourtList } from '../../features/courts/components/court-list.tsx';
import { minutesOf } from '../../features/courts/day.ts';
import { closuresQuery, clubQuery } from '../../features/organizations/api.ts';
import { useNow } from '../../platform/formats/clock.ts';
import { addDays, isoWeekday } from '../../platform/formats/local-date.ts';
import { instantIn } from '../../platform/formats/zoned.ts';
import { Loaded } from '../../platform/loaded.tsx';
import { NothingHere } from '../../ui/nothing-here.tsx';
import { Page } from '../../ui/page.tsx';
import { PeriodNav } from '../../ui/period-nav.tsx';
import { Section } from '../../ui/section.tsx';
import { useArrival } from '../../ui/use-arrival.ts';
import { ListFiles } from './list-files.tsx';
import { SessionDrawer } from './session-drawer.tsx';
import { useCourts } from './use-courts.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/courts');

type Dialog =
  | { what: 'court'; court?: Court }
  | { what: 'leaves'; court: Court }
  | { what: 'reserve' }
  | { what: 'close' }
  | { what: 'release'; reservation: Reservation };

/** The courts of the club: what takes them on a day, and the courts themselves. */
export function CourtsPage() {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const { date } = route.useSearch();
  const now = useNow();
  const day = date ?? formats.localDate(now);
  const [courts] = useSuspenseQueries({ queries: [courtsQuery(club.id)] });
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const choices = useCourts();
  const close = () => setDialog(null);
  const arrival = useArrival<HTMLButtonElement>('add');
  const add = (
    <Button
      ref={arrival}
      variant={courts.data.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={18} aria-hidden />}
      onClick={() => setDialog({ what: 'court' })}
    >
      {t('courts.court.add')}
    </Button>
  );
  return (
    <Page
      title={t('courts.title')}
      width="wide"
      actions={
        courts.data.length > 0 && (
          <Group gap="xs">
            <ListFiles list="courts" />
            {add}
            <Button
              variant="default"
              leftSection={<IconDoorOff size={18} aria-hidden />}
              onClick={() => setDialog({ what: 'close' })}
            >
              {t('courts.closing.open')}
            </Button>
            <Button
              leftSection={<IconLock size={18} aria-hidden />}
              onClick={() => setDialog({ what: 'reserve' })}
            >
              {t('courts.block.open')}
            </Button>
          </Group>
        )
      }
    >
      {courts.data.length === 0 ? (
        <Card>
          <NothingHere
            icon={<IconLayoutGrid aria-hidden />}
            title={t('courts.empty.title')}
            description={t('courts.empty.text')}
            action={add}
          />
        </Card>
      ) : (
        <Stack gap="lg">
          <Day
            courts={courts.data}
            day={day}
            onRelease={(reservation) => setDialog({ what: 'release', reservation })}
          />
          <Section title={t('courts.list')}>
            <CourtList courts={courts.data} onEdit={(court) => setDialog({ what: 'court', court })} />
          </Section>
        </Stack>
      )}
      {dialog?.what === 'court' && (
        <CourtDialog
          club_id={club.id}
          court={dialog.court}
          onClose={close}
          onLeaves={(court) => setDialog({ what: 'leaves', court })}
        />
      )}
      {dialog?.what === 'leaves' && (
        <GoingInactive
          what="court"
          of={dialog.court}
          {...{ formats, courts: othersThan(dialog.court, choices) }}
          onClose={close}
        />
      )}
      {dialog?.what === 'reserve' && (
        <ReserveDialog courts={courts.data} day={day} formats={formats} onClose={close} />
      )}
      {dialog?.what === 'close' && <CloseCourt day={day} {...{ formats, courts: choices }} onClose={close} />}
      {dialog?.what === 'release' && (
        <ReleaseDialog reservation={dialog.reservation} formats={formats} onClose={close} />
      )}
    </Page>
  );
}

/** Where a class can go from a court that is closed. */
const othersThan = ({ id }: Court, { courts, ...rest }: Courts): Courts => ({
  ...rest,
  courts: courts.filter(({ value }) => value !== id),
});

interface DayProps {
  courts: readonly Court[];
  day: string;
  onRelease: (reservation: Reservation) => void;
}

function Day({ courts, day, onRelease }: DayProps) {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const { session } = route.useSearch();
  const navigate = route.useNavigate();
  const now = useNow();
  const today = formats.localDate(now);
  const go = (to: string) => void navigate({ search: to === today ? {} : { date: to } });
  const open = (id: string | null) =>
    void navigate({ search: (before) => ({ ...before, session: id ?? undefined }) });
  const from = instantIn(day, '00:00', formats.timezone);
  const until = instantIn(addDays(day, 1), '00:00', formats.timezone);
  const reservations = useQuery(reservationsQuery({ club_id: club.id, from, until }));
  const { data: record } = useQuery(clubQuery(club.id));
  const { data: closures = [] } = useQuery(closuresQuery(club.id, { from: day, until: day }));
  const opening = (record?.opening_hours ?? [])
    .filter(({ weekday }) => weekday === isoWeekday(day) - 1)
    .map(({ opens_at, closes_at }) => ({ from: minutesOf(opens_at), until: minutesOf(closes_at) || 1440 }));
  return (
    <>
      <PeriodNav
        label={day === today ? formats.day(day) : formats.relativeDay(day, now)}
        previousLabel={t('courts.previous')}
        nextLabel={t('courts.next')}
        todayLabel={t('courts.today')}
        onPrevious={() => go(addDays(day, -1))}
        onNext={() => go(addDays(day, 1))}
        onToday={day === today ? undefined : () => go(today)}
      />
      {closures.map(({ id, name }) => (
        <Alert key={id} color="yellow" variant="light" icon={<IconDoorOff aria-hidden />}>
          {t('today.closed', { name })}
        </Alert>
      ))}
      <Loaded query={reservations}>
        {(all) => (
          <CourtDay
            courts={courts.filter(
              ({ id, is_active }) => is_active || all.some(({ court_id }) => court_id === id),
            )}
            reservations={all}
            day={day}
            opening={opening}
            now={day === today ? minutesOf(formats.time(now)) : null}
            formats={formats}
            onOpen={(one) => (one.class_session_id ? open(one.class_session_id) : onRelease(one))}
          />
        )}
      </Loaded>
      <SessionDrawer sessionId={session ?? null} onClose={() => open(null)} />
    </>
  );
}
