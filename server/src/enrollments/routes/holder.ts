import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { whole } from '../../kernel/http/paging.ts';
import { Id, IdParams, Page, Reason, Strict } from '../../kernel/http/types.ts';
import { giveNotice, previewNotice, previewStaying, withdrawNotice } from '../commands/holder-notice.ts';
import { endOwnPause, previewTakingPause, takePause } from '../commands/holder-pause.ts';
import { holderChoices, placeDates } from '../queries/holder.ts';
import { GiveNotice, HolderChoices, PlaceDate, PlaceEffect, TakePause } from '../schemas/holder.ts';
import { FixedPlace, PlaceTaken } from '../schemas.ts';

const config = { permission: 'classes.enroll' } as const;
const looking = { config: { ...config, unversioned: true } } as const;

/** What the holder of a fixed place (or a guardian, or the desk for them) does by the club's rules. */
export function holderRoutes(app: App): void {
  readingRoutes(app);
  pauseRoutes(app);
  noticeRoutes(app);
}

const route = (summary: string) => ({ tags: ['fixed places'], summary, params: IdParams });

function readingRoutes(app: App): void {
  app.get(
    '/api/classes/places/:id/choices/',
    {
      config,
      schema: {
        ...route('What the holder may do with a fixed place by the club’s rules, and from when'),
        response: { 200: HolderChoices },
      },
    },
    (request) => request.read((scope) => holderChoices(scope, request.params.id)),
  );
  app.get(
    '/api/classes/places/:id/dates/',
    {
      config,
      schema: {
        ...route('The dates of a fixed place that are to come, and what became of each'),
        response: { 200: Page(PlaceDate) },
      },
    },
    (request) => request.read(async (scope) => whole(await placeDates(scope, request.params.id))),
  );
}

function pauseRoutes(app: App): void {
  app.post(
    '/api/classes/places/:id/take_pause/preview/',
    {
      ...looking,
      schema: {
        ...route('What a pause would give back, and what stands against it; writes nothing'),
        ...{ body: TakePause, response: { 200: PlaceEffect } },
      },
    },
    (request) => request.read((scope) => previewTakingPause(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/places/:id/take_pause/',
    {
      config,
      schema: {
        ...route('Pause a fixed place by the club’s rules'),
        ...{ body: TakePause, response: { 200: FixedPlace } },
      },
    },
    (request, reply) => request.write(reply, (scope) => takePause(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/places/:id/end_pause/',
    {
      config,
      schema: {
        ...route('End a pause of a fixed place from today on'),
        body: Strict({
          pause_id: Id(),
          overrule: Type.Optional(Reason('Desk only')),
        }),
        response: { 200: PlaceTaken },
      },
    },
    (request, reply) => request.write(reply, (scope) => endOwnPause(scope, request.params.id, request.body)),
  );
}

function noticeRoutes(app: App): void {
  app.post(
    '/api/classes/places/:id/give_notice/preview/',
    {
      ...looking,
      schema: {
        ...route('The last day to which notice leads, and the classes given back; writes nothing'),
        ...{ body: GiveNotice, response: { 200: PlaceEffect } },
      },
    },
    (request) => request.read((scope) => previewNotice(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/places/:id/give_notice/',
    {
      config,
      schema: {
        ...route('Leave the group by the club’s rules of notice'),
        ...{ body: GiveNotice, response: { 200: FixedPlace } },
      },
    },
    (request, reply) => request.write(reply, (scope) => giveNotice(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/places/:id/withdraw_notice/preview/',
    {
      ...looking,
      schema: {
        ...route('What taking notice back would give again; writes nothing'),
        response: { 200: PlaceEffect },
      },
    },
    (request) => request.read((scope) => previewStaying(scope, request.params.id)),
  );
  app.post(
    '/api/classes/places/:id/withdraw_notice/',
    {
      config,
      schema: {
        ...route('Take notice back while nobody else has the place'),
        response: { 200: PlaceTaken },
      },
    },
    (request, reply) => request.write(reply, (scope) => withdrawNotice(scope, request.params.id)),
  );
}
