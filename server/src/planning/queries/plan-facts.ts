import { type RawBuilder, sql } from 'kysely';
import { timeOf } from '../../instructors/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  addDays,
  addHours,
  clockMinutes,
  eachDate,
  earlierDate,
  earlierOf,
  type LocalDate,
  type LocalTime,
  laterDate,
  laterOf,
  localDateOf,
  localWeekday,
  overlaps,
  zonedInstant,
} from '../../kernel/time/index.ts';
import type { FactCoach, FactSchedule, FactStudent, Facts, FactWish, Taken } from '../rules/from/facts.ts';
import { seasonOf } from '../rules/from/season.ts';
import type { PlannedTerm } from '../store/plans.ts';
import { type StandingWish, wishesOf } from './standing-wishes.ts';

/** So many weeks are looked back at for the hours at which courts are wanted most. */
const primeWeeks = 8;
/** Those at which so many of the courts were taken are. */
const primeShare = 0.75;

/** All that the database says of these terms: a number of statements that depends on nothing but how many terms there are. */
export async function factsOf(
  scope: Scope,
  terms: readonly PlannedTerm[],
  instructor_ids: readonly string[] | null,
): Promise<Facts> {
  const clubs = terms.map(({ club_id }) => club_id);
  const coaches = await coachesOf(scope, clubs, instructor_ids);
  const coachIds = coaches.map(({ id }) => id);
  const courts = await courtsOf(scope, clubs);
  const schedules = await schedulesOf(scope, terms, coachIds);
  const between = betweenOf(terms);
  const courtIds = courts.map(({ id }) => id);
  const leave = await leaveOf(scope, terms, coachIds);
  return {
    terms,
    ...(await openOf(scope, terms)),
    courts,
    coaches: coaches.map((coach) => ({ ...coach, windows: leave.windows.get(coach.id) ?? [] })),
    taken: [
      ...leave.taken,
      ...(await reservedOf(scope, between, courtIds)),
      ...(await taughtOf(scope, { terms, ...between }, coachIds)),
    ],
    schedules,
    ...(await placesOf(scope, schedules)),
    wishes: await wantedOf(scope, terms),
    prime: await primeOf(scope, earlierOf(scope.now, between.from), courts),
  };
}

async function coachesOf({ tx }: Scope, clubs: readonly string[], only: readonly string[] | null) {
  const { rows } = await sql<Omit<FactCoach, 'windows'>>`
    select i.id, i.display_name as name, i.max_weekly_hours, array_agg(distinct c.club_id) as club_ids,
           array(select s.class_type_id from instructor_specialties s
                  where s.organization_id = i.organization_id and s.instructor_id = i.id order by 1) as specialties
      from instructors i join instructor_clubs c on c.instructor_id = i.id
     where i.is_active and c.club_id = any(${[...clubs]}::uuid[])
       ${only === null ? sql`` : sql`and i.id = any(${[...only]}::uuid[])`}
     group by i.organization_id, i.id order by i.id`.execute(tx);
  return rows;
}

async function courtsOf({ tx }: Scope, clubs: readonly string[]): Promise<{ id: string; club_id: string }[]> {
  const { rows } = await sql<{ id: string; club_id: string }>`
    select id, club_id from courts where club_id = any(${[...clubs]}::uuid[]) and is_active order by sort_name, id`.execute(
    tx,
  );
  return rows;
}

/** The last minute of a day stands for its end. */
const endMinutes = (time: LocalTime): number => (time === '23:59' ? dayMinutes : clockMinutes(time));

