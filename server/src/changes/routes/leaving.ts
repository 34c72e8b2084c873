import { ChangeInstructor, Instructor, PutInstructor } from '../../instructors/public.ts';
import type { App } from '../../kernel/http/app.ts';
import { IdParams, Shape, Strict } from '../../kernel/http/types.ts';
import { ChangeClub, Club } from '../../organizations/public.ts';
import { previewChange } from '../commands/apply.ts';
import { previewClubZone } from '../commands/club-place.ts';
import { changeCoach, changeOrGiveUpClub, clubLeaves, coachLeaves } from '../commands/leaving.ts';
import { ChangePreview, decisions, decisionsIn, effect } from '../schemas/changes.ts';
import { NewZone, ZonePreview } from '../schemas/zone.ts';

const ChangeCoach = Strict({ ...ChangeInstructor.properties, ...decisions });
const PutCoach = Strict({ ...PutInstructor.properties, ...decisions });
const CoachChanged = Shape('InstructorChanged', { ...Instructor.properties, ...effect });
const ChangeOrGiveUpClub = Strict({ ...ChangeClub.properties, ...decisions });
const ClubChanged = Shape('ClubChanged', { ...Club.properties, ...effect });

/** Coaches and clubs are changed here, because going out of use is a change of their classes. */
export function coachRoutes(app: App): void {
  const config = { permission: 'classes.change_instructor', long: true };
  app.put(
    '/api/classes/instructors/:id/',
    {
      config,
      schema: {
        tags: ['instructors'],
        summary: 'Replace an instructor’s profile; out of service, with what becomes of their classes',
        params: IdParams,
        body: PutCoach,
        response: { 200: CoachChanged },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changeCoach(scope, request.params.id, decisionsIn(request.body))),
  );
  app.patch(
    '/api/classes/instructors/:id/',
    {
      config,
      schema: {
        tags: ['instructors'],
        summary:
          'Change an instructor’s profile; instructors change parts of their own. Out of service, with what becomes of their classes',
        params: IdParams,
        body: ChangeCoach,
        response: { 200: CoachChanged },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => changeCoach(scope, request.params.id, decisionsIn(request.body))),
  );
  app.post(
    '/api/classes/instructors/:id/deactivate/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['instructors'],
        summary: 'The classes and people that taking them out of service would hit; writes nothing',
        params: IdParams,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewChange(scope, coachLeaves(request.params.id))),
  );
}

export function clubRoutes(app: App): void {
  const config = { permission: 'tenancy.change_club', long: true };
  app.patch(
    '/api/clubs/:id/',
    {
      config,
      schema: {
        tags: ['clubs'],
        summary: 'Change a club; given up, with what becomes of its classes',
        params: IdParams,
        body: ChangeOrGiveUpClub,
        response: { 200: ClubChanged },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) =>
        changeOrGiveUpClub(scope, request.params.id, decisionsIn(request.body)),
      ),
  );
  app.post(
    '/api/clubs/:id/timezone/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['clubs'],
        summary:
          'How many classes ahead would stay at their hour in another zone, and which cannot; writes nothing',
        params: IdParams,
        body: NewZone,
        response: { 200: ZonePreview },
      },
    },
    (request) => request.read((scope) => previewClubZone(scope, request.params.id, request.body.timezone)),
  );
  app.post(
    '/api/clubs/:id/deactivate/preview/',
    {
      config: { ...config, unversioned: true },
      schema: {
        tags: ['clubs'],
        summary: 'The classes and people that giving the club up would hit; writes nothing',
        params: IdParams,
        response: { 200: ChangePreview },
      },
    },
    (request) => request.read((scope) => previewChange(scope, clubLeaves(request.params.id))),
  );
}
