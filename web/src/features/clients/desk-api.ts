import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';
import { useChange } from '../../platform/client/use-change.ts';

export type Client = components['schemas']['Client'];
export type Dependant = components['schemas']['Dependant'];
export type NewClient = paths['/api/clients/']['post']['requestBody']['content']['application/json'];
export type ClientChange = paths['/api/clients/{id}/']['patch']['requestBody']['content']['application/json'];
export type NewDependant =
  paths['/api/clients/{id}/dependants/']['post']['requestBody']['content']['application/json'];

export interface ClientsWanted {
  q?: string;
  level_min?: number;
  level_max?: number;
  assessed?: boolean;
  blocked?: boolean;
  include_inactive?: boolean;
}

const PAGE = 50;
const at = (id: string) => ({ path: { id } });
/** A client's name stands in rosters and groups, a level decides what can be booked. */
const SHOWN_IN = ['clients', 'sessions', 'places', 'me'] as const;

/** The clients that match, page after page. */
export const clientsQuery = (wanted: ClientsWanted) =>
  infiniteQueryOptions({
    queryKey: ['clients', 'list', wanted],
    queryFn: async ({ pageParam }) =>
      (await bodyOf(
        api.GET('/api/clients/', {
          params: { query: { ...wanted, limit: PAGE, ...(pageParam && { cursor: pageParam }) } },
        }),
      ))!,
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
    placeholderData: keepPreviousData,
  });

/** The first few whose name, e-mail or phone has these words. */
export const clientSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['clients', 'search', q],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clients/', { params: { query: { ...(q && { q }), limit: 12 } } })))!
        .results,
    placeholderData: keepPreviousData,
  });

export const clientQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'one', id],
    queryFn: async () => (await bodyOf(api.GET('/api/clients/{id}/', { params: at(id) })))!,
  });

export const dependantsQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'dependants', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clients/{id}/dependants/', { params: at(id) })))!.results,
  });

export const useAddClient = () =>
  useChange(async (body: NewClient) => (await bodyOf(api.POST('/api/clients/', { body })))!, ['clients']);

export const useChangeClient = (id: string) =>
  useChange(
    (body: ClientChange) => bodyOf(api.PATCH('/api/clients/{id}/', { params: at(id), body })),
    SHOWN_IN,
  );

export const useBlockClient = (id: string) =>
  useChange(
    (reason: string) => bodyOf(api.POST('/api/clients/{id}/block/', { params: at(id), body: { reason } })),
    SHOWN_IN,
  );

export const useUnblockClient = (id: string) =>
  useChange(() => bodyOf(api.POST('/api/clients/{id}/unblock/', { params: at(id) })), SHOWN_IN);

export const useAddDependant = (id: string) =>
  useChange(
    (body: NewDependant) => bodyOf(api.POST('/api/clients/{id}/dependants/', { params: at(id), body })),
    ['clients'],
  );

export const useRemoveDependant = (id: string) =>
  useChange(
    (dependant_id: string) =>
      bodyOf(
        api.DELETE('/api/clients/{id}/dependants/{dependant_id}/', {
          params: { path: { id, dependant_id } },
        }),
      ),
    ['clients'],
  );