async function openOf(
  { tx }: Scope,
  terms: readonly PlannedTerm[],
): Promise<Pick<Facts, 'opening' | 'closures'>> {
  const clubs = terms.map(({ club_id }) => club_id);
  const { rows: hours } = await sql<{
    club_id: string;
    weekday: number;
    opens_at: string;
    closes_at: string;
  }>`
    select club_id, weekday, to_char(opens_at, 'HH24:MI') as opens_at, to_char(closes_at, 'HH24:MI') as closes_at
      from club_opening_hours where club_id = any(${clubs}::uuid[]) order by club_id, weekday, opens_at`.execute(
    tx,
  );
  const { rows: closures } = await sql<Facts['closures'][number]>`
    select c.club_id, c.starts_on, c.ends_on from club_closures c join terms t on t.club_id = c.club_id
     where t.id = any(${terms.map(({ id }) => id)}::uuid[]) and c.starts_on <= t.ends_on and c.ends_on >= t.starts_on
     order by c.club_id, c.starts_on, c.id`.execute(tx);
  const opening = hours.map(({ club_id, weekday, opens_at, closes_at }) => ({
    ...{
      club_id,
      weekday,
      from: clockMinutes(opens_at),
      to: endMinutes(closes_at),
    },
  }));
  return { opening, closures };
}

/** Every group that is held at these clubs, or by these coaches, while the terms are. */
async function schedulesOf(
  { tx }: Scope,
  terms: readonly PlannedTerm[],
  coaches: readonly string[],
): Promise<FactSchedule[]> {
  const ids = terms.map(({ id }) => id);
  const clubs = terms.map(({ club_id }) => club_id);
  const { first, last } = seasonOf(terms);
  const { rows } = await sql<FactSchedule>`
    select s.id, s.name, s.club_id, coalesce(s.term_id = any(${ids}::uuid[]), false) as is_planned, s.class_type_id, s.level_id,
           s.instructor_id, s.assistant_instructor_ids, s.court_id, s.max_participants, s.recurrence, s.recurrence_days::int[] as recurrence_days,
           s.start_date, s.end_date, to_char(s.start_time, 'HH24:MI') as start_time, s.duration_minutes, k.timezone, s.rrule, s.exdates
      from class_schedules s join clubs k on k.id = s.club_id
     where (s.club_id = any(${clubs}::uuid[]) or s.instructor_id = any(${[...coaches]}::uuid[])
            or s.assistant_instructor_ids && ${[...coaches]}::uuid[])
       and s.status <> 'cancelled' and s.recurrence <> 'once'
       and s.start_date <= ${last}::date and coalesce(s.end_date, 'infinity') >= ${first}::date
     order by s.id`.execute(tx);
  return rows;
}

/** Courts that are taken by anything but weekly groups, which are looked at by their rule. */
async function reservedOf(
  { tx }: Scope,
  { from, until }: Between,
  courts: readonly string[],
): Promise<Taken[]> {
  // Nothing holds a court for more than a month at a time: the index by start serves both ends.
  const { rows } = await sql<{ id: string; day: LocalDate; from: number; minutes: number }>`
    select r.court_id as id, (r.starts_at at time zone k.timezone)::date as day,
           ${minuteOf(sql`r.starts_at at time zone k.timezone`)} as from,
           (extract(epoch from r.ends_at - r.starts_at) / 60)::int as minutes
      from reservations r join courts c on c.id = r.court_id join clubs k on k.id = c.club_id
     where r.court_id = any(${[...courts]}::uuid[]) and r.starts_at < ${until}::timestamptz
       and r.starts_at > ${addHours(from, -31 * 24)}::timestamptz and r.ends_at > ${from}::timestamptz
       and r.status = 'confirmed' and r.booking_type <> 'class'`.execute(tx);
  return rows.flatMap((one) =>
    eachDay(one.day, one.from, one.from + one.minutes).map((day) => ({ id: one.id, ...day })),
  );
}

const minuteOf = (at: RawBuilder<unknown>) =>
  sql`(extract(hour from ${at}) * 60 + extract(minute from ${at}))::int`;

/** What goes on past midnight is taken on the next day, too. */
function eachDay(day: LocalDate, from: number, to: number): Omit<Taken, 'id'>[] {
  const days: Omit<Taken, 'id'>[] = [];
  for (let n = 0; n * dayMinutes < to; n++) {
    const date = addDays(day, n);
    const span = { from: Math.max(from - n * dayMinutes, 0), to: Math.min(to - n * dayMinutes, dayMinutes) };
    if (span.to > span.from) days.push({ weekday: localWeekday(date), ...span, dates: [date] });
  }
  return days;
}

