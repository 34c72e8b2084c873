/* The week of a plan as a table: its rows are the hours at which a group begins or could, day by day; its lanes courts or coaches. */

export type LaneKind = 'court' | 'coach';

export interface Lane {
  id: string;
  name: string;
}

/** What the table knows of a group. */
export interface BoardGroup {
  key: string;
  /** 0 is Monday. */
  weekday: number;
  /** Minutes after midnight. */
  from: number;
  until: number;
  court: string;
  coach: string;
}

export interface Row {
  weekday: number;
  minute: number;
}

export interface Board<G extends BoardGroup = BoardGroup> {
  kind: LaneKind;
  lanes: readonly Lane[];
  rows: readonly Row[];
  groups: readonly G[];
}

/** Where something is held: a row and a lane. */
export interface Spot {
  row: number;
  lane: number;
}

export const laneOf = (kind: LaneKind, group: BoardGroup): string =>
  kind === 'court' ? group.court : group.coach;

/** Every hour at which something begins or could, in the order of the week. */
export function rowsOf(starts: readonly Row[], groups: readonly BoardGroup[]): Row[] {
  const all = [...starts, ...groups.map(({ weekday, from: minute }) => ({ weekday, minute }))];
  const rows = new Map(all.map(({ weekday, minute }) => [weekday * 1440 + minute, { weekday, minute }]));
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

/** What begins in a cell. */
export const startsIn = <G extends BoardGroup>({ kind, lanes, rows, groups }: Board<G>, spot: Spot): G[] => {
  const [row, lane] = [rows[spot.row], lanes[spot.lane]];
  return groups.filter(
    (group) =>
      group.weekday === row?.weekday && group.from === row.minute && laneOf(kind, group) === lane?.id,
  );
};

/** What has the lane when a group of this length begins there, but for `except`. */
export function inTheWay(
  { kind, lanes, rows, groups }: Board,
  spot: Spot,
  { minutes, except }: { minutes: number; except?: string },
): BoardGroup | undefined {
  const [row, lane] = [rows[spot.row], lanes[spot.lane]];
  if (!row || !lane) return undefined;
  return groups.find(
    (group) =>
      group.key !== except &&
      group.weekday === row.weekday &&
      laneOf(kind, group) === lane.id &&
      group.from < row.minute + minutes &&
      group.until > row.minute,
  );
}

export function spotOf({ kind, lanes, rows }: Board, group: BoardGroup): Spot {
  return {
    row: rows.findIndex(({ weekday, minute }) => weekday === group.weekday && minute === group.from),
    lane: lanes.findIndex(({ id }) => id === laneOf(kind, group)),
  };
}

/** Where a key carries it: the arrows by a row or a lane, Page keys to the day before and after; undefined for others. */
export function carriedTo({ lanes, rows }: Board, spot: Spot, key: string): Spot | undefined {
  const within = (at: number, length: number) => Math.min(length - 1, Math.max(0, at));
  switch (key) {
    case 'ArrowUp':
    case 'ArrowDown':
      return { ...spot, row: within(spot.row + (key === 'ArrowDown' ? 1 : -1), rows.length) };
    case 'ArrowLeft':
    case 'ArrowRight':
      return { ...spot, lane: within(spot.lane + (key === 'ArrowRight' ? 1 : -1), lanes.length) };
    case 'PageUp':
    case 'PageDown':
      return { ...spot, row: otherDay(rows, spot.row, key === 'PageDown' ? 1 : -1) };
    default:
      return undefined;
  }
}

/** The row of the next day, or the one before, that is nearest to the same hour. */
function otherDay(rows: readonly Row[], at: number, step: 1 | -1): number {
  const here = rows[at];
  if (!here) return at;
  const days = rows.map(({ weekday }) => weekday).filter((day) => (day - here.weekday) * step > 0);
  if (days.length === 0) return at;
  const day = step > 0 ? Math.min(...days) : Math.max(...days);
  const far = (row: Row) =>
    row.weekday === day ? Math.abs(row.minute - here.minute) : Number.POSITIVE_INFINITY;
  return rows.reduce(
    (best, row, index) => (far(row) < far(rows[best]!) ? index : best),
    rows.findIndex(({ weekday }) => weekday === day),
  );
}

/** What of a group is another there; null where nothing is. */
export function moveTo({ kind, lanes, rows }: Board, group: BoardGroup, spot: Spot) {
  const [row, lane] = [rows[spot.row], lanes[spot.lane]];
  if (!row || !lane) return null;
  const moved = row.weekday !== group.weekday || row.minute !== group.from;
  const other = lane.id !== laneOf(kind, group);
  if (!moved && !other) return null;
  return { weekday: row.weekday, minute: row.minute, ...(other && { [kind]: lane.id }) } as {
    weekday: number;
    minute: number;
    court?: string;
    coach?: string;
  };
}
