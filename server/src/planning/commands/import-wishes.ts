import { holdClients, loadEverybody, matchPerson, type People, peopleOf } from '../../clients/public.ts';
import { type LineProblem, recordsOf } from '../../kernel/cells/records.ts';
import { nameKey } from '../../kernel/cells/words.ts';
import type { Table } from '../../kernel/files/table.ts';
import { importReport, type LineOutcome, writes } from '../../kernel/http/import-report.ts';
import type { ImportFile, ImportReport } from '../../kernel/http/import-shapes.ts';
import { recordImport } from '../../kernel/imports.ts';
import { announce } from '../../kernel/live.ts';
import { found, notFound } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import type { WishPerson } from '../rules/wishes.ts';
import { readWish, type WishFileRow, wishWords } from '../rules/wishes-import.ts';
import { activeOf, saidOf, type WishSaid, whomToChoose } from '../store/wish-import.ts';
import { type WindowRow, windowOf } from '../store/wish-windows.ts';
import { saveWish, type WishValues } from '../store/wishes.ts';

/**
 * Notes the wishes that a file says: all or none, unless `skip_invalid` leaves out what is not right. What somebody has said already is
 * theirs: a row that says something else is left out; the same file twice changes nothing. Throws 404, 422 `import.invalid`.
 */
export const importWishes = (
  scope: Scope,
  term_id: string,
  asked: ImportFile,
  table: Table,
): Promise<ImportReport> =>
  recordImport(
    scope,
    {
      ...{ kind: 'wishes', file_name: asked.file_name },
      entities: ['wishes', 'wish_times', 'wish_people', 'wish_preferences'],
    },
    () => write(scope, { term_id, asked, table }),
  );

async function write(
  scope: Scope,
  { term_id, asked, table }: { term_id: string; asked: ImportFile; table: Table },
): Promise<ImportReport> {
  // Nobody else wishes meanwhile: what is found not said is not said still when it is written.
  const window = found(await windowOf(scope, term_id, 'change'), 'window');
  if (!administers(scope.actor, window.club_id)) throw notFound('window');
  const { records, problems, headings } = recordsOf(table, {
    ...{ words: wishWords, needed: ['name'], chosen: asked.columns },
  });
  const read = records.map(readWish);
  const meant = await meanings(
    scope,
    window,
    read.filter((one): one is WishFileRow => !Array.isArray(one)),
  );
  const wrong = [...problems, ...read.filter(Array.isArray).flat(), ...meant.flatMap((one) => one.problems)];
  if (writes(wrong, asked)) await save(scope, window, meant);
  const bad = new Set(wrong.map(({ line }) => line));
  const same = new Set(meant.filter((one) => one.is_said).map(({ row }) => row.line));
  const lines = records.map(({ line, cells }): LineOutcome => {
    const action = bad.has(line) ? 'conflict' : same.has(line) ? 'unchanged' : 'create';
    return { line, action, name: `${cells.name} ${cells.surname}`.trim().slice(0, 200), changes: [] };
  });
  return importReport({ rows: lines, problems: wrong, headings, sheets: table.sheets }, asked);
}

interface Meant {
  row: WishFileRow;
  student_id: string | null;
  values: WishValues;
  /** They have said the same already. */
  is_said: boolean;
  problems: LineProblem[];
}

type Known = Awaited<ReturnType<typeof loadEverybody>>[number];

interface Around {
  people: People<Known>;
  active: ReadonlySet<string>;
  coaches: ReadonlyMap<string, string>;
  clubs: ReadonlyMap<string, string>;
}

