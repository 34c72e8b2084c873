import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { chooseOrganization } from '../../platform/session/choice.ts';
import { signOut } from './api.ts';
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
    leave: async () => {
      await signOut();
      chooseOrganization(null);
      queryClient.clear();
      await navigate({ to: '/sign-in' });
    },
  };
}
