import type { Actor } from '../../kernel/actor.ts';
import type { Auth } from '../../kernel/auth.ts';
import type { Database } from '../../kernel/db/database.ts';
import type { App } from '../../kernel/http/app.ts';
import { openPoster, type Poster } from '../../kernel/http/posting.ts';
import { IdParams } from '../../kernel/http/types.ts';
import { mailWays } from '../../kernel/mail-ways.ts';
import { openPusher } from '../../kernel/push.ts';
import type { Clock } from '../../kernel/time/index.ts';
import { readAll, readOne, setPreferences } from '../commands/own.ts';
import { askedBy, subscriptionOf, wantByMail } from '../commands/unsubscribe.ts';
import { getPreferences, listNotifications } from '../queries.ts';
import {
  Notification,
  NotificationPage,
  NotificationQuery,
  Preferences,
  SetPreferences,
  Subscription,
  Unread,
  UnsubscribeParams,
} from '../schemas.ts';
import { deviceRoutes } from './devices.ts';

const tags = ['notifications'];
const config = { permission: 'notifications.view_own' };

interface Told extends Mailed {
  db: Database;
  clock: Clock;
  auth: Auth;
  poster?: Poster | undefined;
}

export async function notificationRoutes(app: App, options: Told): Promise<void> {
  await unsubscribeRoutes(app, options);
  const poster = options.poster ?? openPoster({});
  deviceRoutes(app, { ...options, pusher: openPusher({ ...options, poster }) });
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
      schema: { tags, summary: 'What I get by e-mail and on devices', response: { 200: Preferences } },
    },
    (request) => request.read(getPreferences),
  );
  app.put(
    '/api/notifications/preferences/',
    {
      config,
      schema: {
        tags,
        summary: 'Choose what I get by e-mail and on devices',
        body: SetPreferences,
        response: { 200: Preferences },
      },
    },
    (request, reply) => request.write(reply, (scope) => setPreferences(scope, request.body)),
  );
}

interface Mailed {
  publicUrl: string;
  secret: string;
}

const unsubscribePath = '/api/public/:organization/unsubscribe/:token/';

/** What a mail's List-Unsubscribe names (RFC 8058): mail programs POST to it, people open it. */
async function unsubscribeRoutes(app: App, options: Mailed): Promise<void> {
  const ways = mailWays(options);
  const schema = {
    tags: ['public'],
    params: UnsubscribeParams,
    response: { 200: Subscription },
  };
  const config = { permission: 'public' };
  const asked = ({ actor, params }: { actor: Actor; params: { token: string } }) =>
    askedBy(ways.unsubscribing(actor.organization_id ?? '', params.token));
  await app.register(async (forms) => {
    // A mail program sends `List-Unsubscribe=One-Click` as a form. What it says is known: it is not read.
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data'])
      forms.addContentTypeParser(type, { parseAs: 'string' }, (_request, _body, done) =>
        done(null, undefined),
      );
    (forms as App).post(
      unsubscribePath,
      { config, schema: { ...schema, summary: 'Send me no more mail of this kind (RFC 8058)' } },
      (request, reply) => request.write(reply, (scope) => wantByMail(scope, asked(request), false)),
    );
  });
  app.delete(
    unsubscribePath,
    { config, schema: { ...schema, summary: 'Send me mail of this kind again' } },
    (request, reply) => request.write(reply, (scope) => wantByMail(scope, asked(request), true)),
  );
  app.get(
    `${unsubscribePath}state/`,
    { config, schema: { ...schema, summary: 'Which mails a link ends, and whether they are sent' } },
    (request) => request.read((scope) => subscriptionOf(scope, asked(request))),
  );
  // Scanners open every link: this one leads to a page with a button.
  app.get(
    unsubscribePath,
    { config: { ...config, anybody: true }, schema: { hide: true, params: UnsubscribeParams } },
    ({ params: { organization, token } }, reply) =>
      reply.redirect(`${options.publicUrl}/unsubscribe#${new URLSearchParams({ organization, token })}`, 303),
  );
}
