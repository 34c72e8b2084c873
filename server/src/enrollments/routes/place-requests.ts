import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { Id, IdParams, Page, pageQuery, Strict } from '../../kernel/http/types.ts';
import {
  acceptOffer,
  askForPlace,
  declineOffer,
  giveRequested,
  reorderRequest,
  withdrawRequest,
} from '../commands/place-requests.ts';
import { getPlaceRequest, listPlaceRequests, placeQueue } from '../queries/place-requests.ts';
import {
  AskForPlace,
  GiveRequested,
  PlaceQueue,
  PlaceRequest,
  ReorderRequest,
} from '../schemas/place-requests.ts';
import { PlaceTaken } from '../schemas.ts';

const config = { permission: 'classes.enroll' } as const;
const managing = { permission: 'classes.manage_enrollments' } as const;
const about = (summary: string) => ({ tags: ['fixed places'], summary, params: IdParams });

/** The queue for a fixed place in a group: docs/domain/place-queue.md. */
export function placeRequestRoutes(app: App): void {
  readingRoutes(app);
  studentRoutes(app);
  deskRoutes(app);
}

function readingRoutes(app: App): void {
  app.get(
    '/api/classes/place_requests/',
    {
      config,
      schema: {
        tags: ['fixed places'],
        summary: 'Who waits for a fixed place: me, or those of a group that I manage',
        querystring: Strict({
          student_id: Type.Optional(Id()),
          schedule_id: Type.Optional(Id()),
          ...{ include_ended: Type.Optional(Type.Boolean()), ...pageQuery },
        }),
        response: { 200: Page(PlaceRequest) },
      },
    },
    (request) => request.read((scope) => listPlaceRequests(scope, request.query)),
  );
  app.get(
    '/api/classes/place_requests/:id/',
    { config, schema: { ...about('One request for a fixed place'), response: { 200: PlaceRequest } } },
    (request) => request.read((scope) => getPlaceRequest(scope, request.params.id)),
  );
}

function studentRoutes(app: App): void {
  app.get(
    '/api/classes/schedules/:id/place_queue/',
    {
      config,
      schema: {
        ...about('Could this student wait for a fixed place in the group, and how many do?'),
        querystring: Strict({ student_id: Type.Optional(Id()) }),
        response: { 200: PlaceQueue },
      },
    },
    (request) => request.read((scope) => placeQueue(scope, request.params.id, request.query.student_id)),
  );
  app.post(
    '/api/classes/schedules/:id/place_requests/',
    {
      config: { ...config, unversioned: true },
      schema: {
        ...about('Wait for a fixed place in a group'),
        ...{ body: AskForPlace, response: { 201: PlaceRequest } },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => askForPlace(scope, request.params.id, request.body), 201),
  );
  app.post(
    '/api/classes/place_requests/:id/accept/',
    { config, schema: { ...about('Take the place that is offered'), response: { 201: PlaceTaken } } },
    (request, reply) => request.write(reply, (scope) => acceptOffer(scope, request.params.id), 201),
  );
  app.post(
    '/api/classes/place_requests/:id/decline/',
    { config, schema: { ...about('Leave the offer to the next one'), response: { 200: PlaceRequest } } },
    (request, reply) => request.write(reply, (scope) => declineOffer(scope, request.params.id)),
  );
  app.post(
    '/api/classes/place_requests/:id/withdraw/',
    { config, schema: { ...about('Wait no more for a fixed place'), response: { 200: PlaceRequest } } },
    (request, reply) => request.write(reply, (scope) => withdrawRequest(scope, request.params.id)),
  );
}

function deskRoutes(app: App): void {
  app.post(
    '/api/classes/place_requests/:id/give/',
    {
      config: managing,
      schema: {
        ...about('Give the place to one who waits, wherever they stand'),
        ...{ body: GiveRequested, response: { 201: PlaceTaken } },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => giveRequested(scope, request.params.id, request.body), 201),
  );
  app.post(
    '/api/classes/place_requests/:id/reorder/',
    {
      config: managing,
      schema: {
        ...about('Put somebody elsewhere in the queue for a fixed place'),
        ...{ body: ReorderRequest, response: { 200: PlaceRequest } },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => reorderRequest(scope, request.params.id, request.body)),
  );
}
