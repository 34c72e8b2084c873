import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from './client.ts';

/** What the desk of a club takes money by. */
export const meansQuery = (club_id: string) =>
  queryOptions({
    queryKey: ['means', club_id],
    queryFn: async () =>
      (await bodyOf(api.GET('/api/classes/payments/means/', { params: { query: { club_id } } })))!,
  });
