import { useSuspenseQueries } from '@tanstack/react-query';
import { classTypesQuery, levelsQuery } from '../../features/catalog/api.ts';
import { courtsQuery } from '../../features/courts/api.ts';
import { instructorsQuery } from '../../features/instructors/api.ts';

/** What can be chosen at a club: types, levels, coaches and courts. What is out of use is marked, not left out. */
export function useChoices(club_id: string) {
  const [types, levels, courts, instructors] = useSuspenseQueries({
    queries: [classTypesQuery, levelsQuery, courtsQuery(club_id), instructorsQuery],
  });
  const here = instructors.data.filter(({ club_ids }) => club_ids.includes(club_id));
  return { types: types.data, levels: levels.data, courts: courts.data, instructors: here };
}

export type Choices = ReturnType<typeof useChoices>;
