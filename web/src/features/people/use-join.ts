import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../platform/client/client.ts';
import { meQuery } from '../../platform/session/api.ts';
import { chooseClub, chooseOrganization } from '../../platform/session/choice.ts';

interface Joining {
  organization: string;
  club_id: string;
  /** They belong to it already: only the screen has to change over. */
  isStudent: boolean;
}

/** Becomes a student of an organization, if need be, and looks at the club from now on. */
export function useJoin(): (joining: Joining) => Promise<void> {
  const queryClient = useQueryClient();
  return async ({ organization, club_id, isStudent }) => {
    if (!isStudent) {
      await api.POST('/api/public/{organization}/join/', {
        params: { path: { organization } },
        body: { home_club_id: club_id },
      });
    }
    chooseOrganization(organization);
    chooseClub(club_id);
    queryClient.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'me' && first !== 'public' });
    await queryClient.refetchQueries(meQuery);
  };
}
