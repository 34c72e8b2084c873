import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { IdParams, Page } from '../../kernel/http/types.ts';
import { tickOffCalled } from '../commands/called.ts';
import { previewUndo, undoChange } from '../commands/undo.ts';
import { changeOf, keptChange, listChanges } from '../queries/kept.ts';
import { detailOf } from '../queries/left.ts';
import { unsolvedOf } from '../queries/unsolved.ts';
import {
  ChangeDetail,
  ChangeFilter,
  KeptChange,
  ReturnChoices,
  ReturnEffect,
  ReturnPreview,
  TickOff,
} from '../schemas/changes.ts';
import { Unsolved, UnsolvedFilter } from '../schemas/unsolved.ts';

const tags = ['changes'];
const config = { permission: 'classes.change_instructor' };

/** What was done to classes, whom it concerned, and the way back. */
export function keptRoutes(app: App): void {
  app.get(
    '/api/changes/',
    {
      config,
      schema: {
        tags,
        summary: 'What hit classes, the latest first',
        querystring: ChangeFilter,
        response: { 200: Page(KeptChange) },
      },
    },
    (request) => request.read((scope) => listChanges(scope, request.query)),
  );
  app.get(
    '/api/changes/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'One change with its classes, and whom to call',
        params: IdParams,
        response: { 200: ChangeDetail },
      },
    },
    (request) =>
      request.read(async (scope) => {
        const change = await changeOf(scope, request.params.id);
        return { ...keptChange(change), ...(await detailOf(scope, change)) };
      }),
  );
  app.get(
    '/api/changes/unsolved/',
    {
      config,
      schema: {
        tags,
        summary: 'Classes ahead that cannot take place as they stand, and why; by time',
        querystring: UnsolvedFilter,
        response: { 200: Unsolved },
      },
    },
    (request) => request.read((scope) => unsolvedOf(scope, request.query.club_id)),
  );
  tickOffRoute(app);
  undoRoutes(app);
}

function tickOffRoute(app: App): void {
  app.post(
    '/api/changes/:id/called/',
    {
      config,
      schema: {
        tags,
        summary: 'Tick off that somebody was called, or take the tick away',
        params: IdParams,
        body: TickOff,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => tickOffCalled(scope, request.params.id, request.body), 204),
  );
}

function undoRoutes(app: App): void {
  app.post(
    '/api/changes/:id/undo/preview/',
    {
      config: { ...config, long: true },
      schema: {
        tags,
        summary: 'The classes that could come back, and who would be in them; writes nothing',
        params: IdParams,
        response: { 200: ReturnPreview },
      },
    },
    (request) => request.read((scope) => previewUndo(scope, request.params.id)),
  );
  app.post(
    '/api/changes/:id/undo/',
    {
      config: { ...config, long: true },
      schema: {
        tags,
        summary: 'Take a change back, with the classes that are named',
        params: IdParams,
        body: ReturnChoices,
        response: { 200: ReturnEffect },
      },
    },
    (request, reply) => request.write(reply, (scope) => undoChange(scope, request.params.id, request.body)),
  );
}
