import type { Session } from './api.ts';
import { coachOf } from './coaches.ts';

/** The classes of a week by the hour that they start in; within an hour by day. */
export interface WeekRow {
  /** 19 for everything from 19:00 to 19:59. */
  hour: number;
  /** By local date. */
  days: Map<string, Session[]>;
}

/** Only the hours in which some class starts, so that a week with mornings and evenings stays short. */
export function weekRows(sessions: readonly Session[]): WeekRow[] {
  const rows = new Map<number, Map<string, Session[]>>();
  const sorted = [...sessions].sort(
    (a, b) =>
      a.local_time.localeCompare(b.local_time) ||
      (a.court?.name ?? '').localeCompare(b.court?.name ?? '', undefined, { numeric: true }) ||
      a.name.localeCompare(b.name),
  );
  for (const session of sorted) {
    const hour = Number(session.local_time.slice(0, 2));
    const days = rows.get(hour) ?? new Map<string, Session[]>();
    days.set(session.local_date, [...(days.get(session.local_date) ?? []), session]);
    rows.set(hour, days);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([hour, days]) => ({ hour, days }));
}

export interface WeekFilter {
  court?: string | undefined;
  instructor?: string | undefined;
}

const isAt = (session: Session, coach: string): boolean =>
  [coachOf(session), ...session.assistant_instructors].some((one) => one?.id === coach);

/** The classes on a court, or at which a coach is: giving it (also as a substitute) or helping. */
export function filterWeek(sessions: readonly Session[], { court, instructor }: WeekFilter): Session[] {
  return sessions
    .filter((one) => !court || one.court?.id === court)
    .filter((one) => !instructor || isAt(one, instructor));
}

/** How many classes of one hour and day stand in a week before the others are only counted. */
const MOST_IN_A_CELL = 4;

/** What a cell of the week shows, and how many more there are; a single one more is shown too. */
export function inCell(sessions: readonly Session[]): { shown: readonly Session[]; more: number } {
  if (sessions.length <= MOST_IN_A_CELL + 1) return { shown: sessions, more: 0 };
  return { shown: sessions.slice(0, MOST_IN_A_CELL), more: sessions.length - MOST_IN_A_CELL };
}
