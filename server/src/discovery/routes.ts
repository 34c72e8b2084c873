import { type Static, Type } from 'typebox';
import type { Database } from '../kernel/db/database.ts';
import type { App } from '../kernel/http/app.ts';
import { IdParams, Page, Strict } from '../kernel/http/types.ts';
import { type Kept, keep } from '../kernel/kept.ts';
import { invalid } from '../kernel/problem.ts';
import { listed } from './queries/listed.ts';
import type { FoundPage } from './queries/page.ts';
import { publicSessions } from './queries/public.ts';
import { optimizePackageUsage } from './queries/usage.ts';
import { recommendationsRoute } from './routes/recommendations.ts';
import { savedSearchRoutes } from './routes/saved.ts';
import { searchRoute } from './routes/search.ts';
import { ahead, boundsOf, type Filter, type Included } from './rules.ts';
import {
  AvailableQuery,
  AvailableSession,
  ByDateQuery,
  ByInstructorQuery,
  ByLevelQuery,
  Day,
  PackageUsage,
  PublicQuery,
  PublicSession,
} from './schemas.ts';

const tags = ['discovery'];
const config = { permission: 'classes.view_classsession' };

type Narrow = Omit<Static<typeof AvailableQuery>, 'include_full' | 'include_closed' | 'make_up'>;

const filterOf = (query: Narrow, included: Included): Filter => ({
  ...included,
  bounds: boundsOf(query),
  club_id: query.club_id,
  levels: query.level === undefined ? undefined : [query.level],
  class_type_ids: query.class_type_id === undefined ? undefined : [query.class_type_id],
  instructor_ids: query.instructor_id === undefined ? undefined : [query.instructor_id],
});
const pageAsked = ({ student_id, limit, cursor }: Narrow) => ({ student_id, limit, cursor });

const mostRows = 2_000;

export function discoveryRoutes(app: App, { db }: { db: Database }): void {
  const pages = keep<FoundPage>(db.versions, {
    maxSize: mostRows,
    sizeOf: ({ sessions }) => sessions.length,
  });
  listRoutes(app, pages);
  usageRoute(app, pages);
  recommendationsRoute(app, pages);
  searchRoute(app, pages);
  savedSearchRoutes(app);
  app.get(
    '/api/public/:organization/clubs/:slug/sessions/',
    {
      config: { permission: 'public' },
      schema: {
        tags: ['public'],
        summary: 'The classes of a public club, for visitors',
        params: Strict({
          organization: Type.String({ maxLength: 100 }),
          slug: Type.String({ maxLength: 100 }),
        }),
        querystring: PublicQuery,
        response: { 200: Page(PublicSession) },
      },
    },
    (request, reply) =>
      request.kept(reply, (scope) => publicSessions(scope, pages, request.params.slug, request.query)),
  );
}

/** The seed's PackageManager.optimize_package_usage. */
function usageRoute(app: App, pages: Kept<FoundPage>): void {
  app.get(
    '/api/classes/student_packages/:id/optimize_package_usage/',
    {
      config: { permission: 'classes.buy_package' },
      schema: {
        tags: ['packages'],
        summary: 'Which classes to take before a package ends, each with its reasons',
        params: IdParams,
        response: { 200: PackageUsage },
      },
    },
    (request) => request.read((scope) => optimizePackageUsage(scope, pages, request.params.id)),
  );
}

function listRoutes(app: App, pages: Kept<FoundPage>): void {
  const response = { 200: Page(AvailableSession) };
  app.get(
    '/api/classes/sessions/available/',
    {
      config,
      schema: { tags, summary: 'Classes that can be booked', querystring: AvailableQuery, response },
    },
    (request, reply) =>
      request.kept(reply, (scope) => {
        const { include_full = false, include_closed = false, make_up, ...query } = request.query;
        const included = { include_full, include_closed, include_cancelled: include_closed };
        return listed(scope, pages, { filter: filterOf(query, included), ...pageAsked(query), make_up });
      }),
  );
  app.get(
    '/api/classes/sessions/by_instructor/',
    {
      config,
      schema: { tags, summary: 'Classes of an instructor', querystring: ByInstructorQuery, response },
    },
    (request, reply) =>
      request.kept(reply, (scope) =>
        listed(scope, pages, { filter: filterOf(request.query, ahead), ...pageAsked(request.query) }),
      ),
  );
  app.get(
    '/api/classes/sessions/by_level/',
    { config, schema: { tags, summary: 'Classes of a level', querystring: ByLevelQuery, response } },
    (request, reply) =>
      request.kept(reply, (scope) =>
        listed(scope, pages, { filter: filterOf(request.query, ahead), ...pageAsked(request.query) }),
      ),
  );
  app.get(
    '/api/classes/sessions/by_date/',
    {
      config,
      schema: {
        tags,
        summary: 'Classes by local day, the cancelled ones too',
        querystring: ByDateQuery,
        response: { 200: Page(Day) },
      },
    },
    (request, reply) =>
      request.kept(reply, async (scope) => {
        const { date, ...query } = request.query;
        if (date !== undefined && (query.from ?? query.until) !== undefined)
          throw invalid([
            {
              path: 'query.date',
              code: 'not_together',
              params: { field: 'from' },
              message: 'is asked instead of from and until, not with them',
            },
          ]);
        const asked = date === undefined ? query : { ...query, from: date, until: date };
        const filter = filterOf(asked, { ...ahead, include_cancelled: true });
        const { value, until } = await listed(scope, pages, { filter, ...pageAsked(asked) });
        return { value: { ...value, results: byDay(value.results) }, until };
      }),
  );
}

const byDay = (rows: AvailableSession[]) =>
  [...Map.groupBy(rows, (row) => row.local_date)].map(([date, sessions]) => ({ date, sessions }));
