import {
  addDays,
  clipIntervals,
  covers,
  eachDate,
  endOfLocalDay,
  type Interval,
  type LocalDate,
  type LocalTime,
  localDateOf,
  localTimeOf,
  localWeekday,
  mergeIntervals,
  minutesBetween,
  overlaps,
  startOfLocalDay,
  subtractIntervals,
  zonedInstant,
} from '../../kernel/time/index.ts';

/** Hours that an instructor works every week. */
export type AvailabilityWindow = {
  /** 0 = Monday to 6 = Sunday: the day on which it starts. */
  weekday: number;
  starts_time: LocalTime;
  /** At or before `starts_time` it is on the next day; '24:00' and '00:00' are midnight. */
  ends_time: LocalTime;
  /** Null for every club. */
  club_id: string | null;
};

/** A stretch of time that differs from the weekly hours: leave, or extra hours (at any club). */
export type AvailabilityException = Interval & { kind: 'unavailable' | 'extra' };

/** The instructor's hours as they are known. */
export type Availability = {
  windows: readonly AvailabilityWindow[];
  exceptions: readonly AvailabilityException[];
};

export type FitInput = Availability & {
  session: Interval & { club_id: string; timezone: string };
  /** Minutes of other sessions in the session's ISO week. */
  taught_minutes: number;
  /** Null for no limit. */
  max_weekly_hours: number | null;
};

export type FitProblem = { code: 'outside_windows' | 'on_leave' | 'over_weekly_hours'; detail: string };

/**
 * Why an instructor has no time for a session; empty when they have. Other sessions at the same time are not
 * judged here: the database's exclusion constraint does that.
 *
 * An instructor who gave no weekly hours is available at all hours. Leave beats extra hours.
 */
export function instructorFit(input: FitInput): FitProblem[] {
  const { session } = input;
  const problems: FitProblem[] = [];
  const leave = input.exceptions.find((one) => one.kind === 'unavailable' && overlaps(one, session));
  if (leave) problems.push({ code: 'on_leave', detail: `on leave ${span(leave, session.timezone)}` });
  if (!worksDuring(input)) {
    problems.push({ code: 'outside_windows', detail: `no hours for ${span(session, session.timezone)}` });
  }
  const minutes = input.taught_minutes + minutesBetween(session.starts_at, session.ends_at);
  if (input.max_weekly_hours !== null && minutes > input.max_weekly_hours * 60) {
    const detail = `${minutes} minutes in the week, ${input.max_weekly_hours * 60} allowed`;
    problems.push({ code: 'over_weekly_hours', detail });
  }
  return problems;
}

export type FreeIntervalsInput = Availability & {
  /** Sessions and whatever else takes the instructor's time. */
  busy: readonly Interval[];
  /** Local dates, both included. */
  from_date: LocalDate;
  until_date: LocalDate;
  /** IANA name: the zone of the windows and of the dates. */
  timezone: string;
  /** Only the hours that can be taught at this club; absent for hours at any. */
  club_id?: string;
};

/** When an instructor is free, in order, without overlaps, from the first date's start to the last one's end. */
export function freeIntervals(input: FreeIntervalsInput): Interval[] {
  const { from_date, until_date, timezone } = input;
  if (from_date > until_date) return [];
  const frame = {
    starts_at: startOfLocalDay(from_date, timezone),
    ends_at: endOfLocalDay(until_date, timezone),
  };
  const working = clipIntervals(workingIntervals(input, frame), frame);
  return subtractIntervals(working, [...ofKind(input.exceptions, 'unavailable'), ...input.busy]);
}

function worksDuring({ windows, exceptions, session }: FitInput): boolean {
  const { club_id, timezone } = session;
  const from_date = localDateOf(session.starts_at, timezone);
  const until_date = localDateOf(session.ends_at, timezone);
  const working = workingIntervals(
    { windows, exceptions, from_date, until_date, timezone, club_id },
    session,
  );
  return covers(working, session);
}

/** The weekly hours on these dates and the extra ones; `always` when no weekly hours were given. */
function workingIntervals(input: Omit<FreeIntervalsInput, 'busy'>, always: Interval): Interval[] {
  if (input.windows.length === 0) return [always];
  const { club_id } = input;
  const windows = input.windows.filter((one) => !club_id || one.club_id === null || one.club_id === club_id);
  // The day before too: its last window may run past midnight.
  const dates = [...eachDate(addDays(input.from_date, -1), input.until_date)];
  const weekly = dates.flatMap((date) => windowsOn(date, windows, input.timezone));
  return mergeIntervals([...weekly, ...ofKind(input.exceptions, 'extra')]);
}

function windowsOn(date: LocalDate, windows: readonly AvailabilityWindow[], timezone: string): Interval[] {
  const weekday = localWeekday(date);
  return windows
    .filter((one) => one.weekday === weekday)
    .map((one) => ({
      starts_at: zonedInstant(date, one.starts_time, timezone),
      ends_at: windowEnd(date, one, timezone),
    }));
}

function windowEnd(date: LocalDate, window: AvailabilityWindow, timezone: string): Date {
  if (window.ends_time.startsWith('24:')) return endOfLocalDay(date, timezone);
  const endsNextDay = window.ends_time.slice(0, 5) <= window.starts_time.slice(0, 5);
  return zonedInstant(endsNextDay ? addDays(date, 1) : date, window.ends_time, timezone);
}

function ofKind(
  exceptions: readonly AvailabilityException[],
  kind: AvailabilityException['kind'],
): Interval[] {
  return exceptions.filter((one) => one.kind === kind);
}

function span({ starts_at, ends_at }: Interval, timezone: string): string {
  const text = (instant: Date) => `${localDateOf(instant, timezone)} ${localTimeOf(instant, timezone)}`;
  return `${text(starts_at)} to ${text(ends_at)}`;
}
