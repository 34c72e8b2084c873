import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';

export type EndedPackages = components['schemas']['EndedPackages'];
export type PackageRound = components['schemas']['PackageRound'];
type Decide = paths['/api/classes/package_rounds/']['post']['requestBody']['content']['application/json'];
type Ended = paths['/api/classes/packages/ended/']['get']['parameters']['query'];

/** What ended within some days with classes left. */
export const endedQuery = (query: Ended) =>
  queryOptions({
    queryKey: ['student_packages', 'ended', query],
    queryFn: async () => (await bodyOf(api.GET('/api/classes/packages/ended/', { params: { query } })))!,
  });

/** The last decisions; asked again while one of them is at work. */
export const roundsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['student_packages', 'rounds', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/package_rounds/', { params: { query: { club_id } } })))!.results,
    refetchInterval: ({ state }) => (state.data?.some(({ waiting }) => waiting > 0) ? 1_500 : false),
  });

const STALE = ['student_packages', ...MONEY_QUERIES] as const;

export const decideEnded = change(
  async (body: Decide) => (await bodyOf(api.POST('/api/classes/package_rounds/', { body })))!,
  STALE,
);

export const stopRound = change(
  async (id: string) =>
    (await bodyOf(api.POST('/api/classes/package_rounds/{id}/stop/', { params: { path: { id } } })))!,
  STALE,
);
