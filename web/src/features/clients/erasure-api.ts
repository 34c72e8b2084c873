import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { change } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';

export type ErasurePreview = components['schemas']['ErasurePreview'];

const at = (id: string) => ({ path: { id } });
/** What somebody had before them goes to others. */
const ERASED = ['erasures', 'clients', 'sessions', 'places', 'schedules', 'me'] as const;

/** All that the club keeps of somebody, as a file. */
export const personFile = (id: string): Promise<Blob> =>
  bodyOf(api.GET('/api/clients/{id}/data/', { params: at(id), parseAs: 'blob' })) as unknown as Promise<Blob>;

/** What erasing somebody would do, and how far it is. */
export const erasureQuery = (id: string) =>
  queryOptions({
    queryKey: ['erasures', 'of', id],
    queryFn: async () => (await bodyOf(api.GET('/api/clients/{id}/erasure/', { params: at(id) })))!,
  });

/** Who is to be erased. */
export const erasuresQuery = queryOptions({
  queryKey: ['erasures', 'waiting'],
  queryFn: async () => (await bodyOf(api.GET('/api/erasures/')))!.results,
});

export const askErasure = change(
  async (id: string) => (await bodyOf(api.POST('/api/clients/{id}/erasure/', { params: at(id) })))!,
  ERASED,
);

export const withdrawErasure = change(
  (id: string) => bodyOf(api.DELETE('/api/clients/{id}/erasure/', { params: at(id) })),
  ERASED,
);
