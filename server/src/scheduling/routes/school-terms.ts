import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { whole } from '../../kernel/http/paging.ts';
import { Id, IdParams, Page, Strict } from '../../kernel/http/types.ts';
import { addTerm, changeTerm, removeTerm } from '../commands/school-terms.ts';
import { getTerm, listTerms } from '../queries/school-terms.ts';
import { AddTerm, ChangeTerm, Term } from '../schemas/school-terms.ts';

const tags = ['terms'];
const config = { permission: 'classes.manage_terms' } as const;

/** Terms of a club: docs/domain/seasons.md. */
export function termRoutes(app: App): void {
  app.get(
    '/api/classes/terms/',
    {
      config,
      schema: {
        tags,
        summary: 'The terms of the clubs that you run, the latest first',
        querystring: Strict({ club_id: Type.Optional(Id()) }),
        response: { 200: Page(Term) },
      },
    },
    (request) => request.read(async (scope) => whole(await listTerms(scope, request.query.club_id))),
  );
  app.post(
    '/api/classes/terms/',
    { config, schema: { tags, summary: 'Add a term', body: AddTerm, response: { 201: Term } } },
    (request, reply) =>
      request.write(reply, async (scope) => getTerm(scope, await addTerm(scope, request.body)), 201),
  );
  app.get(
    '/api/classes/terms/:id/',
    {
      config: { ...config, versioned: { table: 'terms' } },
      schema: { tags, summary: 'One term', params: IdParams, response: { 200: Term } },
    },
    (request) => request.read((scope) => getTerm(scope, request.params.id)),
  );
  app.patch(
    '/api/classes/terms/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Change a term; its groups keep their dates',
        ...{ params: IdParams, body: ChangeTerm, response: { 200: Term } },
      },
    },
    (request, reply) =>
      request.write(reply, async (scope) => {
        await changeTerm(scope, request.params.id, request.body);
        return getTerm(scope, request.params.id);
      }),
  );
  app.delete(
    '/api/classes/terms/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'Remove a term without groups',
        ...{ params: IdParams, response: { 204: Type.Null() } },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => removeTerm(scope, request.params.id) as Promise<never>, 204),
  );
}
