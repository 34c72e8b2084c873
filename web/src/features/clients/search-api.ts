import type { components } from '@bandeja/client';
import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';

export type Client = components['schemas']['Client'];

/** Clients whose name, e-mail or phone has `q` in it; enough for a choice, not for a list. */
export const clientSearchQuery = (q: string) =>
  queryOptions({
    queryKey: ['clients', 'search', q],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/clients/', { params: { query: { q, limit: 12 } } })))!.results,
  });
