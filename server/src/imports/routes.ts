import type { App } from '../kernel/http/app.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { listImports } from './list.ts';
import { Import, ImportQuery, ImportUndo } from './schemas.ts';
import { previewUndo, undoImport } from './undo.ts';

const tags = ['imports'];

export function importRoutes(app: App): void {
  app.get(
    '/api/imports/',
    {
      config: { permission: 'imports.undo' },
      schema: {
        tags,
        summary: 'Files that were imported, the newest first',
        querystring: ImportQuery,
        response: { 200: Page(Import) },
      },
    },
    (request) => request.read((scope) => listImports(scope, request.query)),
  );
  app.get(
    '/api/imports/:id/undo/',
    {
      config: { permission: 'imports.undo', long: true },
      schema: {
        tags,
        summary: 'What taking this import back would delete and put back, and what would stay and why',
        params: IdParams,
        response: { 200: ImportUndo },
      },
    },
    (request) => request.read((scope) => previewUndo(scope, request.params.id)),
  );
  app.post(
    '/api/imports/:id/undo/',
    {
      config: { permission: 'imports.undo', long: true },
      schema: {
        tags,
        summary: 'Take this import back, but for what something depends on',
        params: IdParams,
        response: { 200: ImportUndo },
      },
    },
    (request, reply) => request.write(reply, (scope) => undoImport(scope, request.params.id)),
  );
}
