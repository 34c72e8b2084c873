import { nameKey } from '../../../kernel/cells/words.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { localDateOf } from '../../../kernel/time/index.ts';
import { administers } from '../../../organizations/public.ts';
import type { Closure } from '../../rules/recurrence.ts';
import { findClashes, type PlacedRow } from '../../rules/timetable/clashes.ts';
import type { FailCell, RowProblem } from '../../rules/timetable/columns.ts';
import { count, type UsedDefault, withDefaults } from '../../rules/timetable/defaults.ts';
import { weekdaysOf } from '../../rules/timetable/export.ts';
import { keysOf } from '../../rules/timetable/keys.ts';
import { type KnownNames, type NamedRow, resolveNames } from '../../rules/timetable/names.ts';
import { checkTerm } from '../../rules/timetable/terms.ts';
import { closuresFrom, courtKey, instructorKey, standingOn } from '../../store/standing.ts';
import { type Names, usedKeys, weeklySchedules } from '../../store/timetable.ts';
import type { PlannedRow } from './named.ts';
import { hashOf, type KeyedRow, type TimetableFile } from './read.ts';

export interface Plan {
  /** The rows that can become schedules, in the order of the file. */
  rows: PlannedRow[];
  existing_count: number;
  problems: RowProblem[];
  defaults: Map<string, UsedDefault>;
  locale: string;
  type_names: ReadonlySet<string>;
}

/**
 * What an import would make, and everything that stands in the way of any row, all at once. With `skip_invalid` what
 * is said is what is left out; else also what would be in the way once that is mended.
 */
export async function planImport(
  scope: Scope,
  { file, known }: { file: TimetableFile; known: Names },
  skip_invalid: boolean,
): Promise<Plan> {
  const keys = file.rows.map((one) => one.import_key);
  const existing = new Set([...(await usedKeys(scope, keys)), ...(await standingKeys(scope))]);
  const fresh = file.rows.filter((one) => !existing.has(one.import_key));
  const resolved = resolveNames(
    fresh.map((one) => one.row),
    known,
    rightsOf(scope),
  );
  const byLine = new Map(fresh.map((one) => [one.row.line, one]));
  const defaults = new Map<string, UsedDefault>();
  const planned = resolved.named.map((one) => planRow(scope, one, { byLine, defaults }));
  const problems = [...file.problems, ...resolved.problems, ...planned.flatMap((one) => one.problems)];
  const rows = planned.filter((one) => one.problems.length === 0).map((one) => one.row);
  const clashes = await clashesOf(scope, rows);
  const fitting = new Set(clashes.fitting.map((one) => one.line));
  return {
    rows: rows.filter(({ row }) => fitting.has(row.line)),
    existing_count: file.rows.length - fresh.length,
    problems: [...problems, ...(skip_invalid ? clashes.left_out : clashes.problems)],
    defaults,
    locale: known.locale,
    type_names: namesOf(known),
  };
}

/** The keys of what is there, however it came and whatever it was called then: a timetable that was exported makes nothing. */
async function standingKeys(scope: Scope): Promise<string[]> {
  const rows = (await weeklySchedules(scope)).flatMap(({ start_time, ...one }) =>
    weekdaysOf(one).map((weekday) => ({ ...one, weekday, start_time: start_time.slice(0, 5) })),
  );
  return keysOf(rows).map(({ key }) => hashOf(key));
}

const namesOf = ({ types }: KnownNames): ReadonlySet<string> =>
  new Set(types.map((type) => nameKey(type.name)));

const rightsOf = ({ actor }: Scope) => ({
  add_club: administers(actor, null),
  run: (club_id: string) => administers(actor, club_id),
});

interface Around {
  byLine: ReadonlyMap<number, KeyedRow>;
  defaults: Map<string, UsedDefault>;
}

/** The row with its defaults, and what is wrong with its dates. */
function planRow(scope: Scope, named: NamedRow, { byLine, defaults }: Around) {
  const { row, club, class_type } = named;
  const { import_key, is_repeated } = byLine.get(row.line) as KeyedRow;
  if (row.timezone === null) count(defaults, 'timezone', club.timezone);
  if (row.currency === null) count(defaults, 'currency', club.currency);
  const type_max = () => (class_type.id === null ? undefined : class_type.max_participants);
  const today = localDateOf(scope.now, club.timezone);
  const complete = withDefaults(row, { type_max, today }, defaults);
  const problems: RowProblem[] = [];
  const fail: FailCell = (column, code, message, params = {}) => {
    problems.push({ line: row.line, column, code, params, message });
    return null;
  };
  checkTerm({ ...complete, timezone: club.timezone }, scope.now, fail);
  return { row: { ...named, import_key, is_repeated, complete } satisfies PlannedRow, problems };
}

const assistantKeys = ({ row, assistants }: PlannedRow): ReadonlyMap<string, string> =>
  new Map(
    row.assistants.flatMap((name, at) => {
      const known = assistants[at];
      return known ? [[name, instructorKey(known.id)] as const] : [];
    }),
  );

const neverClosed: readonly Closure[] = [];

async function clashesOf(scope: Scope, rows: readonly PlannedRow[]) {
  const ids = <T extends string>(all: readonly (T | null | undefined)[]) => [
    ...new Set(all.filter((id): id is T => id !== null && id !== undefined)),
  ];
  const closures = await closuresFrom(scope, ids(rows.map((one) => one.club.id)));
  const placed = rows.map(
    (one): PlacedRow => ({
      ...one.complete,
      timezone: one.club.timezone,
      court_key: one.court_id && courtKey(one.court_id),
      instructor_key: one.instructor && instructorKey(one.instructor.id),
      assistant_keys: assistantKeys(one),
      closures: closures.get(one.club.id ?? '') ?? neverClosed,
    }),
  );
  const wanted = {
    court_ids: ids(rows.map((one) => one.court_id)),
    instructor_ids: ids(rows.flatMap((one) => [one.instructor?.id, ...one.assistants.map((it) => it?.id)])),
  };
  const standing = await standingOn(scope, wanted, closures);
  return findClashes(placed, { standing, from: localDateOf(scope.now, 'Etc/GMT+12') });
}
