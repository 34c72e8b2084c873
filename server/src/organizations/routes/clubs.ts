import { Type } from 'typebox';
import type { App } from '../../kernel/http/app.ts';
import { whole } from '../../kernel/http/paging.ts';
import { IdParams, Page, Strict } from '../../kernel/http/types.ts';
import { addClub, removeClosure } from '../commands/clubs.ts';
import { getClub, listClosures, listWholeClubs } from '../queries/clubs.ts';
import { holidaysOf } from '../queries/holidays.ts';
import { AddClub, Closure, ClosureParams, ClosureQuery, Club } from '../schemas/clubs.ts';
import { ClubHolidays, HolidayQuery } from '../schemas/holidays.ts';

const tags = ['clubs'];

/** A club and its hours are changed where what that does to classes is known: `changes`. */
export function clubRoutes(app: App): void {
  app.get(
    '/api/clubs/',
    {
      config: { permission: 'member', tokens: true },
      schema: {
        tags,
        summary: 'The clubs, by name',
        querystring: Strict({ include_inactive: Type.Optional(Type.Boolean()) }),
        response: { 200: Page(Club) },
      },
    },
    (request) => request.read(async (scope) => whole(await listWholeClubs(scope, request.query))),
  );
  app.post(
    '/api/clubs/',
    {
      config: { permission: 'tenancy.add_club' },
      schema: { tags, summary: 'Add a club', body: AddClub, response: { 201: Club } },
    },
    (request, reply) => request.write(reply, (scope) => addClub(scope, request.body), 201),
  );
  app.get(
    '/api/clubs/:id/',
    {
      config: { permission: 'member', tokens: true, versioned: { table: 'clubs' } },
      schema: { tags, summary: 'One club', params: IdParams, response: { 200: Club } },
    },
    (request) => request.read((scope) => getClub(scope, request.params.id)),
  );
  closureRoutes(app);
}

/** A closure is added where what it does to classes is known: `changes`. */
function closureRoutes(app: App): void {
  app.get(
    '/api/clubs/:id/closures/',
    {
      config: { permission: 'member', tokens: true },
      schema: {
        tags,
        summary: 'Days on which the club is closed',
        params: IdParams,
        querystring: ClosureQuery,
        response: { 200: Page(Closure) },
      },
    },
    (request) =>
      request.read(async (scope) => whole(await listClosures(scope, request.params.id, request.query))),
  );
  app.get(
    '/api/clubs/:id/holidays/',
    {
      config: { permission: 'tenancy.change_club' },
      schema: {
        tags,
        summary: 'The public holidays of a year in a country and region, to be made closures of',
        params: IdParams,
        querystring: HolidayQuery,
        response: { 200: ClubHolidays },
      },
    },
    (request) => request.read((scope) => holidaysOf(scope, request.params.id, request.query)),
  );
  app.delete(
    '/api/clubs/:id/closures/:closure_id/',
    {
      config: { permission: 'tenancy.change_club' },
      schema: { tags, summary: 'Open again', params: ClosureParams, response: { 204: Type.Null() } },
    },
    (request, reply) =>
      request.write(
        reply,
        (scope) => removeClosure(scope, request.params.id, request.params.closure_id) as Promise<never>,
        204,
      ),
  );
}
