import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { whole } from '../kernel/http/paging.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { changeMessage, withdrawMessage, writeMessage } from './commands/write.ts';
import { listMessages } from './queries/messages.ts';
import { previewMessage } from './queries/preview.ts';
import { ChangeMessage, ClassMessage, MessagePreview, PreviewMessage, WriteMessage } from './schemas.ts';

const tags = ['messages'];
const writing = { permission: 'classes.manage_enrollments' } as const;
const ofClass = '/api/classes/sessions/:id/messages/';
const one = '/api/classes/messages/:id/';

/** Messages to those who are in a class: docs/domain/messages.md. */
export function messageRoutes(app: App): void {
  app.get(
    ofClass,
    {
      config: { permission: 'classes.view_classsession' },
      schema: {
        tags,
        summary: 'What was written to those who are in a session, the latest first',
        params: IdParams,
        response: { 200: Page(ClassMessage) },
      },
    },
    (request) => request.read(async (scope) => whole(await listMessages(scope, request.params.id))),
  );
  writingRoutes(app);
  changingRoutes(app);
}

function writingRoutes(app: App): void {
  app.post(
    `${ofClass}preview/`,
    {
      config: { ...writing, unversioned: true },
      schema: {
        tags,
        summary: 'To how many a message would go, and whom it would not reach',
        params: IdParams,
        body: PreviewMessage,
        response: { 200: MessagePreview },
      },
    },
    (request) => request.read((scope) => previewMessage(scope, request.params.id, request.body)),
  );
  app.post(
    ofClass,
    {
      config: { ...writing, unversioned: true },
      schema: {
        tags,
        summary: 'Write to those who are in a session: five times a day at most',
        params: IdParams,
        body: WriteMessage,
        response: { 201: ClassMessage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => writeMessage(scope, request.params.id, request.body), 201),
  );
}

function changingRoutes(app: App): void {
  app.patch(
    one,
    {
      config: { ...writing, unversioned: true },
      schema: {
        tags,
        summary: 'Put a message right, for 15 minutes; what was sent stays sent',
        params: IdParams,
        body: ChangeMessage,
        response: { 200: ClassMessage },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changeMessage(scope, request.params.id, request.body)),
  );
  app.delete(
    one,
    {
      config: writing,
      schema: {
        tags,
        summary: 'Take a message back from the session, for 15 minutes; what was sent stays sent',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) => request.write(reply, (scope) => withdrawMessage(scope, request.params.id), 204),
  );
}
