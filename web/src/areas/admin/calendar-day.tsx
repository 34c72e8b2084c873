import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { reservationsQuery } from '../../features/courts/api.ts';
import { minutesOf, shownHours, spanOf } from '../../features/courts/day.ts';
import { clubQuery } from '../../features/organizations/api.ts';
import type { Session } from '../../features/scheduling/api.ts';
import { DayLanes } from '../../features/scheduling/components/day-lanes.tsx';
import {
  type Busy,
  clockOf,
  type Lane,
  laneRows,
  lanesOf,
  minutesOfSession,
  stepOf,
} from '../../features/scheduling/lanes.ts';
import { filterWeek } from '../../features/scheduling/week.ts';
import { addDays, isoWeekday } from '../../platform/formats/local-date.ts';
import { instantIn } from '../../platform/formats/zoned.ts';
import { Carrying, useCarrying } from './carrying.tsx';
import { useChoices } from './use-choices.ts';
import { useDesk } from './use-desk.ts';

const route = getRouteApi('/app/admin/calendar');

interface CalendarDayProps {
  day: string;
  /** Every class of the day. */
  sessions: readonly Session[];
  /** The hour from which a class can be begun on it; 24 for none. */
  addFrom: number;
  onOpen: (session_id: string) => void;
}

/** A day of the club by court or by coach, with what is free. */
export function CalendarDay({ day, sessions, addFrom, onOpen }: CalendarDayProps) {
  const { club, formats } = useDesk();
  const search = route.useSearch();
  const navigate = useNavigate();
  const kind = search.by === 'coach' ? 'coach' : 'court';
  const busy = useBusy(day);
  const opening = useOpening(day);
  const known = useLanes(club.id, kind);
  const only = kind === 'court' ? search.court : search.instructor;
  const shown = filterWeek(sessions, search);
  const lanes = lanesOf(kind, known, only ? shown : sessions).filter(({ id }) => !only || id === only);
  const taken = [...sessions.map(minutesOfSession), ...busy];
  const hours = shownHours(opening.length > 0 ? opening : usual, taken);
  const step = stepOf(taken);
  const ofLanes = { kind, lanes, busy: kind === 'court' ? busy : [] } as const;
  const rows = laneRows({ ...ofLanes, shown, all: sessions, hours, step });
  const add = (lane: Lane, hour: number, minutes?: number) =>
    void navigate({
      to: '/admin/schedules/new',
      search: {
        ...{ date: day, time: clockOf(hour), [kind]: lane.id ?? undefined },
        minutes: minutes === undefined ? undefined : String(minutes),
      },
    });
  const board = { ...ofLanes, all: sessions, step };
  const moving = useCarrying(board, add);
  return (
    <>
      <DayLanes
        {...{ kind, lanes, rows, formats, addFrom, onOpen }}
        {...{ table: moving.table, held: moving.held, movable: moving.movable }}
        label={formats.day(day)}
        onAdd={add}
      />
      <Carrying board={board} moving={moving} />
    </>
  );
}

/** What is shown of a club that has not said when it is open. */
const usual = [{ from: 8 * 60, until: 22 * 60 }];

function useLanes(club_id: string, kind: 'court' | 'coach'): Lane[] {
  const { courts, instructors } = useChoices(club_id);
  if (kind === 'court') return courts.filter(({ is_active }) => is_active);
  const inUse = instructors.filter(({ is_active }) => is_active);
  return inUse.map(({ id, display_name }) => ({ id, name: display_name }));
}

function useOpening(day: string) {
  const { club } = useDesk();
  const { data } = useQuery(clubQuery(club.id));
  return (data?.opening_hours ?? [])
    .filter(({ weekday }) => weekday === isoWeekday(day) - 1)
    .map(({ opens_at, closes_at }) => ({ from: minutesOf(opens_at), until: minutesOf(closes_at) || 1440 }));
}

/** What has the courts besides classes. */
function useBusy(day: string): Busy[] {
  const { t } = useTranslation();
  const { club, formats } = useDesk();
  const from = instantIn(day, '00:00', formats.timezone);
  const until = instantIn(addDays(day, 1), '00:00', formats.timezone);
  const { data = [] } = useQuery(reservationsQuery({ club_id: club.id, from, until }));
  return data
    .filter(({ class_session_id }) => !class_session_id)
    .map((one) => ({
      lane_id: one.court_id,
      ...spanOf(one, day, formats),
      title: one.title || t(`courts.types.${one.booking_type}`),
    }));
}
