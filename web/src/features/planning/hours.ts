/* Hours of a week that somebody can come, and would love to: kept as the API takes them, shown as fields of a grid. */

export interface Hours {
  weekday: number;
  starts_at: string;
  ends_at: string;
  loved: boolean;
}

/** What a field of the grid says; `some`: a part of it. */
export type FieldState = 'no' | 'some' | 'can' | 'love';

/** The parts of a day, in minutes: what is tapped first. */
export const PARTS = [
  { name: 'morning', from: 8 * 60, until: 13 * 60 },
  { name: 'midday', from: 13 * 60, until: 17 * 60 },
  { name: 'afternoon', from: 17 * 60, until: 20 * 60 },
  { name: 'evening', from: 20 * 60, until: 23 * 60 },
] as const;

export const STEP = 60;
/** Monday to Friday. */
export const WORKDAYS = [0, 1, 2, 3, 4];

export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

interface Field {
  weekday: number;
  from: number;
  until: number;
}

interface Piece {
  from: number;
  until: number;
  loved: boolean;
}

const piecesOn = (hours: readonly Hours[], weekday: number): Piece[] =>
  hours
    .filter((one) => one.weekday === weekday)
    .map(({ starts_at, ends_at, loved }) => ({
      ...{ from: minutesOf(starts_at), until: minutesOf(ends_at), loved },
    }));

/** What the hours say of a field. */
export function stateOf(hours: readonly Hours[], { weekday, from, until }: Field): FieldState {
  let [can, love] = [0, 0];
  for (const piece of piecesOn(hours, weekday)) {
    const length = Math.min(piece.until, until) - Math.max(piece.from, from);
    if (length <= 0) continue;
    can += length;
    if (piece.loved) love += length;
  }
  if (can === 0) return 'no';
  if (can < until - from) return 'some';
  return love === can ? 'love' : 'can';
}

/** A tap: no → can → love → no; what was said of a part of it becomes can. */
export const afterTap = (state: FieldState): Exclude<FieldState, 'some'> =>
  state === 'can' ? 'love' : state === 'love' ? 'no' : 'can';

/** The hours with a field set: what lay across its edges is cut there. */
export function withField(
  hours: readonly Hours[],
  field: Field,
  state: Exclude<FieldState, 'some'>,
): Hours[] {
  const { weekday, from, until } = field;
  const around = piecesOn(hours, weekday).flatMap((piece) => [
    { ...piece, until: Math.min(piece.until, from) },
    { ...piece, from: Math.max(piece.from, until) },
  ]);
  const own = state === 'no' ? [] : [{ from, until, loved: state === 'love' }];
  const day = joined([...around, ...own].filter((piece) => piece.until > piece.from));
  const others = hours.filter((one) => one.weekday !== weekday);
  return [...others, ...day.map((piece) => hoursOf(weekday, piece))].sort(byTime);
}

const hoursOf = (weekday: number, { from, until, loved }: Piece): Hours => ({
  ...{ weekday, starts_at: timeOf(from), ends_at: timeOf(until), loved },
});

const byTime = (a: Hours, b: Hours): number =>
  a.weekday - b.weekday || minutesOf(a.starts_at) - minutesOf(b.starts_at);

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const next of pieces.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && last.until === next.from && last.loved === next.loved) last.until = next.until;
    else all.push({ ...next });
  }
  return all;
}
