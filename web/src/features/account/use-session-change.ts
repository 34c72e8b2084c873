import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { meQuery } from '../../platform/session/api.ts';
import { chooseOrganization } from '../../platform/session/choice.ts';
import { acceptInvitation, signOut } from './api.ts';
import { innerPath } from './inner-path.ts';

/** What follows a change of person: nothing that the last one saw may stay in memory. */
export function useSessionChange() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();

  return {
    enter: async (next?: string) => {
      notifications.clean();
      queryClient.clear();
      await router.invalidate();
      await navigate({ to: innerPath(next) });
    },
    /** Joins with the new session. When that fails, the page learns who has signed in and offers it again. */
    accept: async (token: string) => {
      try {
        await acceptInvitation(token);
      } catch (error) {
        await queryClient.invalidateQueries(meQuery);
        throw error;
      }
    },
    /** To the front door; `invitation` waits there for whoever signs in next. */
    leave: async (invitation?: string) => {
      await signOut();
      chooseOrganization(null);
      queryClient.clear();
      await navigate({ to: '/sign-in', search: { invitation } });
    },
  };
}