const dayMinutes = 24 * 60;

interface Between {
  from: Date;
  until: Date;
}

/** From the first moment of the terms to their last. */
function betweenOf(terms: readonly PlannedTerm[]): Between {
  const starts = terms.map((term) => zonedInstant(term.starts_on, '00:00', term.timezone));
  const ends = terms.map((term) => zonedInstant(addDays(term.ends_on, 1), '00:00', term.timezone));
  return { from: starts.reduce(earlierOf), until: ends.reduce(laterOf) };
}

/** When coaches are at classes that are no weekly group of the terms: single ones, as a substitute, elsewhere. */
async function taughtOf(
  { tx }: Scope,
  { terms, from, until }: Between & { terms: readonly PlannedTerm[] },
  coaches: readonly string[],
): Promise<Taken[]> {
  if (coaches.length === 0) return [];
  const { rows } = await sql<{ id: string; day: LocalDate; from: number; minutes: number }>`
    select i.instructor_id as id, (i.starts_at at time zone k.timezone)::date as day,
           ${minuteOf(sql`i.starts_at at time zone k.timezone`)} as from,
           (extract(epoch from i.ends_at - i.starts_at) / 60)::int as minutes
      from session_instructors i
      join class_sessions s on s.organization_id = i.organization_id and s.id = i.session_id
      join class_schedules g on g.organization_id = s.organization_id and g.id = s.schedule_id
      join clubs k on k.id = s.club_id
     where i.instructor_id = any(${[...coaches]}::uuid[])
       and i.starts_at >= ${from}::timestamptz and i.starts_at < ${until}::timestamptz
       and (g.recurrence = 'once' or s.substitute_instructor_id = i.instructor_id)
       and (g.term_id is null or g.term_id <> all(${terms.map(({ id }) => id)}::uuid[]))`.execute(tx);
  return rows.flatMap((one) =>
    eachDay(one.day, one.from, one.from + one.minutes).map((day) => ({ id: one.id, ...day })),
  );
}

/** The weekly hours of coaches, and the days of the terms on which they are away. */
async function leaveOf(scope: Scope, terms: readonly PlannedTerm[], coaches: readonly string[]) {
  const times = await timeOf(scope, coaches);
  const taken: Taken[] = [];
  const { first, last } = seasonOf(terms);
  const { timezone } = terms[0]!;
  const term = {
    starts_at: zonedInstant(first, '00:00', timezone),
    ends_at: zonedInstant(addDays(last, 1), '00:00', timezone),
  };
  for (const [id, { exceptions }] of times)
    for (const away of exceptions.filter((one) => one.kind === 'unavailable' && overlaps(one, term)))
      for (const date of eachDate(
        laterDate(first, localDateOf(away.starts_at, timezone)),
        earlierDate(last, localDateOf(away.ends_at, timezone)),
      )) {
        const midnight = zonedInstant(date, '00:00', timezone).getTime();
        const from = Math.max(0, Math.floor((away.starts_at.getTime() - midnight) / 60_000));
        const to = Math.min(24 * 60, Math.ceil((away.ends_at.getTime() - midnight) / 60_000));
        if (to > from) taken.push({ id, weekday: localWeekday(date), from, to, dates: [date] });
      }
  const windows = new Map(
    [...times].map(([id, time]) => [
      id,
      time.windows.map(({ weekday, starts_time, ends_time, club_id }) => {
        const [from, to] = [clockMinutes(starts_time), clockMinutes(ends_time)];
        return { weekday, from, to: to <= from ? 24 * 60 : to, club_id };
      }),
    ]),
  );
  return { taken, windows };
}

