import { nameKey } from '../../../kernel/cells/words.ts';
import { readCsv } from '../../../kernel/files/csv.ts';
import type { Table } from '../../../kernel/files/table.ts';
import { inShort } from '../../../kernel/http/errors.ts';
import { namesInShort } from '../../../kernel/http/import-report.ts';
import { recordImport } from '../../../kernel/imports.ts';
import { Problem } from '../../../kernel/problem.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { columns } from '../../rules/timetable/columns.ts';
import type { UsedDefault } from '../../rules/timetable/defaults.ts';
import type { TimetableOptions, TimetableReport } from '../../schemas/timetable.ts';
import { loadNames } from '../../store/timetable.ts';
import { makeOrTakeBack, type Outcome } from './attempts.ts';
import { type Plan, planImport } from './plan.ts';
import { readTimetable, type TimetableFile } from './read.ts';

/**
 * Makes the schedules of a timetable file, with the clubs, courts, coaches and class types that it names: all of
 * them or none. Rows that are not right are reported together; nothing is written unless all is right or
 * `skip_invalid` leaves them out. The same file twice changes nothing. A dry run says what would be made.
 * @throws 422 `timetable.invalid` with the report as `report`
 */
export const importTimetable = (
  scope: Scope,
  input: TimetableOptions & { csv?: string },
  table: Table = readCsv(input.csv ?? ''),
): Promise<TimetableReport> =>
  recordImport(scope, { kind: 'timetable', file_name: input.file_name, entities }, () =>
    write(scope, input, table),
  );

const entities = ['clubs', 'class_types', 'instructors', 'instructor_clubs', 'courts', 'class_schedules'];

async function write(scope: Scope, input: TimetableOptions, table: Table): Promise<TimetableReport> {
  const { dry_run = false, skip_invalid = false } = input;
  const known = await loadNames(scope);
  const names = new Set(known.instructors.map((one) => nameKey(one.display_name)));
  const file = readTimetable(table, { ...input, isName: (text) => names.has(nameKey(text)) });
  const plan = await planImport(scope, { file, known }, skip_invalid);
  const outcome = await makeOrTakeBack(scope, plan, input);
  const report = reportOf(file, plan, outcome);
  if (report.problems.length === 0 || skip_invalid) return { ...told(report), dry_run, imported: !dry_run };
  if (dry_run) return { ...told(nothing(report)), dry_run, imported: false };
  throw refusal(nothing(report));
}

/** What a run that is refused makes: a dry run of it says the same. */
const nothing = (report: TimetableReport): TimetableReport => ({
  ...report,
  ...{ schedule_count: 0, session_count: 0, clubs: [], notes: [] },
  created: { clubs: [], class_types: [], instructors: [], courts: [] },
});

/** A file of a million bytes may have several mistakes in each of its lines. */
const mostTold = 1_000;
/** As many as can be answered in one go (`coaches`). */
const mostAsked = 200;
const told = (report: TimetableReport): TimetableReport => ({
  ...report,
  problems: report.problems.slice(0, mostTold).map(inShort),
  notes: report.notes.slice(0, mostTold).map(inShort),
  questions: report.questions.slice(0, mostAsked).map((one) => ({ ...one, text: one.text.slice(0, 500) })),
  ...namesInShort(report),
});

function reportOf(
  file: TimetableFile,
  plan: Plan,
  { rows, clashes, notes, created, sessions }: Outcome,
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
    good_count: rows.length,
    schedule_count: rows.length,
    session_count: clubs.reduce((sum, club) => sum + club.session_count, 0),
    existing_count: plan.existing_count,
    repeated_count: rows.filter((one) => one.is_repeated).length,
    problem_count: problems.length,
    problems,
    notes: [...notes].sort((a, b) => a.line - b.line),
    headings: file.headings,
    sheets: file.sheets,
    questions: file.questions,
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
