import { attempt } from '../../../kernel/db/savepoint.ts';
import { inShort } from '../../../kernel/http/errors.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { localDateOf } from '../../../kernel/time/index.ts';
import { administers } from '../../../organizations/public.ts';
import { nameKey } from '../../rules/timetable/clashes.ts';
import { count, type UsedDefault, withDefaults } from '../../rules/timetable/defaults.ts';
import { type NamedRow, resolveNames } from '../../rules/timetable/names.ts';
import { columns, type RowProblem } from '../../rules/timetable/row.ts';
import type { ImportTimetable, TimetableReport } from '../../schemas/timetable.ts';
import { loadNames, usedKeys } from '../../store/timetable.ts';
import { type Made, makeSchedules } from './make.ts';
import type { PlannedRow } from './named.ts';
import { readTimetable, type TimetableFile } from './read.ts';

/**
 * Makes the schedules of a timetable file, with the clubs, courts, coaches and class types that it names: all of
 * them or none. Rows that are not right are reported together; nothing is written unless all is right or
 * `skip_invalid` leaves them out. The same file twice changes nothing. A dry run says what would be made.
 * @throws 422 `timetable.invalid` with the report as `report`
 */
export async function importTimetable(scope: Scope, input: ImportTimetable): Promise<TimetableReport> {
  const file = readTimetable(input.csv, input.start_date);
  const plan = await planImport(scope, file);
  const outcome = await make(scope, plan, input);
  const report = reportOf(file, plan, outcome);
  const { dry_run = false, skip_invalid = false } = input;
  if (report.problems.length > 0 && !dry_run && !skip_invalid) throw refusal(report);
  return { ...told(report), dry_run, imported: !dry_run };
}

/** A file of a million bytes may have several mistakes in each of its lines. */
const mostTold = 1_000;
const told = (report: TimetableReport): TimetableReport => ({
  ...report,
  problems: report.problems.slice(0, mostTold).map(inShort),
});

interface Plan {
  rows: PlannedRow[];
  existing_count: number;
  problems: RowProblem[];
  defaults: Map<string, UsedDefault>;
  locale: string;
  type_names: ReadonlySet<string>;
}

async function planImport(scope: Scope, file: TimetableFile): Promise<Plan> {
  const existing = await usedKeys(
    scope,
    file.rows.map((one) => one.import_key),
  );
  const fresh = new Map(
    file.rows.filter((one) => !existing.has(one.import_key)).map((one) => [one.row, one] as const),
  );
  const known = await loadNames(scope);
  const { named, problems } = resolveNames([...fresh.keys()], known, rightsOf(scope));
  const defaults = new Map<string, UsedDefault>();
  const rows = named.map((one): PlannedRow => {
    const { import_key, is_repeated } = fresh.get(one.row) as TimetableFile['rows'][number];
    return { ...one, import_key, is_repeated, complete: complete(scope, one, defaults) };
  });
  const type_names = new Set(known.types.map((type) => nameKey(type.name)));
  const all = [...file.problems, ...problems];
  return { rows, existing_count: existing.size, problems: all, defaults, locale: known.locale, type_names };
}

const rightsOf = ({ actor }: Scope) => ({
  add_club: administers(actor, null),
  run: (club_id: string) => administers(actor, club_id),
});

function complete(scope: Scope, { row, club, class_type }: NamedRow, defaults: Map<string, UsedDefault>) {
  if (row.timezone === null) count(defaults, 'timezone', club.timezone);
  if (row.currency === null) count(defaults, 'currency', club.currency);
  const type_max = () => (class_type.id === null ? undefined : class_type.max_participants);
  return withDefaults(row, { type_max, today: localDateOf(scope.now, club.timezone) }, defaults);
}

interface Outcome extends Made {
  rows: PlannedRow[];
  clashes: RowProblem[];
}

/** What was made is undone for a dry run, and when something is wrong that is not to be left out. */
async function make(scope: Scope, plan: Plan, input: ImportTimetable): Promise<Outcome> {
  const clashes: RowProblem[] = [];
  let { rows } = plan;
  for (;;) {
    const made = await tryToMake(scope, { ...plan, rows }, input);
    clashes.push(...made.clashes);
    if (made.clashes.length === 0) return { ...made, rows, clashes };
    const lines = new Set(made.clashes.map((one) => one.line));
    rows = rows.filter(({ row }) => !lines.has(row.line));
  }
}

async function tryToMake(scope: Scope, plan: Plan, input: ImportTimetable): Promise<Made> {
  const wrong = plan.problems.length > 0 && !input.skip_invalid;
  try {
    return await attempt(scope.tx, async () => {
      const made = await makeSchedules(scope, plan.rows, { ...plan, publish: input.publish ?? false });
      if (made.clashes.length > 0 || wrong || input.dry_run) throw new Undone(made);
      return made;
    });
  } catch (error) {
    if (error instanceof Undone) return error.made;
    throw error;
  }
}

/** Carries what was made out of the part of the transaction that is taken back. */
class Undone extends Error {
  readonly made: Made;
  constructor(made: Made) {
    super('taken back');
    this.made = made;
  }
}

function reportOf(
  file: TimetableFile,
  plan: Plan,
  { rows, clashes, created, sessions }: Outcome,
): TimetableReport {
  const byClub = Map.groupBy(
    rows.map((one, at) => ({ ...one, sessions: sessions[at] ?? 0 })),
    ({ club }) => club.name,
  );
  const clubs = [...byClub].map(([name, all]) => ({
    name,
    schedule_count: all.length,
    session_count: all.reduce((sum, one) => sum + one.sessions, 0),
  }));
  const problems = [...plan.problems, ...clashes].sort((a, b) => a.line - b.line);
  return {
    dry_run: false,
    imported: false,
    row_count: file.row_count,
    schedule_count: rows.length,
    session_count: clubs.reduce((sum, club) => sum + club.session_count, 0),
    existing_count: plan.existing_count,
    repeated_count: rows.filter((one) => one.is_repeated).length,
    problem_count: problems.length,
    problems,
    defaults: [...plan.defaults.values()].sort((a, b) => columnAt(a) - columnAt(b)),
    created,
    clubs,
  };
}

const columnAt = ({ column }: UsedDefault): number => (columns as readonly string[]).indexOf(column);

const mostShown = 100;

function refusal(report: TimetableReport): Problem {
  const lines = new Set(report.problems.map((one) => one.line)).size;
  const errors = report.problems.slice(0, mostShown).map(({ line, column, message }) => ({
    path: '/csv',
    code: 'row',
    params: { line, column: column ?? '' },
    message: `line ${line}${column === null ? '' : `, ${column}`}: ${message}`,
  }));
  return new Problem(422, 'timetable.invalid', `${lines} lines are not right. Nothing was imported.`, {
    errors,
    extra: { report: told(report) },
  });
}
