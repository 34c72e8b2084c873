import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { IdParams } from '../../kernel/http/types.ts';
import { forgetSearch, listSavedSearches, saveSearch } from '../commands.ts';
import { NewSavedSearch, SavedSearch, SavedSearches } from '../schemas/saved.ts';

const tags = ['discovery'];
const config = { permission: 'classes.view_classsession' };

export function savedSearchRoutes(app: App): void {
  app.get(
    '/api/classes/saved_searches/',
    { config, schema: { tags, summary: 'My saved searches', response: { 200: SavedSearches } } },
    (request) => request.read(listSavedSearches),
  );
  app.post(
    '/api/classes/saved_searches/',
    {
      config,
      schema: {
        tags,
        summary: 'Keep a search, and be told of new classes that it finds',
        body: NewSavedSearch,
        response: { 201: SavedSearch },
      },
    },
    (request, reply) => request.write(reply, (scope) => saveSearch(scope, request.body), 201),
  );
  app.delete(
    '/api/classes/saved_searches/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Forget one of my saved searches',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => forgetSearch(scope, request.params.id) as Promise<never>, 204),
  );
}
