import { Type } from 'typebox';
import type { App } from '../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { whole } from '../kernel/http/paging.ts';
import { rangeOf } from '../kernel/http/range.ts';
import { IdParams, Page } from '../kernel/http/types.ts';
import { removeException } from './commands/exceptions.ts';
import { addInstructor } from './commands/profile.ts';
import { putWindows } from './commands/windows.ts';
import { listExceptions } from './queries/exceptions.ts';
import { getInstructor, listInstructors } from './queries/instructors.ts';
import { freeTime, taughtSessions } from './queries/time.ts';
import { listForVisitors } from './queries/visitors.ts';
import { instructorFile } from './rules/list-file.ts';
import {
  AddInstructor,
  AvailabilityQuery,
  Exception,
  ExceptionParams,
  FreeTime,
  Instructor,
  InstructorsFile,
  InstructorsQuery,
  PublicInstructor,
  PublicParams,
  PublicQuery,
  PutWindows,
  RangeQuery,
  TaughtSession,
} from './schemas.ts';

const tags = ['instructors'];
const maxDays = 62;

/** A profile is changed where what that does to classes is known: `changes`. */
export function instructorRoutes(app: App): void {
  app.get(
    '/api/classes/instructors/',
    {
      config: { permission: 'classes.view_instructor' },
      schema: {
        tags,
        summary: 'The instructors, by name',
        querystring: InstructorsQuery,
        response: { 200: Page(Instructor) },
      },
    },
    (request) => request.read((scope) => listInstructors(scope, request.query)),
  );
  app.get(
    '/api/classes/instructors/export_file/',
    {
      config: { permission: 'classes.add_instructor', long: true },
      schema: {
        tags,
        summary: 'The instructors of the list as a .csv file',
        querystring: InstructorsFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, { file: instructorFile, query: request.query, page: listInstructors }),
  );
  app.post(
    '/api/classes/instructors/',
    {
      config: { permission: 'classes.add_instructor' },
      schema: { tags, summary: 'Add an instructor', body: AddInstructor, response: { 201: Instructor } },
    },
    (request, reply) => request.write(reply, (scope) => addInstructor(scope, request.body), 201),
  );
  app.get(
    '/api/classes/instructors/:id/',
    {
      config: { permission: 'classes.view_instructor', versioned: { table: 'instructors' } },
      schema: { tags, summary: 'One instructor', params: IdParams, response: { 200: Instructor } },
    },
    (request) => request.read((scope) => getInstructor(scope, request.params.id)),
  );
  app.get(
    '/api/public/:organization/instructors/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['public'],
        summary: 'Who teaches here, for visitors',
        params: PublicParams,
        querystring: PublicQuery,
        response: { 200: Page(PublicInstructor) },
      },
    },
    (request) => request.read(async (scope) => whole(await listForVisitors(scope, request.query))),
  );
  timeRoutes(app);
}

/** What an instructor's hours are, and what fills them. */
function timeRoutes(app: App): void {
  app.get(
    '/api/classes/instructors/:id/schedule/',
    {
      config: { permission: 'classes.view_instructor' },
      schema: {
        tags,
        summary: `The sessions they give, also as a substitute; at most ${maxDays} days`,
        params: IdParams,
        querystring: RangeQuery,
        response: { 200: Page(TaughtSession) },
      },
    },
    (request) => {
      const asked = { ...rangeOf(request.query, maxDays), instructor_id: request.params.id };
      return request.read(async (scope) => whole(await taughtSessions(scope, asked)));
    },
  );
  app.get(
    '/api/classes/instructors/:id/availability/',
    {
      config: { permission: 'classes.view_instructor' },
      schema: {
        tags,
        summary: `When they are free, at all their clubs or at one; at most ${maxDays} days`,
        params: IdParams,
        querystring: AvailabilityQuery,
        response: { 200: Page(FreeTime) },
      },
    },
    (request) => {
      const { club_id, ...range } = request.query;
      const asked = {
        ...rangeOf(range, maxDays),
        instructor_id: request.params.id,
        ...(club_id !== undefined && { club_id }),
      };
      return request.read(async (scope) => whole(await freeTime(scope, asked)));
    },
  );
  app.put(
    '/api/classes/instructors/:id/windows/',
    {
      config: { permission: 'classes.change_instructor' },
      schema: {
        tags,
        summary: 'Replace the whole week of an instructor',
        params: IdParams,
        body: PutWindows,
        response: { 200: Instructor },
      },
    },
    (request, reply) => request.write(reply, (scope) => putWindows(scope, request.params.id, request.body)),
  );
  exceptionRoutes(app);
}

/** Leave is added where what it does to classes is known: `changes`. */
function exceptionRoutes(app: App): void {
  app.get(
    '/api/classes/instructors/:id/exceptions/',
    {
      config: { permission: 'classes.change_instructor' },
      schema: {
        tags,
        summary: 'Leave and extra hours to come, by start',
        params: IdParams,
        response: { 200: Page(Exception) },
      },
    },
    (request) => request.read(async (scope) => whole(await listExceptions(scope, request.params.id))),
  );
  app.delete(
    '/api/classes/instructors/:id/exceptions/:exception_id/',
    {
      config: { permission: 'classes.change_instructor' },
      schema: {
        tags,
        summary: 'Take leave or extra hours back',
        params: ExceptionParams,
        response: { 204: Type.Null() },
      },
    },
    (request, reply) => request.write(reply, (scope) => removeException(scope, request.params), 204),
  );
}
