import { touch } from '../../kernel/cache.ts';
import { recordsOf } from '../../kernel/cells/records.ts';
import type { Table } from '../../kernel/files/table.ts';
import { importReport, writes } from '../../kernel/http/import-report.ts';
import type { ImportFile, ImportReport } from '../../kernel/http/import-shapes.ts';
import { newId } from '../../kernel/ids.ts';
import { recordImport } from '../../kernel/imports.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import type { Scope } from '../../kernel/scope.ts';
import { clientsAdded, standingChanged } from '../facts.ts';
import { clientWords } from '../rules/import/columns.ts';
import { type ClientsPlan, planClients } from '../rules/import/plan.ts';
import { type ClientRow, readClient } from '../rules/import/row.ts';
import { latestToday } from '../rules/profiles.ts';
import {
  importAlone,
  insertGuardians,
  insertProfiles,
  loadEverybody,
  loadGuardians,
  updateProfiles,
} from '../store/import.ts';

/**
 * Adds and changes the clients of a file, with those in whose care they are: all of them or none, unless
 * `skip_invalid` leaves out what is not right. The same file twice changes nothing. Throws 422 `import.invalid`.
 */
export const importClients = (scope: Scope, asked: ImportFile, table: Table): Promise<ImportReport> =>
  recordImport(
    scope,
    { kind: 'clients', file_name: asked.file_name, entities: ['client_profiles', 'guardians'] },
    () => write(scope, asked, table),
  );

async function write(scope: Scope, asked: ImportFile, table: Table): Promise<ImportReport> {
  await importAlone(scope);
  const { records, problems, headings } = recordsOf(table, {
    ...{ words: clientWords, needed: ['name'], chosen: asked.columns },
  });
  const today = latestToday(scope.now);
  const read = records.map((one) => readClient(one, { order: asked.date_order ?? 'day_first', today }));
  const rows = read.filter((one): one is ClientRow => !Array.isArray(one));
  const facts = { profiles: await loadEverybody(scope), guardians: await loadGuardians(scope) };
  const plan = planClients(rows, facts, newId);
  const wrong = [...problems, ...read.filter(Array.isArray).flat(), ...plan.problems];
  if (writes(wrong, asked)) await save(scope, plan);
  const unread = records.filter((_, at) => Array.isArray(read[at]));
  const left = unread.map(({ line, cells }) => ({
    ...{ line, action: 'conflict' as const, name: cells.name.slice(0, 200), changes: [] },
  }));
  const lines = [...plan.lines, ...left].sort((a, b) => a.line - b.line);
  return importReport({ rows: lines, problems: wrong, headings, sheets: table.sheets }, asked);
}

async function save(scope: Scope, { created, changed, guardians }: ClientsPlan): Promise<void> {
  await insertProfiles(scope, created);
  await append(scope, clientsAdded(created.map(({ id }) => id)));
  await updateProfiles(scope, changed);
  await insertGuardians(scope, guardians);
  const levelled = changed.filter(({ change }) => 'level' in change);
  await append(
    scope,
    levelled.map(({ id }) => standingChanged(id)),
  );
  touch(scope.tx, 'client_profiles');
  touch(scope.tx, 'guardians');
  announce(scope.tx, 'clients', [...created.map((one) => one.id), ...changed.map((one) => one.id)]);
}
