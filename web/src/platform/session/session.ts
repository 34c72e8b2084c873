import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { meQuery } from './api.ts';
import { chooseOrganization, useChoice } from './choice.ts';
import { type Area, areasOf, type Club, clubOf, type SignedIn } from './me.ts';

export interface Session {
  me: SignedIn;
  areas: Area[];
  club: Club | null;
  can: (permission: string) => boolean;
}

/** The signed-in person. Only below the signed-in layout, which has loaded and checked it. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(meQuery);
  const { club } = useChoice();
  if (!data.user) throw new Error('useSession used outside of the signed-in layout');
  return {
    me: data as SignedIn,
    areas: areasOf(data),
    club: clubOf(data, club),
    can: (permission) => data.permissions.includes(permission),
  };
}

/** Whether letters leave this installation. Until that is known, nothing is said to the contrary. */
export const useSendsMail = (): boolean => useQuery(meQuery).data?.sends_mail ?? true;

/** Looks at another organization: everything on screen belongs to the old one, so it is all asked again. */
export function useSwitchOrganization(): (slug: string) => Promise<void> {
  const queryClient = useQueryClient();
  return async (slug) => {
    chooseOrganization(slug);
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
    await queryClient.refetchQueries(meQuery);
  };
}
