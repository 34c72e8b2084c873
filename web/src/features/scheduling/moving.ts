import type { Session, SessionChange } from './api.ts';
import { coachOf } from './coaches.ts';
import {
  type Busy,
  clockOf,
  helpsIn,
  type Lane,
  type LaneKind,
  minutesOfSession,
  takesLane,
} from './lanes.ts';

/* A class that is carried over a day's lanes or a week's days, by mouse or by keys, before anything is changed. */

/** The day or the week as it lies on screen; the lanes of a week are its days, each with its date as id. */
export interface Board {
  kind: LaneKind | 'day';
  lanes: readonly Lane[];
  /** Every class of it, also those that a filter hides. */
  all: readonly Session[];
  busy: readonly Busy[];
  /** Minutes of a row. */
  step: number;
}

/** Where something is held: a lane, and minutes since midnight. */
export interface Spot {
  lane: number;
  from: number;
  until: number;
}

const DAY = 1440;
const SHORTEST = 5;

const laneIdOf = (kind: Board['kind'], session: Session): string | null =>
  kind === 'day' ? session.local_date : ((kind === 'court' ? session.court : coachOf(session))?.id ?? null);

/** Who helps in a class does not become its coach; they may stand in where somebody does. */
const mayGive = (kind: Board['kind'], session: Session, id: string): boolean =>
  kind === 'day' || session.substitute_instructor !== null || !helpsIn(kind, session, id);

/** Everybody at it: who gives it and who helps. */
const coachesAt = (session: Session): (string | undefined)[] => [
  ...(coachOf(session) ? [coachOf(session)?.id] : []),
  ...session.assistant_instructors.map(({ id }) => id),
];

/** Whether they cannot be at the same time: on one court, or with one coach in both. */
const shareSomething = (one: Session, other: Session): boolean =>
  (one.court !== null && one.court.id === other.court?.id) ||
  coachesAt(one).some((id) => coachesAt(other).includes(id));

/** Whether a class has the lane: of a day, what the class that is carried needs too. */
function takes({ kind, all }: Board, one: Session, id: string, except?: string): boolean {
  if (kind !== 'day') return takesLane(kind, one, id);
  const carried = all.find((other) => other.id === except);
  return one.local_date === id && carried !== undefined && shareSomething(one, carried);
}

/** Where a class is now. */
export function spotOf({ kind, lanes }: Board, session: Session): Spot {
  const id = laneIdOf(kind, session);
  return {
    lane: Math.max(
      0,
      lanes.findIndex((lane) => lane.id === id),
    ),
    ...minutesOfSession(session),
  };
}

/** Begins in another row, by as much into it as before, and lasts as long; never over midnight. */
export function movedTo({ step }: Board, spot: Spot, to: { lane: number; minute: number }): Spot {
  const length = spot.until - spot.from;
  const wanted = to.minute + (spot.from % step);
  const from = Math.max(0, Math.min(wanted, DAY - length));
  return { lane: to.lane, from, until: from + length };
}

/** Ends with another row. */
export function stretchedTo({ step }: Board, spot: Spot, minute: number): Spot {
  return { ...spot, until: Math.min(DAY, Math.max(spot.from + SHORTEST, minute + step)) };
}

/** Where an arrow carries it; with Shift, up and down move its end. Undefined for other keys. */
export function carried(board: Board, spot: Spot, key: string, shift: boolean): Spot | undefined {
  const { lanes, step } = board;
  const rows = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
  if (rows !== 0 && shift) {
    const until = Math.min(DAY, spot.until + rows * step);
    return until - spot.from < SHORTEST ? spot : { ...spot, until };
  }
  const across = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (rows === 0 && across === 0) return undefined;
  const from = spot.from + rows * step;
  if (from < 0 || spot.until + rows * step > DAY) return spot;
  const lane = Math.min(lanes.length - 1, Math.max(0, spot.lane + across));
  return { lane, from, until: spot.until + rows * step };
}

/** Whether nothing else has the lane then; nobody is too many without a court or a coach. */
export function isFree(board: Board, { lane, from, until }: Spot, except?: string): boolean {
  const { kind, lanes, all, busy } = board;
  const id = lanes[lane]?.id ?? null;
  if (id === null) return true;
  if (all.some((one) => one.id === except && !mayGive(kind, one, id))) return false;
  const meets = (other: { from: number; until: number }) => other.from < until && other.until > from;
  const taken = all.some(
    (one) =>
      one.id !== except &&
      one.status !== 'cancelled' &&
      takes(board, one, id, except) &&
      meets(minutesOfSession(one)),
  );
  return !taken && !busy.some((one) => one.lane_id === id && meets(one));
}

/** What has to be changed of a class for it to be there; null when it is there already. */
export function changeTo(board: Board, session: Session, to: Spot): SessionChange | null {
  const now = spotOf(board, session);
  const lane = board.lanes[to.lane]?.id ?? null;
  const change: SessionChange = {
    ...(to.from !== now.from && { local_time: clockOf(to.from / 60) }),
    ...(to.until - to.from !== now.until - now.from && { duration_minutes: to.until - to.from }),
    ...(lane !== laneIdOf(board.kind, session) && laneChange(board.kind, session, lane)),
  };
  return Object.keys(change).length > 0 ? change : null;
}

/** Who stands in for somebody gives way to who is to give it now. */
function laneChange(kind: Board['kind'], session: Session, id: string | null): SessionChange {
  if (kind === 'day') return id === null ? {} : { local_date: id };
  if (kind === 'court') return { court_id: id };
  if (!session.substitute_instructor) return { instructor_id: id };
  return { substitute_instructor_id: id === session.instructor?.id ? null : id };
}

/** What puts a class back to where it was before `change`. */
export function changeBack(before: Session, change: SessionChange): SessionChange {
  const was: SessionChange = {
    local_date: before.local_date,
    local_time: before.local_time.slice(0, 5),
    duration_minutes: before.duration_minutes,
    court_id: before.court?.id ?? null,
    instructor_id: before.instructor?.id ?? null,
    substitute_instructor_id: before.substitute_instructor?.id ?? null,
  };
  return Object.fromEntries(Object.entries(was).filter(([field]) => field in change));
}

/** A class that has not begun, and is this person's to move. */
export const isMovable = ({ abilities, scheduled_datetime }: Session, now: Date): boolean =>
  abilities.change && now.getTime() < Date.parse(scheduled_datetime);
