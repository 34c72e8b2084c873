import { Type } from 'typebox';
import { readFileTable } from '../../kernel/files/read.ts';
import type { App } from '../../kernel/http/app.ts';
import { ImportFile, ImportReport } from '../../kernel/http/import-shapes.ts';
import { fileQuery, fileResponse, sendListFile } from '../../kernel/http/list-file.ts';
import { whole } from '../../kernel/http/paging.ts';
import { fileBodyLimit, Id, IdParams, Page, pageQuery, Strict } from '../../kernel/http/types.ts';
import { giveFixedPlace, leaveFixedPlace } from '../commands/fixed-places.ts';
import { importPlaces } from '../commands/import.ts';
import { moveFixedPlace } from '../commands/move-place.ts';
import { pauseFixedPlace, resumeFixedPlace } from '../commands/pauses.ts';
import { countHolders, getFixedPlace, listFixedPlaces, placesInFile } from '../queries/fixed-places.ts';
import { listHindrances } from '../queries/hindrances.ts';
import { placesFile } from '../rules/places-file.ts';
import {
  FixedPlace,
  Hindrance,
  HolderCount,
  LeavePlace,
  MovePlace,
  PausePlace,
  PlaceTaken,
  TakePlace,
} from '../schemas.ts';

const tags = ['fixed places'];
const manage = { config: { permission: 'classes.manage_enrollments' } } as const;
const listQuery = { include_ended: Type.Optional(Type.Boolean()), ...pageQuery };

export function fixedPlaceRoutes(app: App): void {
  app.get(
    '/api/classes/places/',
    {
      config: { permission: 'classes.enroll' },
      schema: {
        tags,
        summary: 'Fixed places: mine, or those of a student or a group that I manage',
        querystring: Strict({
          student_id: Type.Optional(Id()),
          schedule_id: Type.Optional(Id()),
          include_declined: Type.Optional(
            Type.Boolean({ description: 'Also those whose holders do not stay in the term, and may still' }),
          ),
          ...listQuery,
        }),
        response: { 200: Page(FixedPlace) },
      },
    },
    (request) => request.read((scope) => listFixedPlaces(scope, request.query)),
  );
  app.get(
    '/api/classes/places/export_file/',
    {
      config: { permission: 'classes.manage_enrollments', long: true },
      schema: {
        tags,
        summary: 'Who holds which place, as a .csv file that can be imported',
        querystring: Strict({ club_id: Type.Optional(Id()), ...fileQuery }),
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, { file: placesFile, query: request.query, page: placesInFile }),
  );
  app.post(
    '/api/classes/places/import_file/',
    {
      config: { permission: 'classes.import_places', long: true },
      bodyLimit: fileBodyLimit,
      schema: {
        tags,
        summary: 'Import who holds which fixed place, from a .csv or .xlsx file; docs/domain/imports.md',
        body: ImportFile,
        response: { 200: ImportReport },
      },
    },
    async (request, reply) => {
      const table = await readFileTable(Buffer.from(request.body.file, 'base64'), request.body.sheet);
      return request.write(reply, (scope) => importPlaces(scope, request.body, table));
    },
  );
  app.get(
    '/api/classes/places/by_schedule/',
    {
      ...manage,
      schema: {
        tags,
        summary: 'How many hold a fixed place in each group that I manage',
        response: { 200: Page(HolderCount) },
      },
    },
    (request) => request.read(async (scope) => whole(await countHolders(scope))),
  );
  app.get(
    '/api/classes/places/hindrances/',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Dates of fixed places that something stands in the way of: who, which date, why',
        querystring: Strict({ schedule_id: Type.Optional(Id()) }),
        response: { 200: Page(Hindrance) },
      },
    },
    (request) => request.read((scope) => listHindrances(scope, request.query)),
  );
  app.get(
    '/api/classes/places/:id/',
    {
      config: {
        permission: 'classes.enroll',
        versioned: { table: 'schedule_enrollments', fields: ['starts_on', 'ends_on', 'status', 'pauses'] },
      },
      schema: { tags, summary: 'One fixed place', params: IdParams, response: { 200: FixedPlace } },
    },
    (request) => request.read((scope) => getFixedPlace(scope, request.params.id)),
  );
  app.post(
    '/api/classes/schedules/:id/places/',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Give a student a fixed place in a group',
        params: IdParams,
        body: TakePlace,
        response: { 201: PlaceTaken },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => giveFixedPlace(scope, request.params.id, request.body), 201),
  );
  app.post(
    '/api/classes/places/:id/leave/',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Leave the group after a date',
        params: IdParams,
        body: LeavePlace,
        response: { 200: FixedPlace },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => leaveFixedPlace(scope, request.params.id, request.body)),
  );
  app.post(
    '/api/classes/places/:id/move/',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Move to another group from a date on',
        params: IdParams,
        body: MovePlace,
        response: { 201: PlaceTaken },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => moveFixedPlace(scope, request.params.id, request.body), 201),
  );
  app.post(
    '/api/classes/places/:id/pause/',
    {
      ...manage,
      schema: {
        tags,
        summary: 'Give the sessions between two dates back',
        params: IdParams,
        body: PausePlace,
        response: { 200: FixedPlace },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => pauseFixedPlace(scope, request.params.id, request.body)),
  );
  app.delete(
    '/api/classes/places/:id/pauses/:pause_id/',
    {
      ...manage,
      schema: {
        tags,
        summary: 'End a pause early',
        params: Strict({ id: Id(), pause_id: Id() }),
        response: { 200: PlaceTaken },
      },
    },
    (request, reply) =>
      request.write(reply, (scope) => resumeFixedPlace(scope, request.params.id, request.params.pause_id)),
  );
}
