import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { recordAudit } from '../audit.ts';
import { cellsOf, type FileLanguage, headingsOf, type ListFile } from '../cells/list-file.ts';
import { csvOf } from '../files/write-csv.ts';
import { organizationOf, type Scope } from '../scope.ts';
import { Locale } from './types.ts';

/** Beside the filters of the list. */
export const fileQuery = { language: Type.Optional(Locale()) };

/** How the endpoint of a file answers; `long`, because it reads all of a list. */
export const fileResponse = { 200: { content: { 'text/csv': { schema: Type.String() } } } };

interface Page<Row> {
  results: Row[];
  next_cursor: string | null;
}
interface AtOnce {
  limit: number;
  cursor?: string;
}

const rowsAtOnce = 200;

/** Where the rows come from: page by page, or all of them where each page would be reckoned from the beginning. */
type Source<Row, Filters> =
  | { page: (scope: Scope, asked: Filters & AtOnce) => Promise<Page<Row>> }
  | { rows: (scope: Scope, asked: Filters) => AsyncIterable<Row> };

async function* pageByPage<Row, Filters extends object>(
  scope: Scope,
  filters: Filters,
  page: (scope: Scope, asked: Filters & AtOnce) => Promise<Page<Row>>,
): AsyncGenerator<Row> {
  let cursor: string | undefined;
  do {
    const found = await page(scope, { ...filters, limit: rowsAtOnce, ...(cursor && { cursor }) });
    yield* found.results;
    cursor = found.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

/**
 * Answers a list as a .csv file: all of it, read in one snapshot, so that nobody is missed or doubled while others
 * write. The audit log tells who took how many rows, and which.
 */
export async function sendListFile<Row, Filters extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  list: { file: ListFile<Row>; query: Filters & { language?: FileLanguage } } & Source<Row, Filters>,
): Promise<never> {
  const { language = 'es', ...filters } = list.query;
  const { file } = list;
  const text = await request.snapshot(async (scope) => {
    const rows = [headingsOf(file, language)];
    const all =
      'rows' in list
        ? list.rows(scope, filters as Filters)
        : pageByPage(scope, filters as Filters, list.page);
    for await (const row of all) rows.push(cellsOf(file, row, language));
    await recordAudit(scope.tx, {
      action: file.action,
      entity: 'organizations',
      entity_id: organizationOf(scope),
      changes: { rows: rows.length - 1, filters },
    });
    return csvOf(rows, language);
  });
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${file.name[language]}.csv"`)
    .header('cache-control', 'no-store')
    .send(text as never) as never;
}
