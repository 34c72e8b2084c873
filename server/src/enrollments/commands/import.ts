import { type KnownPerson, loadEverybody, matchPerson, type People, peopleOf } from '../../clients/public.ts';
import { type LineProblem, lineProblemCodes, recordsOf } from '../../kernel/cells/records.ts';
import { attempt } from '../../kernel/db/savepoint.ts';
import type { Table } from '../../kernel/files/table.ts';
import { importReport, type LineOutcome, writes } from '../../kernel/http/import-report.ts';
import type { ImportFile, ImportReport } from '../../kernel/http/import-shapes.ts';
import { recordImport } from '../../kernel/imports.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { localDateOf } from '../../kernel/time/index.ts';
import { placeWords } from '../rules/import/columns.ts';
import {
  groupsMeant,
  type KnownGroup,
  type PlaceRow,
  readPlace,
  type Term,
  termsMeet,
} from '../rules/import/row.ts';
import type { Override } from '../rules/placement.ts';
import { lockComing } from '../store/claims.ts';
import { lockGroups } from '../store/fixed-places.ts';
import { loadGroups, loadHolders } from '../store/import.ts';
import { giveFixedPlace } from './fixed-places.ts';

/**
 * Gives the fixed places that a file says: all or none, unless `skip_invalid` leaves out what is not right. Whoever
 * holds a place has it already, whatever level, certificate or other class: a list of holders is the desk's word. The same file
 * twice changes nothing. Throws 422 `import.invalid`.
 */
export const importPlaces = (scope: Scope, asked: ImportFile, table: Table): Promise<ImportReport> =>
  recordImport(
    scope,
    { kind: 'places', file_name: asked.file_name, entities: ['schedule_enrollments'] },
    () => write(scope, asked, table),
  );

async function write(scope: Scope, asked: ImportFile, table: Table): Promise<ImportReport> {
  const { records, problems, headings } = recordsOf(table, {
    ...{ words: placeWords, needed: ['group', 'name'], chosen: asked.columns },
  });
  const read = records.map((one) => readPlace(one, asked.date_order ?? 'day_first'));
  const rows = read.filter((one): one is PlaceRow => !Array.isArray(one));
  const meant = await meanings(scope, rows);
  const wrong = [...problems, ...read.filter(Array.isArray).flat(), ...meant.flatMap((one) => one.problems)];
  const given = await giveOrTakeBack(scope, meant, { wrong, asked });
  const all = [...wrong, ...given];
  const bad = new Set(all.map((one) => one.line));
  const unchanged = new Set(meant.filter((one) => one.is_held).map((one) => one.row.line));
  const lines = records.map(({ line, cells }): LineOutcome => {
    const action = bad.has(line) ? 'conflict' : unchanged.has(line) ? 'unchanged' : 'create';
    return { line, action, name: `${cells.name} ${cells.surname}`.trim().slice(0, 200), changes: [] };
  });
  return importReport({ rows: lines, problems: all, headings, sheets: table.sheets }, asked);
}

interface Meant {
  row: PlaceRow;
  schedule_id: string | null;
  student_id: string | null;
  term: Term;
  /** They have it on some of these days already, by an earlier import or row. */
  is_held: boolean;
  problems: LineProblem[];
}

async function meanings(scope: Scope, rows: readonly PlaceRow[]): Promise<Meant[]> {
  const groups = await loadGroups(scope);
  const people = peopleOf<KnownPerson>(await loadEverybody(scope));
  const meant = rows.map((row) => meaningOfRow(row, { groups, people, now: scope.now }));
  const held = await loadHolders(scope, [...new Set(meant.flatMap((one) => one.schedule_id ?? []))]);
  return meant.map((one) => {
    const key = `${one.schedule_id} ${one.student_id}`;
    const terms = held.get(key) ?? [];
    const is_held = terms.some((term) => termsMeet(term, one.term));
    if (one.schedule_id !== null && one.student_id !== null) held.set(key, [...terms, one.term]);
    return { ...one, is_held };
  });
}

function meaningOfRow(
  row: PlaceRow,
  { groups, people, now }: { groups: readonly KnownGroup[]; people: People<KnownPerson>; now: Date },
): Omit<Meant, 'is_held'> {
  const problems: LineProblem[] = [];
  const say = (column: string, code: LineProblem['code'], name: string) =>
    problems.push({ line: row.line, column, code, params: { name }, message: `${name}: ${code}` });
  const [group, another] = groupsMeant(row, groups);
  if (!group) say('group', 'not_found', row.group);
  else if (another) say('group', 'several', row.group);
  const match = matchPerson(people, row.person);
  const { display_name } = row.person;
  if (!match) say('name', 'not_found', display_name);
  else if ('several' in match) say('name', 'several', display_name);
  else if ('may_be' in match) say('name', 'may_be', match.may_be.display_name);
  return {
    ...{ row, problems },
    schedule_id: group && !another ? group.id : null,
    student_id: match && 'found' in match ? match.found.id : null,
    term: {
      starts_on: row.starts_on ?? localDateOf(now, group?.timezone ?? 'UTC'),
      ends_on: row.ends_on,
    },
  };
}

interface Wish {
  wrong: readonly LineProblem[];
  asked: ImportFile;
}

/** Gives the places, group by group; takes them back when nothing is to be written. */
async function giveOrTakeBack(scope: Scope, meant: readonly Meant[], { wrong, asked }: Wish) {
  const wishes = meant
    .filter((one) => one.schedule_id !== null && one.student_id !== null && !one.is_held)
    .sort((a, b) => ((a.schedule_id as string) < (b.schedule_id as string) ? -1 : 1));
  const refused: LineProblem[] = [];
  try {
    await attempt(scope.tx, async () => {
      await lockAll(scope, [...new Set(wishes.map((one) => one.schedule_id as string))]);
      for (const wish of wishes) refused.push(...(await give(scope, wish)));
      if (!writes([...wrong, ...refused], asked)) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return refused;
}

/** All groups and then all their classes at once, as a move of a place does: each row settles its own under them. */
async function lockAll(scope: Scope, schedule_ids: readonly string[]): Promise<void> {
  await lockGroups(scope.tx, schedule_ids);
  await lockComing(scope, { schedule_ids });
}

class TakenBack extends Error {}

async function give(scope: Scope, { row, schedule_id, student_id }: Meant): Promise<LineProblem[]> {
  const { starts_on, ends_on } = row;
  const input = {
    student_id: student_id as string,
    ...(starts_on !== null && { starts_on }),
    ...(ends_on !== null && { ends_on }),
    overrides: ['level', 'age', 'overlap', 'package', 'certificate'] satisfies Override[],
  };
  try {
    await attempt(scope.tx, () => giveFixedPlace(scope, schedule_id as string, input, { listed: true }));
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return [refusalOf(row.line, error)];
  }
}

function refusalOf(line: number, { code, message }: Problem): LineProblem {
  const last = code === 'not_found' ? 'not_your_group' : (code.split('.').at(-1) as string);
  const known = lineProblemCodes.find((one) => one === last);
  return { line, column: 'group', code: known ?? 'refused', params: { reason: message }, message };
}