async function meanings(scope: Scope, window: WindowRow, rows: readonly WishFileRow[]): Promise<Meant[]> {
  const everybody = await loadEverybody(scope);
  const { coaches, clubs } = await whomToChoose(scope, window.club_id);
  const around: Around = {
    people: peopleOf(everybody),
    active: await activeOf(scope),
    ...{ coaches: byName(coaches), clubs: byName(clubs) },
  };
  const said = await saidOf(scope, window.id);
  return rows.map((row) => {
    const { student_id, values, problems } = meaningOfRow(row, around);
    const before = student_id === null ? undefined : said.get(student_id);
    const is_said = before !== undefined && isSame(before, values);
    if (before !== undefined && !is_said) problems.push(problemOf(row, 'name', 'has_wish'));
    if (student_id !== null && before === undefined) said.set(student_id, { ...values, status: 'standing' });
    return { row, student_id, values, is_said, problems };
  });
}

const byName = (all: readonly { id: string; name: string }[]) =>
  new Map(all.map(({ id, name }) => [nameKey(name), id]));

const problemOf = (
  { line, person }: WishFileRow,
  column: string,
  code: LineProblem['code'],
  name = person.display_name,
): LineProblem => ({ line, column, code, params: { name }, message: `${name}: ${code}` });

function meaningOfRow(row: WishFileRow, { people, active, coaches, clubs }: Around) {
  const problems: LineProblem[] = [];
  const match = matchPerson(people, row.person);
  if (!match) problems.push(problemOf(row, 'name', 'not_found'));
  else if ('several' in match) problems.push(problemOf(row, 'name', 'several'));
  else if ('may_be' in match) problems.push(problemOf(row, 'name', 'may_be', match.may_be.display_name));
  const student_id = match && 'found' in match ? match.found.id : null;
  if (student_id !== null && !active.has(student_id)) problems.push(problemOf(row, 'name', 'not_active'));
  const ids = (column: 'coaches' | 'clubs', known: ReadonlyMap<string, string>) =>
    row[column].flatMap((name) => {
      const id = known.get(nameKey(name));
      if (id === undefined) problems.push(problemOf(row, column, 'not_found', name));
      return id ?? [];
    });
  /** Whoever a name alone means for sure; of several nobody. */
  const named = (kind: 'with' | 'not_with') =>
    row[kind].map((name): WishPerson => {
      const who = matchPerson(people, { display_name: name });
      const id = who && 'found' in who ? who.found.id : null;
      return { kind, name, client_id: id !== null && id !== student_id && active.has(id) ? id : null };
    });
  const both = row.not_with.find((name) => row.with.some((other) => nameKey(other) === nameKey(name)));
  if (both !== undefined) problems.push(problemOf(row, 'not_with', 'both', both));
  const { level, wants_test, classes_a_week, times, note } = row;
  const values: WishValues = {
    ...{ level, wants_test, classes_a_week, times, note },
    people: [...named('with'), ...named('not_with')],
    ...{ instructor_ids: ids('coaches', coaches), club_ids: ids('clubs', clubs) },
  };
  return { student_id, values, problems };
}

/** Whether somebody has said just this; who their friends are is the desk's word. */
const isSame = (before: WishSaid, values: WishValues): boolean =>
  before.status === 'standing' && told(before) === told(values);

const told = ({ level, wants_test, classes_a_week, note, ...lists }: WishValues): string =>
  JSON.stringify([
    ...[level, wants_test, classes_a_week, note],
    ...[lists.times, [...lists.instructor_ids].sort(), [...lists.club_ids].sort()],
    lists.people.map(({ kind, name }) => `${kind} ${name}`).sort(),
  ]);

async function save(scope: Scope, window: WindowRow, meant: readonly Meant[]): Promise<void> {
  const going = meant.filter((one) => one.student_id !== null && !one.is_said && one.problems.length === 0);
  if (going.length === 0) return;
  await holdClients(
    scope,
    going.flatMap(({ student_id, values }) => [
      student_id as string,
      ...values.people.flatMap(({ client_id }) => client_id ?? []),
    ]),
  );
  const ids: string[] = [];
  for (const { student_id, values } of going)
    ids.push(
      await saveWish(
        scope,
        { window_id: window.id, student_id: student_id as string, source: 'import' },
        values,
      ),
    );
  announce(scope.tx, 'wishes', ids);
}
