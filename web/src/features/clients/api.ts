import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { overwriting } from '../../platform/client/edit.ts';

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
  /** Who has agreed to the privacy text in force, or has not. */
  privacy?: boolean;
  include_inactive?: boolean;
}

const PAGE = 50;
const at = (id: string) => ({ path: { id } });
/** Whose profile becomes another one brings everything of theirs along. */
const MERGED = ['clients', 'sessions', 'places', 'schedules', 'my_classes', 'me', 'notifications'] as const;
/** A client's name stands in rosters and groups, a level decides what can be booked; it may be oneself. */
const SHOWN_IN = ['clients', 'sessions', 'places', 'me'] as const;
/** Who is in one's care is also part of the session. */
const IN_CARE = ['clients', 'me'] as const;

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

export type FileWanted = ClientsWanted & { language: 'es' | 'en' };

/** The clients that match, all of them with their guardians, as a .csv file. */
export const clientsFile = (query: FileWanted): Promise<Blob> =>
  bodyOf(
    api.GET('/api/clients/export_file/', {
      params: { query: { ...query, guardians: true } },
      parseAs: 'blob',
    }),
  ) as Promise<Blob>;

/** The first few whose name, e-mail or phone has these words. */
export const clientSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['clients', 'search', q],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clients/', { params: { query: { ...(q && { q }), limit: 12 } } })))!
        .results,
    placeholderData: keepPreviousData,
  });

export type Duplicate = components['schemas']['DuplicateClient'];
export type Identity = NonNullable<paths['/api/clients/duplicates/']['get']['parameters']['query']>;

/** Who may be this person already. */
export const duplicatesQuery = (identity: Identity) =>
  queryOptions({
    queryKey: ['clients', 'duplicates', identity],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clients/duplicates/', { params: { query: identity } })))!.results,
    enabled: Boolean(identity.email || identity.phone || identity.birth_date),
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

export type ClientCare = components['schemas']['ClientCare'];
export type CareChange =
  paths['/api/clients/{id}/care/']['patch']['requestBody']['content']['application/json'];

/** Health, emergency contact and photo consent. */
export const careQuery = (id: string) =>
  queryOptions({
    queryKey: ['clients', 'care', id],
    queryFn: async () => (await bodyOf(api.GET('/api/clients/{id}/care/', { params: at(id) })))!,
  });

export const changeCare = (id: string) =>
  change(
    (body: CareChange, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/clients/{id}/care/', { params: at(id) }),
          write: (version, changes) =>
            bodyOf(
              api.PATCH('/api/clients/{id}/care/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ),
        },
      ),
    ['clients', 'sessions'],
  );

export type MergePreview = components['schemas']['ClientMergePreview'];

/** What becomes of two profiles when they become one. */
export const mergePreviewQuery = (id: string, other_id: string | null) =>
  queryOptions({
    // Of its own: it must not be asked for again, and refused, when the clients change because the two are one.
    queryKey: ['merge', id, other_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/clients/{id}/merge/', { params: { ...at(id), query: { other_id: other_id ?? '' } } }),
      ))!,
    enabled: other_id !== null,
    staleTime: 0,
    gcTime: 0,
  });

/** A profile that the desk had made for one's own address. */
export const claimsQuery = queryOptions({
  queryKey: ['clients', 'claims'],
  queryFn: async () => (await bodyOf(api.GET('/api/me/claims/')))!.results,
});

export const addClient = change(
  async (body: NewClient) => (await bodyOf(api.POST('/api/clients/', { body })))!,
  ['clients'],
);

export const changeClient = (id: string) =>
  change(
    (body: ClientChange, base) =>
      overwriting(
        { base, mine: body },
        {
          read: () => api.GET('/api/clients/{id}/', { params: at(id) }),
          write: (version, changes) =>
            bodyOf(
              api.PATCH('/api/clients/{id}/', {
                params: { ...at(id), header: { 'If-Match': version } },
                body: changes,
              }),
            ),
        },
      ),
    SHOWN_IN,
  );

export const mergeClients = (id: string) =>
  change(
    (other_id: string) =>
      bodyOf(api.POST('/api/clients/{id}/merge/', { params: at(id), body: { other_id } })),
    MERGED,
  );

export const claimProfile = change(
  (client_id: string) => bodyOf(api.POST('/api/me/claims/', { body: { client_id } })),
  MERGED,
);

export const blockClient = (id: string) =>
  change(
    (reason: string) => bodyOf(api.POST('/api/clients/{id}/block/', { params: at(id), body: { reason } })),
    SHOWN_IN,
  );

export const unblockClient = (id: string) =>
  change((_: undefined) => bodyOf(api.POST('/api/clients/{id}/unblock/', { params: at(id) })), SHOWN_IN);

export const addDependant = (id: string) =>
  change(
    (body: NewDependant) => bodyOf(api.POST('/api/clients/{id}/dependants/', { params: at(id), body })),
    IN_CARE,
  );

export const removeDependant = (id: string) =>
  change(
    (dependant_id: string) =>
      bodyOf(
        api.DELETE('/api/clients/{id}/dependants/{dependant_id}/', {
          params: { path: { id, dependant_id } },
        }),
      ),
    IN_CARE,
  );
