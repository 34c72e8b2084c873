import type { components, paths } from '@bandeja/client';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { MONEY_QUERIES } from '../../platform/client/money-queries.ts';

export type Mandate = components['schemas']['Mandate'];
export type CollectionPreview = components['schemas']['CollectionPreview'];
export type Collection = components['schemas']['Collection'];
export type DebitItem = components['schemas']['DebitItem'];
type NewMandate = paths['/api/classes/mandates/']['post']['requestBody']['content']['application/json'];
type NewCollection = paths['/api/classes/collections/']['post']['requestBody']['content']['application/json'];

/** Of oneself and of those in one's care, or for the desk of a client. */
export const mandatesQuery = (client_id?: string) =>
  queryOptions({
    queryKey: ['debits', 'mandates', client_id ?? 'own'],
    queryFn: async () => {
      const query = { limit: 50, ...(client_id && { client_id }) };
      return (await bodyOf(api.GET('/api/classes/mandates/', { params: { query } })))!.results;
    },
  });

export const collectionsQuery = (club_id: string) =>
  infiniteQueryOptions({
    queryKey: ['debits', 'collections', club_id],
    queryFn: async ({ pageParam }) => {
      const query = { club_id, ...(pageParam && { cursor: pageParam }) };
      return (await bodyOf(api.GET('/api/classes/collections/', { params: { query } })))!;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next_cursor,
  });

/** One with its charges. */
export const collectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['debits', 'collection', id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/collections/{id}/', { params: { path: { id } } })))!,
  });

/** The file for the bank. */
export const collectionFile = (id: string) =>
  bodyOf(
    api.GET('/api/classes/collections/{id}/file/', { params: { path: { id } }, parseAs: 'blob' }),
  ) as Promise<Blob>;

const STALE = ['debits', ...MONEY_QUERIES];

export const addMandate = change(
  async (body: NewMandate) => (await bodyOf(api.POST('/api/classes/mandates/', { body })))!,
  STALE,
);

export const endMandate = change(
  (id: string) => bodyOf(api.POST('/api/classes/mandates/{id}/end/', { params: { path: { id } } })),
  STALE,
);

export const makeCollection = change(
  async (body: NewCollection) => (await bodyOf(api.POST('/api/classes/collections/', { body })))!,
  STALE,
);

/** What becomes of a collection next. */
export const goOn = {
  submit: change(
    (id: string) => bodyOf(api.POST('/api/classes/collections/{id}/submit/', { params: { path: { id } } })),
    STALE,
  ),
  unsubmit: change(
    (id: string) => bodyOf(api.POST('/api/classes/collections/{id}/unsubmit/', { params: { path: { id } } })),
    STALE,
  ),
  book: change(
    (id: string) => bodyOf(api.POST('/api/classes/collections/{id}/book/', { params: { path: { id } } })),
    STALE,
  ),
  cancel: change(
    (id: string) => bodyOf(api.POST('/api/classes/collections/{id}/cancel/', { params: { path: { id } } })),
    STALE,
  ),
};

export const takeOut = change(
  (id: string) => bodyOf(api.POST('/api/classes/collected/{id}/take_out/', { params: { path: { id } } })),
  STALE,
);

export const returnDebit = change(
  ({ id, ...body }: { id: string; code: string; with_fee: boolean }) =>
    bodyOf(api.POST('/api/classes/collected/{id}/return/', { params: { path: { id } }, body })),
  STALE,
);

export const undoReturn = change(
  (id: string) => bodyOf(api.POST('/api/classes/collected/{id}/undo_return/', { params: { path: { id } } })),
  STALE,
);
