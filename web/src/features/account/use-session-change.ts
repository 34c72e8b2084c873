import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { forgetKept } from '../../platform/offline/forget.ts';
import { meQuery } from '../../platform/session/api.ts';
import { chooseOrganization } from '../../platform/session/choice.ts';
import { acceptInvitation, endAllSignIns, eraseAccount, signOut } from './api.ts';
import { innerPath } from './inner-path.ts';

/** What follows a change of person: nothing that the last one saw may stay in memory. */
export function useSessionChange() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const router = useRouter();

  const toFrontDoor = async (invitation?: string) => {
    chooseOrganization(null);
    queryClient.clear();
    // What was answered meanwhile.
    await forgetKept();
    await navigate({ to: '/sign-in', search: { invitation } });
  };

  return {
    enter: async (next?: string) => {
      notifications.clean();
      queryClient.clear();
      await router.invalidate();
      await navigate({ to: innerPath(next) });
    },
    /** After a mailed link: its page leaves the history, and its token with it. */
    follow: async (next: string) => {
      notifications.clean();
      queryClient.clear();
      await router.invalidate();
      router.history.replace(innerPath(next));
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
      // First: without a network the sign-out fails, and nothing is to stay behind all the same.
      await forgetKept();
      await signOut();
      await toFrontDoor(invitation);
    },
    /** The account is no more. */
    erase: async (email: string) => {
      await eraseAccount(email);
      await toFrontDoor();
    },
    leaveEverywhere: async () => {
      await endAllSignIns();
      await signOut();
      await toFrontDoor();
    },
  };
}
