import { sql } from 'kysely';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addHours, type Interval, type LocalDate, laterOf, zonedInstant } from '../../kernel/time/index.ts';
import { asTheyWere } from './former.ts';
import { type SessionRow, sessionRows } from './present.ts';

/** A class is ahead as long as it is to take place and has not begun. */
const ahead = ({ tx, now }: Scope) =>
  sessionRows(tx)
    .where('s.status', 'in', ['scheduled', 'confirmed'])
    .where('s.scheduled_datetime', '>', now)
    .orderBy('s.scheduled_datetime')
    .orderBy('s.id');

/** A local date anywhere on Earth lies within these hours around its day in UTC: for the index on the instant. */
const slackHours = { from: -14, until: 36 };

/** The classes of a club that are ahead on these local dates (both included), by time. */
export function classesOnDates(
  scope: Scope,
  { club_id, from, until }: { club_id: string; from: LocalDate; until: LocalDate },
): Promise<SessionRow[]> {
  const earliest = addHours(zonedInstant(from, '00:00', 'UTC'), slackHours.from);
  const latest = addHours(zonedInstant(until, '00:00', 'UTC'), slackHours.until);
  return ahead(scope)
    .where('s.club_id', '=', club_id)
    .where('s.scheduled_datetime', '>=', laterOf(earliest, scope.now))
    .where('s.scheduled_datetime', '<', latest)
    .where('s.local_date', '>=', from)
    .where('s.local_date', '<=', until)
    .execute();
}

/** No session is longer than a day: the indexes by start serve both ends. */
const longestHours = 25;

/** Which classes of a club; what is left out does not matter. */
export interface AtClub {
  court_ids?: readonly string[] | undefined;
  class_type_ids?: readonly string[] | undefined;
  /** Those that no roof keeps dry: on a court outside, or on none. */
  outdoor?: boolean | undefined;
}

/** The classes ahead of a club of which any minute lies in the interval, by time. */
export function classesAtClub(
  scope: Scope,
  { club_id, starts_at, ends_at, ...which }: Interval & AtClub & { club_id: string },
): Promise<SessionRow[]> {
  const { court_ids, class_type_ids, outdoor } = which;
  const among = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;
  return ahead(scope)
    .where('s.club_id', '=', club_id)
    .where('s.scheduled_datetime', '>', addHours(starts_at, -longestHours))
    .where('s.scheduled_datetime', '<', ends_at)
    .where('s.ends_at', '>', starts_at)
    .$if(court_ids !== undefined, (query) => query.where('s.court_id', '=', among(court_ids!)))
    .$if(class_type_ids !== undefined, (query) => query.where('c.class_type_id', '=', among(class_type_ids!)))
    .$if(outdoor === true, (query) => query.where(sql<boolean>`o.is_indoor is not true`))
    .execute();
}

/**
 * The classes ahead that an instructor gives, themselves or as a substitute, of which any minute lies in the interval.
 * Their ids come first, each half by its own index: one statement over both halves and all that is shown of a class
 * might be planned as a walk through every class there ever was.
 */
export async function classesGivenIn(
  scope: Scope,
  given: Interval & { instructor_id: string },
): Promise<SessionRow[]> {
  const ids = await idsGivenIn(scope, given);
  if (ids.length === 0) return [];
  return ahead(scope).where('s.id', '=', sql<string>`any(${ids}::uuid[])`).execute();
}

/** The classes ahead in which an instructor helps, of which any minute lies in the interval, by time. */
export async function classesAssistedIn(
  scope: Scope,
  { instructor_id, starts_at, ends_at }: Interval & { instructor_id: string },
): Promise<SessionRow[]> {
  const helping = await scope.tx
    .selectFrom('session_instructors')
    .select('session_id')
    .where('instructor_id', '=', instructor_id)
    .where('is_assistant', '=', true)
    .where('starts_at', '>', addHours(starts_at, -longestHours))
    .where('starts_at', '<', ends_at)
    .where('ends_at', '>', starts_at)
    .execute();
  if (helping.length === 0) return [];
  const ids = helping.map((one) => one.session_id);
  return ahead(scope).where('s.id', '=', sql<string>`any(${ids}::uuid[])`).execute();
}

async function idsGivenIn(
  { tx }: Scope,
  { instructor_id, starts_at, ends_at }: Interval & { instructor_id: string },
): Promise<string[]> {
  const during = sql`scheduled_datetime > ${addHours(starts_at, -longestHours)}::timestamptz
    and scheduled_datetime < ${ends_at}::timestamptz and ends_at > ${starts_at}::timestamptz`;
  const { rows } = await sql<{ id: string }>`
    select id from class_sessions
     where instructor_id = ${instructor_id}::uuid and substitute_instructor_id is null and ${during}
    union all
    select id from class_sessions where substitute_instructor_id = ${instructor_id}::uuid and ${during}`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

/** Which classes get fewer places: one, or those of a group that follow it, from a date of its pattern on. */
export interface Shrinking {
  schedule_id: string;
  /** The class on which somebody says so, which counts even where it was edited by hand. */
  session_id: string | null;
  only_this: boolean;
  from?: LocalDate | undefined;
}

/** Throws 404. */
export async function shrinkingFrom(
  { tx }: Scope,
  session_id: string,
  reach: 'this' | 'following' | 'all',
): Promise<Shrinking> {
  const row = await tx
    .selectFrom('class_sessions')
    .select(['schedule_id', 'occurrence_date'])
    .where('id', '=', session_id)
    .executeTakeFirst();
  const { schedule_id, occurrence_date } = found(row, 'session');
  const from = reach === 'following' ? occurrence_date : undefined;
  return { schedule_id, session_id, only_this: reach === 'this', from };
}

/** Of these classes ahead, those in which more people have a place than `places`. */
export function classesOver(
  scope: Scope,
  { schedule_id, session_id, only_this, from }: Shrinking,
  places: number,
): Promise<SessionRow[]> {
  return ahead(scope)
    .where('s.schedule_id', '=', schedule_id)
    .where('s.enrolled_count', '>', places)
    .where(
      sql<boolean>`(s.id = ${session_id}::uuid or (${!only_this} and not s.edited_fields @> '{max_participants}'))`,
    )
    .$if(from !== undefined, (query) => query.where('s.occurrence_date', '>=', from!))
    .execute();
}

/** These classes, whatever became of them, by time; those that have begun as they were then. */
export async function classesWithIds(scope: Scope, ids: readonly string[]): Promise<SessionRow[]> {
  if (ids.length === 0) return [];
  const rows = await sessionRows(scope.tx)
    .where('s.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('s.scheduled_datetime')
    .orderBy('s.id')
    .execute();
  return asTheyWere(scope, rows);
}
