import { busyCourts } from '../../courts/public.ts';
import { instructorFit, timeOf } from '../../instructors/public.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  addDays,
  addDaysToInstant,
  earlierDate,
  type LocalDate,
  laterDate,
  mondayOf,
  zonedInstant,
} from '../../kernel/time/index.ts';
import {
  type Busy,
  type ClubTime,
  coachesWanted,
  type GenerationFacts,
  type InstructorTime,
  type Wanted,
} from '../rules/generation.ts';
import { busyInstructors } from './busy.ts';
import { heldDates } from './sessions.ts';

export interface GenerationAsked {
  after: Date | null;
  strict: boolean;
  /** A schedule whose own sessions are no conflict, because it is being edited. */
  except_schedule_id?: string | undefined;
  /** Nothing will be made: a transaction that may only read locks nothing. */
  dry_run?: boolean | undefined;
}

/** Everything that deciding about these schedules needs, in a handful of queries however many there are. */
export async function loadGenerationFacts(
  scope: Scope,
  wanted: readonly Wanted[],
  asked: GenerationAsked,
): Promise<GenerationFacts> {
  const frame = frameOf(wanted);
  const instructor_ids = distinct(wanted.flatMap(coachesWanted));
  const court_ids = distinct(wanted.map((one) => one.court_id));
  const { except_schedule_id, dry_run } = asked;
  const own = except_schedule_id === undefined ? [] : await sessionIds(scope, except_schedule_id);
  const [clubs, held, instructors, courts, busy_instructors, reservations] = await Promise.all([
    clubTimes(scope, { ids: distinct(wanted.map((one) => one.club_id)), hold: !dry_run }, frame),
    heldDates(scope, { ...frame, schedule_ids: distinct(wanted.map((one) => one.id)) }),
    instructorTimes(scope, instructor_ids),
    courtNames(scope, court_ids),
    busyInstructors(scope, {
      instructor_ids,
      from: frame.starts_at,
      until: frame.ends_at,
      except_schedule_id,
    }),
    busyCourts(scope, {
      court_ids,
      from: frame.starts_at,
      until: frame.ends_at,
      except_session_ids: own,
    }),
  ]);
  const busy_courts = new Map<string, Busy[]>();
  for (const { court_id, booking_type, class_session_id, ...busy } of reservations) {
    const is_closure = booking_type === 'closed';
    const one = { ...busy, title: busy.title || booking_type, session_id: class_session_id, is_closure };
    const list = busy_courts.get(court_id);
    if (list) list.push(one);
    else busy_courts.set(court_id, [one]);
  }
  return { ...asked, clubs, held, instructors, courts, busy_instructors, busy_courts };
}

type Frame = { from: LocalDate; until: LocalDate; starts_at: Date; ends_at: Date };

/** Whole ISO weeks around the dates, because the hours of a week are counted, and a day of slack for zones. */
function frameOf(wanted: readonly Wanted[]): Frame {
  const from = wanted.map((one) => one.from).reduce(earlierDate);
  const until = wanted.map((one) => one.until).reduce(laterDate);
  const starts_at = addDaysToInstant(zonedInstant(mondayOf(from), '00:00', 'UTC'), -1, 'UTC');
  return { from, until, starts_at, ends_at: zonedInstant(addDays(mondayOf(until), 8), '00:00', 'UTC') };
}

async function clubTimes(
  { tx }: Scope,
  { ids, hold }: { ids: readonly string[]; hold: boolean },
  frame: Frame,
): Promise<ReadonlyMap<string, ClubTime>> {
  const [clubs, closures, hours] = await Promise.all([
    // Held until the end: nobody closes a club for days on which sessions are just being made.
    tx
      .selectFrom('clubs')
      .select(['id', 'timezone'])
      .where('id', 'in', ids)
      .$if(hold, (query) => query.forKeyShare())
      .execute(),
    tx
      .selectFrom('club_closures')
      .select(['club_id', 'starts_on', 'ends_on', 'name'])
      .where('club_id', 'in', ids)
      .where('ends_on', '>=', frame.from)
      .where('starts_on', '<=', frame.until)
      .orderBy('starts_on')
      .execute(),
    tx
      .selectFrom('club_opening_hours')
      .select(['club_id', 'weekday', 'opens_at', 'closes_at'])
      .where('club_id', 'in', ids)
      .orderBy('opens_at')
      .execute(),
  ]);
  return new Map(
    clubs.map(({ id, timezone }) => [
      id,
      {
        timezone,
        closures: closures.filter((one) => one.club_id === id),
        opening_hours: hours.filter((one) => one.club_id === id),
      },
    ]),
  );
}

async function instructorTimes(scope: Scope, ids: readonly string[]): Promise<Map<string, InstructorTime>> {
  const times = await timeOf(scope, ids);
  return new Map(
    [...times].map(([id, time]) => [
      id,
      {
        display_name: time.display_name,
        fit: (session, taught_minutes) => instructorFit({ ...time, session, taught_minutes }),
      },
    ]),
  );
}

async function courtNames({ tx }: Scope, ids: readonly string[]): Promise<Map<string, { name: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('courts').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function sessionIds({ tx }: Scope, schedule_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('class_sessions')
    .select('id')
    .where('schedule_id', '=', schedule_id)
    .where('status', '<>', 'cancelled')
    .execute();
  return rows.map((row) => row.id);
}

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];
