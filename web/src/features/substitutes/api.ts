import type { components, paths } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type SubstituteRequest = components['schemas']['SubstituteRequest'];
export type SubstituteOffer = components['schemas']['SubstituteOffer'];
export type CoachToAsk = components['schemas']['CoachToAsk'];
export type LeftOut = components['schemas']['SubstitutesAsked']['left_out'][number];
type Ask = paths['/api/classes/substitute_requests/']['post']['requestBody']['content']['application/json'];

/** What an answer or a question may show itself in. */
const TOUCHED = ['substitute_requests', 'sessions'] as const;
const at = (id: string) => ({ path: { id } });

/** What became of the questions about a class, the latest first. */
export const requestsQuery = (session_id: string) =>
  queryOptions({
    queryKey: ['substitute_requests', 'of', session_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/substitute_requests/', { params: { query: { session_id, limit: 5 } } }),
      ))!.results,
  });

/** The questions of a club that nobody has answered with yes, the soonest class first. */
export const openRequestsQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['substitute_requests', 'open', club_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/classes/substitute_requests/', {
          params: { query: { club_id, open: true, limit: 100 } },
        }),
      ))!.results,
  });

/** Who could be asked about these classes. */
export const candidatesQuery = (session_ids: readonly string[]) =>
  queryOptions({
    queryKey: ['substitute_requests', 'candidates', session_ids],
    queryFn: async () =>
      (await bodyOf(
        api.POST('/api/classes/substitute_requests/candidates/', { body: { session_ids: [...session_ids] } }),
      ))!.results,
    staleTime: 0,
  });

/** The classes that I am asked to give. */
export const offersQuery = queryOptions({
  queryKey: ['substitute_requests', 'mine'],
  queryFn: async () => (await bodyOf(api.GET('/api/classes/substitute_requests/mine/')))!.results,
});

export const askCoaches = change(
  async (body: Ask) => (await bodyOf(api.POST('/api/classes/substitute_requests/', { body })))!,
  TOUCHED,
);

export const withdraw = change(
  (id: string) => bodyOf(api.POST('/api/classes/substitute_requests/{id}/withdraw/', { params: at(id) })),
  TOUCHED,
);

export const accept = change(
  ({ id, words }: { id: string; words: string }) =>
    bodyOf(api.POST('/api/classes/substitute_requests/{id}/accept/', { params: at(id), body: { words } })),
  TOUCHED,
);

export const decline = change(
  ({ id, words }: { id: string; words: string }) =>
    bodyOf(api.POST('/api/classes/substitute_requests/{id}/decline/', { params: at(id), body: { words } })),
  TOUCHED,
);
