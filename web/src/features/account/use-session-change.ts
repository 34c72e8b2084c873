import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { isPassing } from '../../platform/errors/problem.ts';
import { forgetKept } from '../../platform/offline/forget.ts';
import { meQuery, signOut } from '../../platform/session/api.ts';
import { chooseOrganization } from '../../platform/session/choice.ts';
import { note } from '../../platform/session/marks.ts';
import { acceptInvitation, endAllSignIns, eraseAccount } from './api.ts';
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

  /** Somebody is signed in who was not before: nothing is left of whoever it was. */
  const startAfresh = async () => {
    note('left', false);
    notifications.clean();
    await forgetKept();
    queryClient.clear();
  };

  return {
    enter: async (next?: string) => {
      await startAfresh();
      await router.invalidate();
      await navigate({ to: innerPath(next) });
    },
    /** After a mailed link: its page leaves the history, and its token with it. */
    follow: async (next: string) => {
      await startAfresh();
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
      // First: nothing is to stay behind where the server cannot be told.
      await forgetKept();
      try {
        await signOut();
      } catch (error) {
        if (!isPassing(error)) throw error;
        // It is told before anything else is asked of it. A page anew has nothing of them in memory.
        note('left', true);
        chooseOrganization(null);
        location.assign('/');
        return;
      }
      await toFrontDoor(invitation);
    },
    /** The account is no more. */
    erase: async (email: string) => {
      await eraseAccount(email);
      await toFrontDoor();
    },
    leaveEverywhere: async () => {
      await forgetKept();
      await endAllSignIns();
      await signOut();
      await toFrontDoor();
    },
  };
}
