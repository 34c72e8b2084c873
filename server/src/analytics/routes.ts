import type { App } from '../kernel/http/app.ts';
import { fileResponse, sendListFile } from '../kernel/http/list-file.ts';
import { getAnalytics } from './queries/analytics.ts';
import { getBreakdowns } from './queries/breakdowns.ts';
import { getCohorts } from './queries/cohorts.ts';
import { allPackagesSold, getPackages, listPackagesSold } from './queries/packages.ts';
import { allRows, listRows } from './queries/rows.ts';
import { foresightRoutes } from './routes/foresight.ts';
import { packagesFile } from './rules/packages-file.ts';
import { rowsFile } from './rules/rows-file.ts';
import {
  Analytics,
  AnalyticsBreakdowns,
  AnalyticsCohorts,
  AnalyticsPackages,
  AnalyticsQuery,
  AnalyticsRows,
  KpiParams,
  PackagesSold,
  PackagesSoldFile,
  PackagesSoldQuery,
  RowsFile,
  RowsQuery,
} from './schemas.ts';

const tags = ['analytics'];
const permission = 'classes.view_analytics';

export function analyticsRoutes(app: App): void {
  foresightRoutes(app);
  app.get(
    '/api/classes/analytics/',
    {
      config: { permission },
      schema: {
        tags,
        summary: 'The KPIs of a period, each with what it is made of, beside those of as many days before',
        querystring: AnalyticsQuery,
        response: { 200: Analytics },
      },
    },
    (request) => request.snapshot((scope) => getAnalytics(scope, request.query, { inSnapshot: true })),
  );
  app.get(
    '/api/classes/analytics/breakdowns/',
    {
      config: { permission },
      schema: {
        tags,
        summary: 'The classes of a period by hour of the week, month, type and instructor',
        querystring: AnalyticsQuery,
        response: { 200: AnalyticsBreakdowns },
      },
    },
    (request) => request.snapshot((scope) => getBreakdowns(scope, request.query)),
  );
  app.get(
    '/api/classes/analytics/cohorts/',
    {
      config: { permission },
      schema: {
        tags,
        summary:
          'Who came first in each of the twelve months up to the last day, and how many of them came since',
        querystring: AnalyticsQuery,
        response: { 200: AnalyticsCohorts },
      },
    },
    (request) => request.snapshot((scope) => getCohorts(scope, request.query)),
  );
  app.get(
    '/api/classes/analytics/packages/',
    {
      config: { permission },
      schema: {
        tags,
        summary: 'Which packages were sold in a period, and what became of their classes since',
        querystring: AnalyticsQuery,
        response: { 200: AnalyticsPackages },
      },
    },
    (request) => request.read((scope) => getPackages(scope, request.query)),
  );
  app.get(
    '/api/classes/analytics/packages/rows/',
    {
      config: { permission },
      schema: {
        tags,
        summary: 'The packages that were sold in a period, one by one, the latest first',
        querystring: PackagesSoldQuery,
        response: { 200: PackagesSold },
      },
    },
    (request) => request.read((scope) => listPackagesSold(scope, request.query)),
  );
  app.get(
    '/api/classes/analytics/packages/rows/export_file/',
    {
      config: { permission, long: true },
      schema: {
        tags,
        summary: 'The packages that were sold in a period as a .csv file',
        querystring: PackagesSoldFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, {
        ...{ file: packagesFile, query: request.query, rows: allPackagesSold },
      }),
  );
  app.get(
    '/api/classes/analytics/:kpi/rows/',
    {
      config: { permission },
      schema: {
        tags,
        summary: 'What a KPI is made of, row by row, the latest first',
        params: KpiParams,
        querystring: RowsQuery,
        response: { 200: AnalyticsRows },
      },
    },
    (request) => request.read((scope) => listRows(scope, request.params.kpi, request.query)),
  );
  app.get(
    '/api/classes/analytics/:kpi/rows/export_file/',
    {
      config: { permission, long: true },
      schema: {
        tags,
        summary: 'What a KPI is made of as a .csv file',
        params: KpiParams,
        querystring: RowsFile,
        response: fileResponse,
      },
    },
    (request, reply) =>
      sendListFile(request, reply, {
        file: rowsFile,
        query: request.query,
        rows: (scope, asked) => allRows(scope, request.params.kpi, asked),
      }),
  );
}
