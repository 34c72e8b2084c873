import type { App } from '../../kernel/http/app.ts';
import { IdParams } from '../../kernel/http/types.ts';
import { moveClass, previewMove } from '../commands/move.ts';
import { slotsFor } from '../queries/slots.ts';
import { ChangePreview } from '../schemas/changes.ts';
import { MoveSession, MoveTo, SessionMoved, SessionSlots, SlotsAsked } from '../schemas/slots.ts';

const tags = ['sessions'];
const config = { permission: 'classes.change_classsession', long: true };

/** Another time for a class: found, looked at, taken. */
export function slotRoutes(app: App): void {
  app.get(
    '/api/classes/sessions/:id/slots/',
    {
      config,
      schema: {
        tags,
        summary: 'The nearest times at which its coach, a court and most of those in it can, best first',
        params: IdParams,
        querystring: SlotsAsked,
        response: { 200: SessionSlots },
      },
    },
    (request) => request.read((scope) => slotsFor(scope, request.params.id, request.query)),
  );
  app.post(
    '/api/classes/sessions/:id/move/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags,
        summary: 'Whom moving a class there would concern; writes nothing',
        params: IdParams,
        body: MoveTo,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewMove(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/sessions/:id/move/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags,
        summary: 'Move a class to another day, time or court, as a change that can be taken back',
        params: IdParams,
        body: MoveSession,
        response: { 200: SessionMoved },
      },
    },
    (request, reply) => request.write(reply, (scope) => moveClass(scope, request.params.id, request.body)),
  );
}
