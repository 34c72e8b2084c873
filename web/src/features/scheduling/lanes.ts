import type { Session } from './api.ts';
import { coachOf } from './coaches.ts';
import { type Beside, besideEachOther } from './side-by-side.ts';

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

/** Something that has a lane, as long as it lasts: a class, or (without one) what else has it, by its name. */
export interface Taken {
  from: number;
  until: number;
  session: Session | null;
  title: string;
  /** Whether the lane is that of a coach who helps in it; it is given by another. */
  helps: boolean;
}

export interface LaneCell {
  lane: Lane;
  /** What starts here in this row, to be drawn as long as it lasts. */
  starts: Beside<Taken>[];
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
  const coach = coachOf(session);
  return { id: coach?.id ?? null, name: coach?.display_name ?? '' };
};

/** Whether it is the lane of a coach who helps in it, and does not give it. */
export const helpsIn = (kind: LaneKind, session: Session, id: string | null): boolean =>
  kind === 'coach' &&
  laneOf(kind, session).id !== id &&
  session.assistant_instructors.some((one) => one.id === id);

/** Whether it has that court, or that coach, for itself: also one who helps in it. */
export const takesLane = (kind: LaneKind, session: Session, id: string | null): boolean =>
  laneOf(kind, session).id === id || helpsIn(kind, session, id);

/** Every lane in which a class stands: of its court, or of whoever gives it and whoever helps. */
const allLanesOf = (kind: LaneKind, session: Session): Lane[] => [
  laneOf(kind, session),
  ...(kind === 'coach' ? session.assistant_instructors : []).map(({ id, display_name: name }) => ({
    id,
    name,
  })),
];

/** The minutes of a class since midnight of its day. */
export function minutesOfSession({ local_time, duration_minutes }: Session): { from: number; until: number } {
  const [hours = 0, minutes = 0] = local_time.split(':').map(Number);
  const from = hours * HOUR + minutes;
  return { from, until: from + duration_minutes };
}

/** The lanes in their order, with those that a class has although they are not in use, and at the end the nameless one. */
export function lanesOf(kind: LaneKind, known: readonly Lane[], sessions: readonly Session[]): Lane[] {
  const lanes = new Map(known.map((lane) => [lane.id, lane]));
  for (const session of sessions)
    for (const lane of allLanesOf(kind, session)) if (!lanes.has(lane.id)) lanes.set(lane.id, lane);
  const nameless = lanes.get(null);
  lanes.delete(null);
  return [...lanes.values(), ...(nameless ? [nameless] : [])];
}

/** A row for every hour of the day, each with a cell for every lane. */
export function laneRows(day: Day): LaneRow[] {
  const { hours, step = HOUR, lanes } = day;
  const first = Math.floor(hours.from / step);
  const count = Math.ceil(hours.until / step) - first;
  const drawn = lanes.map((lane) => drawnIn(day, lane));
  return Array.from({ length: count }, (_, at) => rowOf(day, first + at, drawn));
}

/** What has a lane on that day, side by side where it meets; what began before the first row starts in it. */
function drawnIn({ kind, shown, busy, hours }: Day, lane: Lane): Beside<Taken>[] {
  const classes = shown
    .filter((one) => takesLane(kind, one, lane.id))
    .map((session) => ({
      ...minutesOfSession(session),
      ...{ session, title: session.name, helps: helpsIn(kind, session, lane.id) },
    }));
  const others = busy
    .filter(({ lane_id }) => lane_id === lane.id)
    .map(({ title, from, until }) => ({ from, until, session: null, title, helps: false }));
  const within = [...classes, ...others].map((one) => ({
    ...one,
    from: Math.max(one.from, hours.from),
    until: Math.min(one.until, hours.until),
  }));
  return besideEachOther(within);
}

/** How many columns a lane needs. */
export const columnsOf = (rows: readonly LaneRow[], lane: number): number =>
  Math.max(1, ...rows.flatMap(({ cells }) => cells[lane]?.starts.map(({ columns }) => columns) ?? []));

function rowOf(day: Day, at: number, drawn: readonly Beside<Taken>[][]): LaneRow {
  const { kind, lanes, all, busy, step = HOUR } = day;
  const within = ({ from, until }: { from: number; until: number }) =>
    from < (at + 1) * step && until > at * step;
  const held = all.filter((one) => one.status !== 'cancelled' && within(minutesOfSession(one)));
  const cells = lanes.map((lane, index) => {
    const others = busy.filter((one) => one.lane_id === lane.id && within(one));
    const starts = drawn[index]!.filter(({ from }) => Math.floor(from / step) === at);
    return {
      ...{ lane, starts },
      free: others.length === 0 && !held.some((one) => takesLane(kind, one, lane.id)),
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
