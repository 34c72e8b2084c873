import type { components } from '@bandeja/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Kpi = components['schemas']['Kpi'];
export type KpiKey = Kpi['key'];
export type Breakdowns = components['schemas']['AnalyticsBreakdowns'];
export type PackageKind = components['schemas']['AnalyticsPackages']['packages'][number];
export type AnalyticsRow = components['schemas']['AnalyticsRow'];

/** Of which classes, on which days. */
export interface Asked {
  from: string;
  until: string;
  club_id?: string | undefined;
  instructor_id?: string | undefined;
  class_type_id?: string | undefined;
  level_id?: string | undefined;
}

const PAGE = 50;
const told = (asked: Asked) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as { from: string; until: string };

export const analyticsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['analytics', 'kpis', asked],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/analytics/', { params: { query: told(asked) } })))!,
    placeholderData: keepPreviousData,
  });

export const breakdownsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['analytics', 'breakdowns', asked],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/analytics/breakdowns/', { params: { query: told(asked) } })))!,
    placeholderData: keepPreviousData,
  });

export const cohortsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['analytics', 'cohorts', asked],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/analytics/cohorts/', { params: { query: told(asked) } })))!,
    placeholderData: keepPreviousData,
  });

export const packagesQuery = (asked: Asked) =>
  queryOptions({
    queryKey: ['analytics', 'packages', asked],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/analytics/packages/', { params: { query: told(asked) } })))!,
    placeholderData: keepPreviousData,
  });

/** The packages that were sold, of one kind, the latest first. */
export const packagesSoldQuery = (package_id: string, asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['analytics', 'packages', package_id, asked],
    queryFn: async ({ pageParam }) => {
      const query = { ...told(asked), package_id, limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return (await bodyOf(api.GET('/api/classes/analytics/packages/rows/', { params: { query } })))!;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** Those of all kinds as a .csv file. */
export const packagesFile = ({ language, ...asked }: Asked & { language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/classes/analytics/packages/rows/export_file/', {
      params: { query: { ...told(asked), language } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;

/** What a KPI is made of, the latest first. */
export const rowsQuery = (kpi: KpiKey, asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['analytics', 'rows', kpi, asked],
    queryFn: async ({ pageParam }) => {
      const query = { ...told(asked), limit: PAGE, ...(pageParam && { cursor: pageParam }) };
      return (await bodyOf(
        api.GET('/api/classes/analytics/{kpi}/rows/', { params: { path: { kpi }, query } }),
      ))!;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** The same as a .csv file. */
export const rowsFile = ({ kpi, language, ...asked }: Asked & { kpi: KpiKey; language: 'es' | 'en' }) =>
  bodyOf(
    api.GET('/api/classes/analytics/{kpi}/rows/export_file/', {
      params: { path: { kpi }, query: { ...told(asked), language } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;
