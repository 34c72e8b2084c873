import type { App } from '../../kernel/http/app.ts';
import { IdParams } from '../../kernel/http/types.ts';
import { applyChange, previewChange } from '../commands/apply.ts';
import { fewerInClass, fewerInGroup } from '../commands/capacity.ts';
import {
  ChangeSchedulePlaces,
  ChangeSessionPlaces,
  SchedulePlaces,
  SchedulePlacesChanged,
  SessionPlaces,
  SessionPlacesChanged,
} from '../schemas/capacity.ts';
import { ChangePreview, decisionsIn } from '../schemas/changes.ts';

/** Fewer places than people have: who loses theirs is looked at and decided about. */
export function capacityRoutes(app: App): void {
  classRoutes(app);
  groupRoutes(app);
}

function classRoutes(app: App): void {
  const config = { permission: 'classes.change_classsession', long: true };
  app.post(
    '/api/classes/sessions/:id/capacity/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['sessions'],
        summary:
          'Who would be over if this class (those that follow, all) had so many places; writes nothing',
        params: IdParams,
        body: SessionPlaces,
        response: { 200: ChangePreview },
      },
    },
    (request) =>
      request.read(async (scope) =>
        previewChange(scope, await fewerInClass(scope, request.params.id, request.body)),
      ),
  );
  app.post(
    '/api/classes/sessions/:id/capacity/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['sessions'],
        summary: 'Change the places of a class, with what becomes of who is over',
        params: IdParams,
        body: ChangeSessionPlaces,
        response: { 200: SessionPlacesChanged },
      },
    },
    (request, reply) => {
      const [decided, places] = decisionsIn(request.body);
      return request.write(reply, async (scope) =>
        applyChange(scope, await fewerInClass(scope, request.params.id, places), decided),
      );
    },
  );
}

function groupRoutes(app: App): void {
  const config = { permission: 'classes.change_classschedule', long: true };
  app.post(
    '/api/classes/schedules/:id/capacity/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['schedules'],
        summary: 'Who would be over if the classes of this schedule had so many places; writes nothing',
        params: IdParams,
        body: SchedulePlaces,
        response: { 200: ChangePreview },
      },
    },
    (request) =>
      request.read(async (scope) =>
        previewChange(scope, await fewerInGroup(scope, request.params.id, request.body)),
      ),
  );
  app.post(
    '/api/classes/schedules/:id/capacity/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['schedules'],
        summary: 'Change the places of a schedule, with what becomes of who is over in its classes to come',
        params: IdParams,
        body: ChangeSchedulePlaces,
        response: { 200: SchedulePlacesChanged },
      },
    },
    (request, reply) => {
      const [decided, places] = decisionsIn(request.body);
      return request.write(reply, async (scope) =>
        applyChange(scope, await fewerInGroup(scope, request.params.id, places), decided),
      );
    },
  );
}
