import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { system } from '../kernel/actor.ts';
import type { Database } from '../kernel/db/database.ts';
import { readCsv } from '../kernel/files/csv.ts';
import { readFileTable } from '../kernel/files/read.ts';
import type { Table } from '../kernel/files/table.ts';
import { newId } from '../kernel/ids.ts';
import { Problem } from '../kernel/problem.ts';
import type { Scope } from '../kernel/scope.ts';
import { isLocalDate, systemClock } from '../kernel/time/index.ts';
import { createOrganization, isSlug } from '../organizations/public.ts';
import { importTimetable, type TimetableReport } from '../scheduling/public.ts';
import { Failed } from './errors.ts';
import { inside } from './inside.ts';

export interface ImportOptions {
  fileName?: string;
  organization?: string;
  name?: string;
  locale: 'es' | 'en';
  startDate?: string;
  publish: boolean;
  dryRun: boolean;
  skipInvalid: boolean;
  /** Of a workbook; the first that holds rows unless told. */
  sheet?: string;
  /** Dates are 4/5/2027 for the fifth of April. */
  monthFirst?: boolean;
}

/** Imports a timetable file into an organization, which is made when it is the first or named and missing. */
export async function importFile(
  file: string,
  options: ImportOptions,
  print: (line: string) => void,
): Promise<void> {
  if (options.startDate !== undefined && !isLocalDate(options.startDate))
    throw new Error(`--start-date: ${options.startDate} is not a date, such as 2026-09-14`);
  const table = await readFileTable(await readFile(file), options.sheet);
  const named = { ...options, fileName: basename(file) };
  const { report, organization } = await inside(({ db }) => importInto(db, table, named));
  if (organization !== undefined && (report.imported || report.dry_run))
    print(`${report.dry_run ? 'Would make' : 'Made'} the organization ${organization}; ${hint}.`);
  for (const line of linesOf(report, options)) print(line);
  if (report.problems.length > 0 && !options.skipInvalid) throw new Failed();
}

const hint = 'bandeja create-admin --staff makes somebody who can enter it';

interface Imported {
  report: TimetableReport;
  /** The name of an organization that was made for it. */
  organization?: string;
}

interface Organization {
  id: string;
  slug: string | undefined;
  is_new: boolean;
}

export async function importInto(
  db: Database,
  given: string | Table,
  options: ImportOptions,
): Promise<Imported> {
  const organization = await organizationFor(db, options);
  const scope = {
    organization_id: organization.id,
    via: { user_id: null, via: 'cli', request_id: `import ${newId()}` },
  };
  try {
    return await db.tenant(scope, async (tx) => {
      const inScope: Scope = { tx, actor: system(organization.id), now: systemClock.now() };
      const made = organization.is_new ? { organization: await open(inScope, organization, options) } : {};
      const table = typeof given === 'string' ? readCsv(given) : given;
      const wish = {
        dry_run: options.dryRun,
        skip_invalid: options.skipInvalid,
        publish: options.publish,
        ...(options.startDate !== undefined && { start_date: options.startDate }),
        ...(options.fileName !== undefined && { file_name: options.fileName.slice(0, 200) }),
        ...(options.monthFirst && { date_order: 'month_first' as const }),
      };
      const report = await importTimetable(inScope, wish, table);
      if (options.dryRun) throw new DryRun({ report, ...made });
      return { report, ...made };
    });
  } catch (error) {
    if (error instanceof DryRun) return error.imported;
    if (error instanceof Problem && error.code === 'timetable.invalid')
      return { report: error.extra?.report as TimetableReport };
    throw error;
  }
}

/** Takes everything back, the organization too. */
class DryRun extends Error {
  readonly imported: Imported;
  constructor(imported: Imported) {
    super('dry run');
    this.imported = imported;
  }
}

async function organizationFor(db: Database, { organization: slug }: ImportOptions): Promise<Organization> {
  const all = await db.global(null, (tx) =>
    tx
      .selectFrom('organizations')
      .select(['id', 'slug'])
      .$if(slug !== undefined, (query) => query.where('slug', '=', slug as string))
      .orderBy('slug')
      .limit(20)
      .execute(),
  );
  const [first, second] = all;
  if (first && second)
    throw new Error(`--organization: there are several (${all.map((one) => one.slug).join(', ')}): name one`);
  if (!first && slug !== undefined && !isSlug(slug))
    throw new Error(
      `--organization: ${JSON.stringify(slug)} is no short name: 2 to 63 small letters, digits and hyphens`,
    );
  return first ? { ...first, is_new: false } : { id: newId(), slug, is_new: true };
}

async function open(
  scope: Scope,
  { slug }: Organization,
  { name = slug ?? 'Bandeja', locale }: ImportOptions,
): Promise<string> {
  const named = { name, default_locale: locale, ...(slug !== undefined && { slug }) };
  const { organization } = await createOrganization(scope, named);
  return `${organization.name} (${organization.slug})`;
}

/** A dry run says what the real one would say. */
export function linesOf(report: TimetableReport, { skipInvalid }: { skipInvalid: boolean }): string[] {
  const { dry_run, problems, notes, defaults, created } = report;
  const verb = dry_run ? 'Would import' : 'Imported';
  const refused = problems.length > 0 && !skipInvalid;
  const names = Object.entries(created).filter(([, made]) => made.length > 0);
  return [
    ...problems.map(
      ({ line, column, message }) => `line ${line}${column === null ? '' : `, ${column}`}: ${message}`,
    ),
    ...(report.problem_count > problems.length
      ? [`and ${report.problem_count - problems.length} more problems`]
      : []),
    ...notes.map(({ line, message }) => `line ${line}: ${message}`),
    ...defaults.map(({ column, value, count }) => `${column}: empty in ${count} rows, taken as ${value}`),
    ...(report.repeated_count > 0
      ? [
          `${report.repeated_count} rows name the class, day and time of an earlier one: taken as classes side by side`,
        ]
      : []),
    ...(refused ? [] : names.map(([kind, made]) => `New ${kind.replace('_', ' ')}: ${listed(made)}`)),
    ...(refused
      ? [
          `Nothing ${dry_run ? 'would be' : 'was'} imported: ${report.good_count} of ${report.row_count} rows are good. Correct these lines, or leave them out with --skip-invalid.`,
        ]
      : [
          `${verb} ${report.schedule_count} of ${report.row_count} rows in ${report.clubs.length} clubs, with ${report.session_count} sessions; ${report.existing_count} were there already.`,
        ]),
  ];
}

const mostNames = 8;
const listed = (names: readonly string[]): string =>
  names.length > mostNames
    ? `${names.slice(0, mostNames).join(', ')} and ${names.length - mostNames} more`
    : names.join(', ');
