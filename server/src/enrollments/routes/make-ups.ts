import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { Id, IdParams, Page, pageQuery, Strict } from '../../kernel/http/types.ts';
import { grantMakeUp, takeMakeUp } from '../commands/make-ups/desk.ts';
import { listMakeUps } from '../queries/make-ups.ts';
import { GrantMakeUp, MakeUp, TakeMakeUp } from '../schemas/make-ups.ts';

const tags = ['make-ups'];

export function makeUpRoutes(app: App): void {
  app.get(
    '/api/classes/make_ups/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'Make-ups of mine and my dependants, or for the desk of a client, with what became of each',
        querystring: Strict({ student_id: Type.Optional(Id()), ...pageQuery }),
        response: { 200: Page(MakeUp) },
      },
    },
    (request) => request.read((scope) => listMakeUps(scope, request.query)),
  );
  app.post(
    '/api/classes/make_ups/',
    {
      config: { permission: 'classes.grant_make_up' },
      schema: { tags, summary: 'Give a client a make-up', body: GrantMakeUp, response: { 201: MakeUp } },
    },
    (request, reply) => request.write(reply, (scope) => grantMakeUp(scope, request.body), 201),
  );
  app.post(
    '/api/classes/make_ups/:id/take/',
    {
      config: { permission: 'classes.grant_make_up', unversioned: true },
      schema: {
        tags,
        summary: 'Take a make-up away that has not been used',
        params: IdParams,
        body: TakeMakeUp,
        response: { 200: MakeUp },
      },
    },
    (request, reply) => request.write(reply, (scope) => takeMakeUp(scope, request.params.id, request.body)),
  );
}
