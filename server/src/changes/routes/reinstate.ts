import type { App } from '../../kernel/http/app.ts';
import { IdParams } from '../../kernel/http/types.ts';
import { previewReinstating, reinstateSession } from '../commands/reinstate.ts';
import { ReinstateSession, ReturnPreview, SessionReturned } from '../schemas/changes.ts';

const tags = ['sessions'];
const config = { permission: 'classes.change_classsession' };

/** One cancelled class takes place again. */
export function reinstateRoutes(app: App): void {
  app.post(
    '/api/classes/sessions/:id/reinstate/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags,
        summary: 'Who would be in a cancelled class again, and what is against it; writes nothing',
        params: IdParams,
        response: { 200: ReturnPreview },
      },
    },
    (request) => request.read((scope) => previewReinstating(scope, request.params.id)),
  );
  app.post(
    '/api/classes/sessions/:id/reinstate/',
    {
      config,
      schema: {
        tags,
        summary: 'A cancelled class takes place again, with everybody in it whom nothing stands in the way',
        params: IdParams,
        body: ReinstateSession,
        response: { 200: SessionReturned },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => reinstateSession(scope, request.params.id, request.body)),
  );
}
