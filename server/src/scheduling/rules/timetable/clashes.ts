import { nameKey } from '../../../kernel/cells/words.ts';
import {
  type Interval,
  type LocalDate,
  localDateOf,
  localTimeOf,
  mondayOf,
} from '../../../kernel/time/index.ts';
import { type Claim, type Collision, collisions } from '../collisions.ts';
import type { Closure, Recurrence } from '../recurrence.ts';
import { type RowProblem, weekdays } from './columns.ts';
import type { TimetableRow } from './row.ts';

/** A row among others: what it is known by elsewhere, and the days on which its club is closed. */
export type PlacedRow = TimetableRow & {
  court_key?: string | null;
  instructor_key?: string | null;
  /** By their names in the row, of those who are known elsewhere. */
  assistant_keys?: ReadonlyMap<string, string>;
  closures?: readonly Closure[];
};

/** What takes a court or a coach already: a class, or a series of which no class is there yet. */
export interface Standing {
  title: string;
  keys: readonly string[];
  at?: Interval;
  series?: Recurrence & { from: LocalDate; closures: readonly Closure[] };
}

export interface Clashes {
  /** The rows that have their court and coach to themselves when those that do not are left out. */
  fitting: TimetableRow[];
  /** Everything that is in each other's way, also of rows that clash with one that is itself left out. */
  problems: RowProblem[];
  /** Those of rows that are left out. */
  left_out: RowProblem[];
}

/**
 * Rows that put a court or a coach in two places at once, with each other and with what is there, over their whole
 * terms. What is there, and the earlier row of the file, keep the place; the later row is the problem.
 * @param from the day from which anything counts; the first one that a row names unless told
 */
export function findClashes(
  rows: readonly PlacedRow[],
  { standing = [], from }: { standing?: readonly Standing[]; from?: LocalDate } = {},
): Clashes {
  const begin = from ?? firstDate(rows);
  const taken = rows.map(keysOfRow);
  const claims: Claim[] = [...standing, ...rows.map((row, at) => claimOf(row, taken[at]!, begin))];
  const found = collisions(claims, standing.length).sort(byRow);
  const out = new Set<number>();
  const said = new Set<string>();
  const problems: RowProblem[] = [];
  const left_out: RowProblem[] = [];
  for (const { first, second, key, starts_at } of found) {
    const row = rows[second - standing.length] as PlacedRow;
    const other = standing[first] ?? (rows[first - standing.length] as PlacedRow);
    // A series that is there stands in many classes: one of them says it.
    const what = `${row.line} ${key} ${'line' in other ? other.line : other.title}`;
    const isNew = !said.has(what);
    const counts = !out.has(first);
    if (counts) out.add(second);
    if (!isNew) continue;
    said.add(what);
    const it = taken[second - standing.length]!.find((one) => one.key === key) as Taken;
    const problem = clash(row, { other, taken: it, starts_at });
    problems.push(problem);
    if (counts) left_out.push(problem);
  }
  return { fitting: rows.filter((_, at) => !out.has(at + standing.length)), problems, left_out };
}

const byRow = (a: Collision, b: Collision): number =>
  a.second - b.second || a.first - b.first || a.starts_at.getTime() - b.starts_at.getTime();

const someMonday = '2024-01-01';
const firstDate = (rows: readonly TimetableRow[]): LocalDate =>
  mondayOf(rows.flatMap((row) => row.start_date ?? []).sort()[0] ?? someMonday);

const defaultDuration = 60;
const neverClosed: readonly Closure[] = [];

function claimOf(row: PlacedRow, taken: readonly Taken[], from: LocalDate): Claim {
  const series = {
    recurrence: 'weekly' as const,
    recurrence_days: [row.weekday],
    start_date: row.start_date ?? from,
    end_date: row.end_date,
    start_time: row.start_time,
    duration_minutes: row.duration_minutes ?? defaultDuration,
    timezone: row.timezone ?? 'UTC',
    rrule: null,
    exdates: [],
    from,
    closures: row.closures ?? neverClosed,
  };
  return { keys: taken.map(({ key }) => key), series };
}

interface Taken {
  column: 'court' | 'instructor' | 'assistants';
  name: string;
  key: string;
}

function keysOfRow({ club, court, instructor, assistants, ...keys }: PlacedRow): Taken[] {
  const { court_key, instructor_key, assistant_keys } = keys;
  const coach = (name: string, known: string | null | undefined) => known ?? `instructor ${nameKey(name)}`;
  return [
    ...(court === null
      ? []
      : [
          {
            ...{ column: 'court' as const, name: court },
            key: court_key ?? `court ${nameKey(club)} ${nameKey(court)}`,
          },
        ]),
    ...(instructor === null
      ? []
      : [{ column: 'instructor' as const, name: instructor, key: coach(instructor, instructor_key) }]),
    ...assistants.map((name) => ({
      ...{ column: 'assistants' as const, name, key: coach(name, assistant_keys?.get(name)) },
    })),
  ];
}

function clash(
  row: PlacedRow,
  { other, taken, starts_at }: { other: PlacedRow | Standing; taken: Taken; starts_at: Date },
): RowProblem {
  const { column, name } = taken;
  const zone = row.timezone ?? 'UTC';
  const at = { date: localDateOf(starts_at, zone), time: localTimeOf(starts_at, zone) };
  const code = column === 'court' ? 'court_busy' : 'instructor_busy';
  const base = { line: row.line, column, code } as const;
  if (!('line' in other)) {
    const message = `${name} has “${other.title}” on ${at.date} at ${at.time}`;
    return { ...base, params: { name, title: other.title, ...at }, message };
  }
  const { class_name: title, line, weekday, start_time: time } = other;
  const message = `${name} has “${title}” (line ${line}) on ${weekdays[weekday]} at ${time}, first on ${at.date}`;
  return { ...base, params: { name, title, line, weekday, time, date: at.date }, message };
}
