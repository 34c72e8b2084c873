import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { IdParams, Strict } from '../kernel/http/types.ts';
import { findOrganization } from '../people/public.ts';
import { endFeed, type FeedOptions, makeFeed, readFeed } from './commands.ts';
import { clubCalendar, listFeeds } from './queries/feeds.ts';
import { calendarText, type Feed, tagOf } from './rules/text.ts';
import { CalendarFeeds, MadeCalendarFeed, NewCalendarFeed } from './schemas.ts';

const tags = ['calendars'];
const config = { permission: 'calendars.subscribe' };
const response = { 200: { content: { 'text/calendar': { schema: Type.String() } } } };

export function calendarRoutes(app: App, options: FeedOptions): void {
  ownRoutes(app, options);
  app.get(
    '/api/public/:organization/calendars/:token/bandeja.ics',
    {
      config: { permission: 'public', anybody: true },
      schema: {
        tags,
        summary: 'Somebody’s classes, for a calendar that subscribes to them (RFC 5545)',
        params: Strict({
          organization: Type.String({ maxLength: 100 }),
          token: Type.String({ maxLength: 100 }),
        }),
        response,
      },
    },
    async (request, reply) => {
      const { params, now } = request;
      const { id } = await findOrganization(options.db, params.organization);
      const asked = { organization_id: id, token: params.token, now };
      return sendCalendar(request, reply, await readFeed(options, asked));
    },
  );
  app.get(
    '/api/public/:organization/clubs/:slug/calendar.ics',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['public'],
        summary: 'The classes of a public club, for a calendar that subscribes to them (RFC 5545)',
        params: Strict({
          organization: Type.String({ maxLength: 100 }),
          slug: Type.String({ maxLength: 100 }),
        }),
        response,
      },
    },
    async (request, reply) => {
      const asked = { ...request.params, publicUrl: options.publicUrl };
      return sendCalendar(request, reply, await request.read((scope) => clubCalendar(scope, asked)));
    },
  );
}

function ownRoutes(app: App, { publicUrl }: FeedOptions): void {
  app.get(
    '/api/calendars/feeds/',
    { config, schema: { tags, summary: 'My calendars to subscribe to', response: { 200: CalendarFeeds } } },
    (request) => request.read(listFeeds),
  );
  app.post(
    '/api/calendars/feeds/',
    {
      config: { ...config, told_once: true },
      schema: {
        tags,
        summary: 'Make the address of my calendar, or another one: the one before ends',
        body: NewCalendarFeed,
        response: { 201: MadeCalendarFeed },
      },
    },
    (request, reply) => request.write(reply, (scope) => makeFeed(scope, publicUrl, request.body.kind), 201),
  );
  app.delete(
    '/api/calendars/feeds/:id/',
    {
      config,
      schema: {
        tags,
        summary: 'End the address of my calendar',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => endFeed(scope, request.params.id) as Promise<never>, 204),
  );
}

/** What whoever asks has already is not written for them. */
function sendCalendar({ headers }: FastifyRequest, reply: FastifyReply, calendar: Feed) {
  const tag = tagOf(calendar);
  const known = headers['if-none-match'];
  void reply.type('text/calendar; charset=utf-8').header('content-disposition', 'inline').header('etag', tag);
  // Some send a weak tag back without its sign.
  if (known === tag || `W/${known}` === tag) return reply.code(304).send('');
  return reply.send(calendarText(calendar));
}
