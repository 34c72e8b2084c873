import type { Session } from './api.ts';

export type LaneKind = 'court' | 'coach';

/** A column of a day: a court or a coach; without an id, the classes that have none. */
export interface Lane {
  id: string | null;
  name: string;
}

/** Time of a court that is no class, in minutes since midnight. */
export interface Busy {
  lane_id: string;
  from: number;
  until: number;
  title: string;
}

export interface LaneCell {
  lane: Lane;
  /** The classes that start here in this hour. */
  sessions: Session[];
  /** What else has the lane in this hour; a class that still goes on has no title. */
  busy: string[];
  /** Whether nothing at all has the lane for the whole of this hour. */
  free: boolean;
}

export interface LaneRow {
  /** 19 for everything from 19:00 on; 19.5 for the second half of it, where rows are half an hour. */
  hour: number;
  cells: LaneCell[];
}

interface Day {
  kind: LaneKind;
  lanes: readonly Lane[];
  /** What is shown; `all` of the day says what is free. */
  shown: readonly Session[];
  all: readonly Session[];
  busy: readonly Busy[];
  /** In minutes since midnight, whole hours. */
  hours: { from: number; until: number };
  /** Minutes of a row: an hour unless told. */
  step?: 30 | 60;
}

const HOUR = 60;

/** 9 as 09:00, 9.5 as 09:30. */
export const clockOf = (hour: number): string => {
  const [whole, minutes] = [Math.floor(hour), (hour % 1) * HOUR];
  return `${String(whole).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

/** Rows of half an hour on a day on which something begins or ends at half past, else of a whole one. */
export const stepOf = (spans: readonly { from: number; until: number }[]): 30 | 60 =>
  spans.some(({ from, until }) => from % HOUR !== 0 || until % HOUR !== 0) ? 30 : 60;

const laneOf = (kind: LaneKind, session: Session): Lane => {
  if (kind === 'court') return { id: session.court?.id ?? null, name: session.court?.name ?? '' };
  const coach = session.substitute_instructor ?? session.instructor;
  return { id: coach?.id ?? null, name: coach?.display_name ?? '' };
};

/** The minutes of a class since midnight of its day. */
export function minutesOfSession({ local_time, duration_minutes }: Session): { from: number; until: number } {
  const [hours = 0, minutes = 0] = local_time.split(':').map(Number);
  const from = hours * HOUR + minutes;
  return { from, until: from + duration_minutes };
}

/** The lanes in their order, with those that a class has although they are not in use, and at the end the nameless one. */
export function lanesOf(kind: LaneKind, known: readonly Lane[], sessions: readonly Session[]): Lane[] {
  const lanes = new Map(known.map((lane) => [lane.id, lane]));
  for (const session of sessions) {
    const lane = laneOf(kind, session);
    if (!lanes.has(lane.id)) lanes.set(lane.id, lane);
  }
  const nameless = lanes.get(null);
  lanes.delete(null);
  return [...lanes.values(), ...(nameless ? [nameless] : [])];
}

/** A row for every hour of the day, each with a cell for every lane. */
export function laneRows(day: Day): LaneRow[] {
  const { hours, step = HOUR } = day;
  const first = Math.floor(hours.from / step);
  const count = Math.ceil(hours.until / step) - first;
  return Array.from({ length: count }, (_, at) => rowOf(day, first + at));
}

function rowOf({ kind, lanes, shown, all, busy, step = HOUR }: Day, at: number): LaneRow {
  const within = ({ from, until }: { from: number; until: number }) =>
    from < (at + 1) * step && until > at * step;
  const held = all.filter((one) => one.status !== 'cancelled' && within(minutesOfSession(one)));
  const starts = shown.filter((one) => Math.floor(minutesOfSession(one).from / step) === at);
  const cells = lanes.map((lane) => {
    const others = busy.filter((one) => one.lane_id === lane.id && within(one));
    return {
      lane,
      sessions: starts.filter((one) => laneOf(kind, one).id === lane.id),
      busy: others.map(({ title }) => title),
      free: others.length === 0 && !held.some((one) => laneOf(kind, one).id === lane.id),
    };
  });
  return { hour: (at * step) / HOUR, cells };
}

/** The first hour of a day at which a class can begin still, by the club's clock (`time` 19:00); 24 where none can. */
export function hourToBegin(day: string, now: { date: string; time: string }): number {
  if (day !== now.date) return day > now.date ? 0 : 24;
  const [hours = 0, minutes = 0] = now.time.split(':').map(Number);
  return minutes === 0 ? hours : hours + 1;
}

/** How many lanes have nothing in this hour; nobody is called "no court". */
export const freeLanes = ({ cells }: LaneRow): number =>
  cells.filter(({ lane, free }) => free && lane.id !== null).length;
