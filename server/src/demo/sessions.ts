import {
  addDays,
  addHours,
  addMinutes,
  eachDate,
  type LocalDate,
  localWeekday,
  zonedInstant,
} from '../kernel/time/index.ts';
import type { Club, Coach } from './club.ts';
import type { Group } from './groups.ts';
import type { Row, World } from './world.ts';

export interface Session {
  /** The row, whose counts and status the bookings fill in. */
  row: Row & { id: string };
  group: Group;
  date: LocalDate;
  starts_at: Date;
  ends_at: Date;
  is_past: boolean;
  is_cancelled: boolean;
}

const rainReason = 'Lluvia';

/** Every class from the first week to the horizon; rain takes some from the open courts, illness some from a coach. */
export function buildSessions(world: World, club: Club, groups: readonly Group[]): Session[] {
  const { random, from, until } = world;
  const rainy = new Set([...eachDate(from, until)].filter(() => random.chance(0.035)));
  const substitutes = new Set<string>();
  return groups
    .flatMap((group) => datesOf(group, until).map((date) => ({ group, date })))
    .filter(({ date }) => !club.closed(date))
    .sort((a, b) => (a.date + a.group.time < b.date + b.group.time ? -1 : 1))
    .map(({ group, date }) =>
      buildSession(world, club, { group, date, rains: rainy.has(date), substitutes }),
    );
}

function datesOf({ first_date, only_date }: Group, until: LocalDate): LocalDate[] {
  if (only_date !== null) return [only_date];
  const dates = [];
  for (let date = first_date; date <= until; date = addDays(date, 7)) dates.push(date);
  return dates;
}

interface Day {
  group: Group;
  date: LocalDate;
  rains: boolean;
  substitutes: Set<string>;
}

function buildSession(world: World, club: Club, { group, date, rains, substitutes }: Day): Session {
  const { random, now, timezone, data } = world;
  const { time, minutes, coach, court_id, price, member_price, min_participants, max_participants } = group;
  const starts_at = zonedInstant(date, time, timezone);
  const ends_at = addMinutes(starts_at, minutes);
  const is_past = ends_at <= now;
  const is_cancelled = is_past && rains && !group.is_indoor;
  const ill = is_past && !is_cancelled && random.chance(0.02);
  const substitute = ill ? substituteFor(club, { coach, date, substitutes }) : undefined;
  const row = {
    ...{ schedule_id: group.id, club_id: club.id },
    ...{ occurrence_date: date, occurrence_time: time, local_date: date, local_time: time },
    ...{ scheduled_datetime: starts_at, ends_at, duration_minutes: minutes },
    ...{ instructor_id: coach.id, substitute_instructor_id: substitute?.id ?? null, court_id },
    assistant_instructor_ids: group.assistants.map(({ id }) => id),
    ...{ min_participants, max_participants, price, member_price, currency: data.club.currency },
    ...{ enrolled_count: 0, waitlisted_count: 0, attended_count: 0 },
    status: is_cancelled ? 'cancelled' : is_past ? 'completed' : 'scheduled',
    cancelled_at: is_cancelled ? addHours(starts_at, -3) : null,
    cancel_reason: is_cancelled ? rainReason : '',
    actual_start_time: is_past && !is_cancelled ? addMinutes(starts_at, random.whole(0, 4)) : null,
    actual_end_time: is_past && !is_cancelled ? ends_at : null,
  };
  const id = world.add('class_sessions', row);
  if (!is_cancelled)
    world.add('reservations', {
      ...{ court_id, starts_at, ends_at, status: 'confirmed', booking_type: 'class' },
      ...{ class_session_id: id, title: group.name },
    });
  const kept = world.rows.get('class_sessions')?.at(-1) as Session['row'];
  return { row: kept, group, date, starts_at, ends_at, is_past, is_cancelled };
}

/** A colleague who does not work that day, once a day at most. */
function substituteFor(
  club: Club,
  { coach, date, substitutes }: { coach: Coach; date: LocalDate; substitutes: Set<string> },
): Coach | undefined {
  const weekday = String(localWeekday(date));
  const free = club.coaches.find(
    (one) => one !== coach && !(weekday in one.days) && !substitutes.has(`${one.id} ${date}`),
  );
  if (free) substitutes.add(`${free.id} ${date}`);
  return free;
}

/** Matches on the sixth court in the coming week, and a repair: a court is not there for classes alone. */
export function buildOtherReservations(world: World, club: Club): void {
  const { today, timezone, add } = world;
  const reserve = (
    court: number,
    date: LocalDate,
    time: string,
    minutes: number,
    booking_type: string,
    title: string,
  ) => {
    const starts_at = zonedInstant(date, time, timezone);
    const ends_at = addMinutes(starts_at, minutes);
    const court_id = club.courts[court];
    add('reservations', {
      court_id,
      starts_at,
      ends_at,
      status: 'confirmed',
      booking_type,
      class_session_id: null,
      title,
    });
  };
  for (let day = 1; day <= 6; day++) {
    const date = addDays(today, day);
    if (club.closed(date)) continue;
    reserve(5, date, '10:00', 90, 'match', 'Partido de socios');
    if (localWeekday(date) < 5) reserve(5, date, '20:00', 90, 'match', 'Partido');
  }
  reserve(1, addDays(today, 3), '12:00', 120, 'maintenance', 'Revisión de la red');
}