/** Who holds a place in groups of the terms, and who waits for one, there or in a group that is held now. */
async function placesOf(
  { tx }: Scope,
  schedules: readonly FactSchedule[],
): Promise<Pick<Facts, 'places' | 'waiting'>> {
  interface Row {
    schedule_id: string;
    id: string;
    name: string;
    level: number | null;
    birth_date: LocalDate | null;
    waits: boolean;
  }
  const planned = schedules.filter(({ is_planned }) => is_planned).map(({ id }) => id);
  const { rows } = await sql<Row>`
    select f.schedule_id, c.id, c.display_name as name, c.level, c.birth_date, false as waits
      from schedule_enrollments f join client_profiles c on c.id = f.student_id
     where f.schedule_id = any(${planned}::uuid[]) and f.status = 'active' and c.is_active and c.blocked_at is null
       and (f.ends_on is null or f.ends_on > (select min(s.start_date) from class_schedules s where s.id = f.schedule_id))
    union
    select q.schedule_id, c.id, c.display_name, c.level, c.birth_date, true
      from place_requests q join client_profiles c on c.id = q.student_id
     where q.schedule_id = any(${schedules.map(({ id }) => id)}::uuid[]) and q.status in ('waiting', 'offered')
       and c.is_active and c.blocked_at is null
     order by 1, 2`.execute(tx);
  const of = (waits: boolean) =>
    rows
      .filter((row) => row.waits === waits)
      .map(({ schedule_id, id, name, level, birth_date }) => ({
        schedule_id,
        student: { id, name, level, birth_date },
      }));
  return { places: of(false), waiting: of(true) };
}

async function wantedOf(scope: Scope, terms: readonly PlannedTerm[]): Promise<FactWish[]> {
  const wishes: FactWish[] = [];
  for (const { id, club_id } of terms)
    for (const wish of await wishesOf(scope, id)) wishes.push(wanted(club_id, wish));
  return wishes;
}

function wanted(club_id: string, wish: StandingWish): FactWish {
  const { student_id, display_name, level, birth_date, times, ...rest } = wish;
  const student: FactStudent = { id: student_id, name: display_name, level, birth_date };
  return {
    ...{ club_id, student, classes_a_week: rest.classes_a_week, unlinked: rest.unlinked },
    times: times.map(({ weekday, starts_at, ends_at, loved }) => ({
      ...{ weekday, loved, from: clockMinutes(starts_at) },
      to: endMinutes(ends_at),
    })),
    ...{ with: rest.with, not_with: rest.not_with, back_to_back: rest.back_to_back },
    ...{ instructor_ids: rest.instructor_ids, club_ids: rest.club_ids },
  };
}

/** At which hours courts were wanted most, before the terms, or before today. */
async function primeOf({ tx }: Scope, until: Date, courts: Facts['courts']): Promise<Facts['prime']> {
  const { rows } = await sql<{
    club_id: string;
    weekday: number;
    from: number;
    minutes: number;
    times: number;
  }>`
    select c.club_id, extract(isodow from r.starts_at at time zone k.timezone)::int - 1 as weekday,
           ${minuteOf(sql`r.starts_at at time zone k.timezone`)} as from,
           (extract(epoch from r.ends_at - r.starts_at) / 60)::int as minutes, count(*)::int as times
      from reservations r join courts c on c.id = r.court_id join clubs k on k.id = c.club_id
     where r.court_id = any(${courts.map(({ id }) => id)}::uuid[]) and r.starts_at < ${until}::timestamptz
       and r.starts_at >= ${addHours(until, -7 * 24 * primeWeeks)}::timestamptz
       and r.status = 'confirmed' and r.booking_type <> 'closed'
     group by 1, 2, 3, 4`.execute(tx);
  const taken = new Map<string, { club_id: string; weekday: number; hour: number; times: number }>();
  for (const { club_id, weekday, from, minutes, times } of rows)
    for (let hour = Math.floor(from / 60); hour * 60 < Math.min(from + minutes, dayMinutes); hour++) {
      const key = `${club_id} ${weekday} ${hour}`;
      const before = taken.get(key)?.times ?? 0;
      taken.set(key, { club_id, weekday, hour, times: before + times });
    }
  const of = (club_id: string) => courts.filter((court) => court.club_id === club_id).length;
  return [...taken.values()]
    .filter(({ club_id, times }) => times >= primeShare * of(club_id) * primeWeeks)
    .map(({ times: _, ...one }) => one);
}
