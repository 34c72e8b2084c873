import { useQueryClient } from '@tanstack/react-query';
import { change, type Send } from '../../platform/client/change.ts';
import { api, bodyOf } from '../../platform/client/client.ts';
import { meQuery } from '../../platform/session/api.ts';
import { chooseClub, chooseOrganization } from '../../platform/session/choice.ts';

interface Joining {
  organization: string;
  club_id: string;
  /** They belong to it already: only the screen has to change over. */
  isStudent: boolean;
}

const becomeStudent = change(
  ({ organization, club_id }: Joining) =>
    bodyOf(
      api.POST('/api/public/{organization}/join/', {
        params: { path: { organization } },
        body: { home_club_id: club_id },
      }),
    ),
  [],
);

/** Becomes a student of an organization, if need be, and looks at the club from now on. */
export function useJoin(): (send: Send, joining: Joining) => Promise<void> {
  const queryClient = useQueryClient();
  return async (send, joining) => {
    const { organization, club_id, isStudent } = joining;
    if (!isStudent) await send(becomeStudent, joining);
    chooseOrganization(organization);
    chooseClub(club_id);
    queryClient.removeQueries({ predicate: ({ queryKey: [first] }) => first !== 'me' && first !== 'public' });
    await queryClient.refetchQueries(meQuery);
  };
}
