import { invalid } from '../kernel/problem.ts';
import { addHours, isLocalDate, parseInstant, startOfLocalDay } from '../kernel/time/index.ts';

/** The part of a session that says whether it is open to bookings. */
export interface Bookable {
  status: string;
  starts_at: Date;
  opens_at: Date;
  closes_at: Date;
  enrolled_count: number;
  max_participants: number;
  waitlisted_count: number;
  allow_waitlist: boolean;
  settings: { enable_waitlist: boolean; max_waitlist_size: number };
}

/** Within its booking window, still to come and not cancelled. */
export const isOpen = (session: Bookable, now: Date): boolean =>
  session.status !== 'cancelled' &&
  session.status !== 'completed' &&
  now < session.starts_at &&
  now >= session.opens_at &&
  now < session.closes_at;

/** A place, or a place on the waiting list. */
export const hasRoom = (session: Bookable): boolean =>
  session.enrolled_count < session.max_participants ||
  (session.allow_waitlist &&
    session.settings.enable_waitlist &&
    session.waitlisted_count < session.settings.max_waitlist_size);

/** Instants for the index; dates, where the asker named dates, for what the club's own calendar says. */
export interface Bounds {
  from: Date | null;
  until: Date | null;
  from_date: string | null;
  until_date: string | null;
}

/** Which sessions of published schedules are looked for; what is not named does not narrow. */
export interface Filter {
  bounds: Bounds;
  club_id?: string | undefined;
  /** Keys or ids. */
  levels?: readonly string[] | undefined;
  class_type_ids?: readonly string[] | undefined;
  instructor_ids?: readonly string[] | undefined;
  /** 0 = Monday. */
  weekdays?: readonly number[] | undefined;
  time_from?: string | undefined;
  time_until?: string | undefined;
  q?: string | undefined;
  only_free?: boolean | undefined;
  /** Those too that have neither a place nor room on the waiting list. */
  include_full: boolean;
  /** Those too that cannot be booked yet or any more. */
  include_closed: boolean;
  include_cancelled: boolean;
}

/** Which classes a list has besides those that can be booked. */
export type Included = Pick<Filter, 'include_full' | 'include_closed' | 'include_cancelled'>;

/** Every class that is still to come, bookable or not. */
export const ahead: Included = { include_full: true, include_closed: true, include_cancelled: false };

export interface Position {
  at: Date;
  id: string;
}

/** One page of a list: which sessions, from where on, how many. */
export interface Question {
  filter: Filter;
  after: Position | undefined;
  size: number;
}

/** The instants at which the clock alone makes something else of a session. */
type Edges = Pick<Bookable, 'starts_at' | 'opens_at' | 'closes_at'> & { ends_at: Date };

/** When the first of these sessions starts, ends, opens or closes next; null when nothing of it is ahead. */
export function nextChange(sessions: readonly Edges[], now: Date): Date | null {
  let next: Date | null = null;
  for (const { starts_at, ends_at, opens_at, closes_at } of sessions)
    for (const edge of [starts_at, ends_at, opens_at, closes_at])
      if (edge > now && (next === null || edge < next)) next = edge;
  return next;
}

/** No place on earth is further from UTC than this. */
const farthestHours = 15;

/**
 * Reads `from` (included) and `until` (an instant: not included; a date: included). Throws 422 for what is neither an
 * RFC 3339 instant nor a date.
 */
export function boundsOf(
  asked: { from?: string | undefined; until?: string | undefined },
  where = 'query.',
): Bounds {
  const from = edgeOf(`${where}from`, asked.from, (date) =>
    addHours(startOfLocalDay(date, 'UTC'), -farthestHours),
  );
  const until = edgeOf(`${where}until`, asked.until, (date) =>
    addHours(startOfLocalDay(date, 'UTC'), 24 + farthestHours),
  );
  return { from: from.at, until: until.at, from_date: from.date, until_date: until.date };
}

function edgeOf(path: string, text: string | undefined, around: (date: string) => Date) {
  if (text === undefined) return { at: null, date: null };
  if (isLocalDate(text)) return { at: around(text), date: text };
  const at = parseInstant(text);
  if (at) return { at, date: null };
  throw invalid([
    {
      path,
      code: 'format',
      params: { format: 'date-time' },
      message: 'must be a date or a date and time with an offset',
    },
  ]);
}
