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

/**
 * Answers a list as a .csv file: all its pages, read in one snapshot, so that nobody is missed or doubled while others
 * write. The audit log tells who took how many rows, and which.
 */
export async function sendListFile<Row, Filters extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  list: {
    file: ListFile<Row>;
    query: Filters & { language?: FileLanguage };
    page: (scope: Scope, asked: Filters & AtOnce) => Promise<Page<Row>>;
  },
): Promise<never> {
  const { language = 'es', ...filters } = list.query;
  const { file } = list;
  const text = await request.snapshot(async (scope) => {
    const rows = [headingsOf(file, language)];
    let cursor: string | undefined;
    do {
      const asked = { ...(filters as Filters), limit: rowsAtOnce, ...(cursor && { cursor }) };
      const page = await list.page(scope, asked);
      for (const row of page.results) rows.push(cellsOf(file, row, language));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
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
