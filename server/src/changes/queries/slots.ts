import { sql } from 'kysely';
import { busyCourts, listCourts } from '../../courts/public.ts';
import { managesEnrollments } from '../../enrollments/public.ts';
import { timeOf } from '../../instructors/public.ts';
import { authorize } from '../../kernel/actor.ts';
import { conflict, found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { settingsOf } from '../../kernel/settings.ts';
import {
  addDays,
  addHours,
  earlierDate,
  laterDate,
  localDateOf,
  mondayOf,
  offsetDateTime,
  zonedInstant,
} from '../../kernel/time/index.ts';
import { closuresOf, getClub } from '../../organizations/public.ts';
import {
  busyInstructors,
  classesWithIds,
  coachesOf,
  discreetName,
  type SessionRow,
  sessionAbilities,
  teacherOf,
} from '../../scheduling/public.ts';
import { settings } from '../../settings.ts';
import {
  type Slot as Found,
  findSlots,
  type Hindered,
  type SlotCoach,
  type SlotCourt,
  type SlotFacts,
  type SlotPerson,
} from '../rules/slots.ts';
import type { SessionSlots, Slot, SlotsAsked } from '../schemas/slots.ts';
import { versionOfClass } from './effect.ts';
import { type Taking, takingPart } from './people.ts';

const daysUnlessTold = 14;

/**
 * The nearest times at which coach, court and most of those in a class can (the seed's reschedule_session). Throws 404,
 * 403, 409 `scheduling.session_over` for a class that has begun or is off.
 */
export async function slotsFor(scope: Scope, id: string, { days }: SlotsAsked): Promise<SessionSlots> {
  const row = await movable(scope, id);
  const taking = await takingPart(scope, [id]);
  const { facts, courtNames } = await factsOf(scope, row, { taking, days: days ?? daysUnlessTold });
  const { slots, refused } = findSlots(facts);
  const names = await namesOf(scope, row, slots);
  const shown = { names, courtNames, timezone: row.timezone, was: row };
  return {
    ...{ session_id: id, version: versionOfClass(row, taking), enrolled_count: row.enrolled_count },
    ...{ from_date: facts.from_date, until_date: facts.until_date },
    results: slots.map((slot) => slotShown(slot, shown)),
    refused,
  };
}

/** A class ahead that the actor may move. Throws 404, 403, 409 `scheduling.session_over`. */
export async function movable(scope: Scope, id: string): Promise<SessionRow> {
  const [row] = await classesWithIds(scope, [id]);
  const session = found(row, 'session');
  // Whoever may not see who is in it cannot see whom the move concerns either.
  const sees = managesEnrollments(scope.actor, session);
  authorize(sees && sessionAbilities(scope.actor, { ...session, status: 'scheduled' }).change);
  if (!sessionAbilities(scope.actor, session).change || session.scheduled_datetime <= scope.now)
    throw conflict('scheduling.session_over', 'This class has begun, is over or is off.');
  return session;
}

interface Around {
  taking: readonly Taking[];
  days: number;
}

async function factsOf(scope: Scope, row: SessionRow, { taking, days }: Around) {
  const frame = await frameOf(scope, row, days);
  const [club, closures, coaches, courts, people] = await Promise.all([
    getClub(scope, row.club_id),
    closuresOf(scope, row.club_id, frame.from_date, frame.until_date),
    coachesAt(scope, row, frame),
    courtsFor(scope, row, frame),
    peopleIn(scope, row.id, { taking, ...frame }),
  ]);
  const facts: SlotFacts = {
    ...{ now: scope.now, from_date: frame.from_date, until_date: frame.until_date },
    class: { ...row, starts_at: row.scheduled_datetime },
    ...{ coaches, courts: courts.courts, closures, opening_hours: club.opening_hours, people },
  };
  return { facts, courtNames: courts.names };
}

type Frame = Awaited<ReturnType<typeof frameOf>>;

/**
 * From today on, and no further than classes are made: beyond, nobody knows yet who has what. Whole ISO weeks around them, because
 * the hours of a week are counted, with a day of slack for zones.
 */
async function frameOf(scope: Scope, { club_id, timezone, local_date }: SessionRow, days: number) {
  const today = localDateOf(scope.now, timezone);
  const { session_generation_days } = await settingsOf(scope.tx, settings, { club_id });
  const from_date = laterDate(today, addDays(local_date, -days));
  const until_date = laterDate(
    from_date,
    // Where classes are made further than that, this one shows how far.
    earlierDate(addDays(local_date, days), laterDate(addDays(today, session_generation_days), local_date)),
  );
  return {
    ...{ from_date, until_date },
    from: zonedInstant(addDays(mondayOf(from_date), -1), '00:00', 'UTC'),
    until: zonedInstant(addDays(mondayOf(until_date), 9), '00:00', 'UTC'),
  };
}

async function coachesAt(scope: Scope, row: SessionRow, { from, until }: Frame): Promise<SlotCoach[]> {
  const ids = coachesOf(row);
  const [times, busy] = await Promise.all([
    timeOf(scope, ids),
    busyInstructors(scope, { instructor_ids: ids, from, until, except_session_ids: [row.id] }),
  ]);
  const teacher = teacherOf(row);
  return [...times].map(([id, time]) => ({ ...time, gives: id === teacher, busy: busy.get(id) ?? [] }));
}

/** The court that it has first, then those under the same sky, by name. */
async function courtsFor(scope: Scope, row: SessionRow, { from, until }: Frame) {
  const known =
    row.court_id === null ? [] : await listCourts(scope, { club_id: row.club_id, include_inactive: true });
  const all = known.filter((court) => court.is_active);
  const court_ids = all.map((court) => court.id);
  const held = Map.groupBy(
    await busyCourts(scope, { court_ids, from, until, except_session_ids: [row.id] }),
    (one) => one.court_id,
  );
  // Out of use it may be, and that be why the class has to move.
  const own = known.find((court) => court.id === row.court_id);
  const otherSky = ({ is_indoor }: { is_indoor: boolean }) =>
    own !== undefined && is_indoor !== own.is_indoor;
  const courts: SlotCourt[] = all
    .map(({ id, is_indoor }) => ({ id, is_indoor, busy: held.get(id) ?? [] }))
    .sort(
      (a, b) =>
        Number(b.id === own?.id) - Number(a.id === own?.id) || Number(otherSky(a)) - Number(otherSky(b)),
    );
  return { courts, names: new Map(all.map(({ id, name }) => [id, name])) };
}

interface PeopleAsked extends Frame {
  taking: readonly Taking[];
}

async function peopleIn(scope: Scope, session_id: string, asked: PeopleAsked): Promise<SlotPerson[]> {
  const { taking } = asked;
  if (taking.length === 0) return [];
  const [elsewhere, away] = await Promise.all([
    otherClasses(scope, session_id, asked),
    pausesOf(scope, asked),
  ]);
  return taking.map(({ student_id, status, place_id }) => ({
    ...{ student_id, is_enrolled: status === 'enrolled' },
    elsewhere: elsewhere.get(student_id) ?? [],
    away: (place_id !== null && away.get(place_id)) || [],
  }));
}

/** What these people have or wait for, beside this class. */
async function otherClasses({ tx }: Scope, session_id: string, { taking, from, until }: PeopleAsked) {
  const students = taking.map((one) => one.student_id);
  const rows = await tx
    .selectFrom('class_enrollments as e')
    .innerJoin('class_sessions as s', (on) =>
      on.onRef('s.organization_id', '=', 'e.organization_id').onRef('s.id', '=', 'e.session_id'),
    )
    .innerJoin('class_schedules as c', (on) =>
      on.onRef('c.organization_id', '=', 's.organization_id').onRef('c.id', '=', 's.schedule_id'),
    )
    .select(['e.student_id', 'e.status', 'e.session_starts_at as starts_at', 'e.session_ends_at as ends_at'])
    .innerJoin('class_types as t', (on) =>
      on.onRef('t.organization_id', '=', 'c.organization_id').onRef('t.id', '=', 'c.class_type_id'),
    )
    .select(discreetName('c', 't').as('title'))
    .where('e.student_id', '=', sql<string>`any(${students}::uuid[])`)
    // No class is longer than a day: the index by student and start serves both ends.
    .where('e.session_starts_at', '>', addHours(from, -25))
    .where('e.session_starts_at', '<', until)
    .where('e.status', 'in', ['enrolled', 'waitlisted'])
    .where('e.session_id', '<>', session_id)
    .orderBy('e.session_starts_at')
    .execute();
  const others = rows.map(({ status, ...one }) => ({ ...one, is_enrolled: status === 'enrolled' }));
  return Map.groupBy(others, (one) => one.student_id);
}

async function pausesOf({ tx }: Scope, { taking, from_date, until_date }: PeopleAsked) {
  const places = taking.flatMap(({ place_id }) => (place_id === null ? [] : [place_id]));
  if (places.length === 0) return new Map<string, SlotPerson['away'][number][]>();
  const rows = await tx
    .selectFrom('schedule_enrollment_pauses')
    .select(['schedule_enrollment_id', 'starts_on', 'ends_on'])
    .where('schedule_enrollment_id', '=', sql<string>`any(${places}::uuid[])`)
    .where('ends_on', '>=', from_date)
    .where('starts_on', '<=', until_date)
    .execute();
  return Map.groupBy(rows, (one) => one.schedule_enrollment_id);
}

/** Of those who are hindered, for whoever may see who is in the class. */
async function namesOf(
  { tx, actor }: Scope,
  row: SessionRow,
  slots: readonly Found[],
): Promise<Map<string, string>> {
  const ids = new Set(
    slots.flatMap((one) => [...one.cannot, ...one.waits_elsewhere]).map((one) => one.student_id),
  );
  if (ids.size === 0 || !managesEnrollments(actor, row)) return new Map();
  const rows = await tx
    .selectFrom('client_profiles')
    .select(['id', 'display_name'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
  return new Map(rows.map((one) => [one.id, one.display_name]));
}

interface Showing {
  names: ReadonlyMap<string, string>;
  courtNames: ReadonlyMap<string, string>;
  timezone: string;
  was: SessionRow;
}

function slotShown(slot: Found, { names, courtNames, timezone, was }: Showing): Slot {
  const { local_date, local_time, court_id, waiting_cannot, assistant_away } = slot;
  const person = ({ student_id, reason, title }: Hindered) => {
    const student_name = names.get(student_id);
    return {
      student_id,
      student_name: student_name ?? '',
      reason,
      with: student_name === undefined ? null : title,
    };
  };
  return {
    ...{ local_date, local_time, waiting_cannot, assistant_away },
    scheduled_datetime: offsetDateTime(slot.starts_at, timezone),
    ends_at: offsetDateTime(slot.ends_at, timezone),
    court: court_id === null ? null : { id: court_id, name: courtNames.get(court_id) ?? '' },
    reasons: reasonsFor(slot, was),
    cannot: slot.cannot.map(person),
    waits_elsewhere: slot.waits_elsewhere.map(person),
  };
}

/** What speaks for a time, in the order of its weight. */
function reasonsFor(slot: Found, { enrolled_count, court_id }: SessionRow): Slot['reasons'] {
  const said = {
    everybody_can: enrolled_count > 0 && slot.cannot.length === 0,
    most_can: slot.cannot.length > 0,
    same_day: slot.days_apart === 0,
    same_weekday: slot.days_apart > 0 && slot.same_weekday,
    same_time: slot.minutes_apart === 0,
    same_court: court_id !== null && slot.same_court,
    other_court: !slot.same_court,
  };
  return (Object.keys(said) as (keyof typeof said)[]).filter((reason) => said[reason]);
}
