import { sql } from 'kysely';
import type { Scope } from '../../kernel/scope.ts';
import { addHours, type Interval, type LocalDate, laterOf, zonedInstant } from '../../kernel/time/index.ts';
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

/** The classes ahead that an instructor gives, themselves or as a substitute, of which any minute lies in the interval. */
export function classesGivenIn(
  scope: Scope,
  { instructor_id, starts_at, ends_at }: Interval & { instructor_id: string },
): Promise<SessionRow[]> {
  const earliest = addHours(starts_at, -longestHours);
  const during = sql`g.scheduled_datetime > ${earliest}::timestamptz
    and g.scheduled_datetime < ${ends_at}::timestamptz and g.ends_at > ${starts_at}::timestamptz`;
  const given = sql<string>`(
    select g.id from class_sessions g
     where g.instructor_id = ${instructor_id}::uuid and g.substitute_instructor_id is null and ${during}
    union all
    select g.id from class_sessions g where g.substitute_instructor_id = ${instructor_id}::uuid and ${during})`;
  return ahead(scope)
    .where('s.id', 'in', given)
    .where('s.scheduled_datetime', '>', laterOf(earliest, scope.now))
    .where('s.scheduled_datetime', '<', ends_at)
    .execute();
}
