import { recordAudit } from '../../kernel/audit.ts';
import { csvOf } from '../../kernel/files/write-csv.ts';
import { found } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { listClients } from '../queries/clients.ts';
import { clientCells, fileNames, headingRow } from '../rules/export.ts';
import type { ExportQuery } from '../schemas.ts';

const rowsAtOnce = 200;

/** The list of clients, page after page, as a file; the audit log tells who took how many, and which. */
export async function exportClients(scope: Scope, { language = 'es', ...filters }: ExportQuery) {
  const rows: (readonly string[])[] = [headingRow(language)];
  let cursor: string | undefined;
  do {
    const page = await listClients(scope, { ...filters, limit: rowsAtOnce, ...(cursor && { cursor }) });
    rows.push(...page.results.map((client) => clientCells(client, language)));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  await recordAudit(scope.tx, {
    action: 'clients.exported',
    entity: 'organizations',
    entity_id: found(scope.actor.organization_id ?? undefined, 'organization'),
    changes: { rows: rows.length - 1, filters },
  });
  return { name: fileNames[language], text: csvOf(rows, language) };
}
