import type { App } from '../kernel/http/app.ts';
import { IdParams } from '../kernel/http/types.ts';
import { readAll, readOne, setPreferences } from './commands/own.ts';
import { getPreferences, listNotifications } from './queries.ts';
import {
  Notification,
  NotificationPage,
  NotificationQuery,
  Preferences,
  SetPreferences,
  Unread,
} from './schemas.ts';

const tags = ['notifications'];
const config = { permission: 'notifications.view_own' };

export function notificationRoutes(app: App): void {
  app.get(
    '/api/notifications/',
    {
      config,
      schema: {
        tags,
        summary: 'My notifications, the newest first',
        querystring: NotificationQuery,
        response: { 200: NotificationPage },
      },
    },
    (request) => request.read((scope) => listNotifications(scope, request.query)),
  );
  app.post(
    '/api/notifications/:id/read/',
    {
      config,
      schema: {
        tags,
        summary: 'Mark one of mine as read',
        params: IdParams,
        response: { 200: Notification },
      },
    },
    (request, reply) => request.write(reply, (scope) => readOne(scope, request.params.id)),
  );
  app.post(
    '/api/notifications/read_all/',
    { config, schema: { tags, summary: 'Mark all of mine as read', response: { 200: Unread } } },
    (request, reply) => request.write(reply, readAll),
  );
  app.get(
    '/api/notifications/preferences/',
    {
      config,
      schema: { tags, summary: 'What I get by e-mail', response: { 200: Preferences } },
    },
    (request) => request.read(getPreferences),
  );
  app.put(
    '/api/notifications/preferences/',
    {
      config,
      schema: {
        tags,
        summary: 'Choose what I get by e-mail',
        body: SetPreferences,
        response: { 200: Preferences },
      },
    },
    (request, reply) => request.write(reply, (scope) => setPreferences(scope, request.body)),
  );
}
