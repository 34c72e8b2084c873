import { ChangeCourt, CloseCourt, Court, Reservation } from '../../courts/public.ts';
import type { App } from '../../kernel/http/app.ts';
import { IdParams, Shape, Strict } from '../../kernel/http/types.ts';
import { Club, SetOpeningHours } from '../../organizations/public.ts';
import { applyChange, previewChange } from '../commands/apply.ts';
import {
  changeHours,
  changeOrCloseCourt,
  courtClosed,
  previewClosingCourt,
  previewHours,
} from '../commands/places.ts';
import { ChangePreview, decisions, decisionsIn, effect } from '../schemas/changes.ts';

const ChangeOrCloseCourt = Strict({ ...ChangeCourt.properties, ...decisions });
const CourtChanged = Shape('CourtChanged', { ...Court.properties, ...effect });
const CloseCourtDays = Strict({ ...CloseCourt.properties, ...decisions });
const CourtClosed = Shape('CourtClosed', { ...Reservation.properties, ...effect });
const ChangeHours = Strict({ ...SetOpeningHours.properties, ...decisions });
const HoursChanged = Shape('OpeningHoursChanged', { ...Club.properties, ...effect });

/** A court is changed here, because going out of use is a change of its classes. */
export function courtChangeRoutes(app: App): void {
  const config = { permission: 'courts.change_court', long: true };
  app.patch(
    '/api/courts/:id/',
    {
      config,
      schema: {
        tags: ['courts'],
        summary:
          'Change a court; out of use, with what becomes of the classes on it. Not while others than classes have it',
        params: IdParams,
        body: ChangeOrCloseCourt,
        response: { 200: CourtChanged },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) =>
        changeOrCloseCourt(scope, request.params.id, decisionsIn(request.body)),
      ),
  );
  app.post(
    '/api/courts/:id/deactivate/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['courts'],
        summary: 'The classes and people that taking a court out of use would hit; writes nothing',
        params: IdParams,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewClosingCourt(scope, request.params.id)),
  );
}

/** A court is closed for some days, and opened again by cancelling that or by undo. */
export function courtClosureRoutes(app: App): void {
  const config = { permission: 'courts.change_court', long: true };
  app.post(
    '/api/courts/:id/closures/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['courts'],
        summary: 'The classes and people that closing a court for some days would hit; writes nothing',
        params: IdParams,
        body: CloseCourt,
        response: { 200: ChangePreview },
      },
    },
    (request) =>
      request.read(async (scope) =>
        previewChange(scope, await courtClosed(scope, request.params.id, request.body)),
      ),
  );
  app.post(
    '/api/courts/:id/closures/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['courts'],
        summary:
          'Close a court for some days, with what becomes of the classes on it; nothing new comes onto it',
        params: IdParams,
        body: CloseCourtDays,
        response: { 201: CourtClosed },
      },
    },
    (request, reply) => {
      const [decided, days] = decisionsIn(request.body);
      return request.write(
        reply,
        async (scope) => applyChange(scope, await courtClosed(scope, request.params.id, days), decided),
        201,
      );
    },
  );
}

export function hoursRoutes(app: App): void {
  const config = { permission: 'tenancy.change_club', long: true };
  app.put(
    '/api/clubs/:id/opening_hours/',
    {
      config,
      schema: {
        tags: ['clubs'],
        summary: 'Replace the week of opening hours, with what becomes of the classes left outside',
        params: IdParams,
        body: ChangeHours,
        response: { 200: HoursChanged },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changeHours(scope, request.params.id, decisionsIn(request.body))),
  );
  app.post(
    '/api/clubs/:id/opening_hours/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['clubs'],
        summary: 'The classes and people that other opening hours would leave outside; writes nothing',
        params: IdParams,
        body: SetOpeningHours,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewHours(scope, request.params.id, request.body)),
  );
}
