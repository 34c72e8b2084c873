import { queryOptions } from '@tanstack/react-query';
import { api, bodyOf } from '../../platform/client/client.ts';

/** Who agrees to be presented on the public page of a club, by name. */
export const pageCoachesQuery = (organization: string, club_id: string) =>
  queryOptions({
    queryKey: ['public', organization, 'coaches', club_id],
    queryFn: async () =>
      (await bodyOf(
        api.GET('/api/public/{organization}/instructors/', {
          params: { path: { organization }, query: { club_id, on_club_page: true } },
        }),
      ))!.results,
  });
