import type { QueryClient } from '@tanstack/react-query';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { BareProblem } from '../areas/shell/page-problem.tsx';
import { PendingAlone } from '../areas/shell/pending.tsx';
import { onlyClubQuery } from '../features/discovery/api.ts';
import { loadDeskWords } from '../platform/i18n/i18n.ts';
import { loadMe } from '../platform/session/load.ts';
import { type Area, areasOf } from '../platform/session/me.ts';
import { root } from './root.tsx';

/** Whoever comes to the front door of an installation with one club wants to see that one. */
async function toOnlyClub(queryClient: QueryClient): Promise<void> {
  const { organization, club } = await queryClient.ensureQueryData(onlyClubQuery);
  if (organization && club)
    throw redirect({ to: '/c/$organization/$club', params: { organization, club }, replace: true });
}

/** Everything below is for somebody who has signed in. */
export const app = createRoute({
  getParentRoute: () => root,
  pendingComponent: PendingAlone,
  id: 'app',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const me = await loadMe(queryClient);
    if (!me.user) {
      if (location.pathname === '/') await toOnlyClub(queryClient);
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('../areas/shell/shell.tsx'), 'Shell'),
  errorComponent: BareProblem,
});

/** Lets nobody into an area that they have no use for: the server would refuse them everything there anyway. */
export function onlyFor(area: Area) {
  return async ({ context: { queryClient } }: { context: { queryClient: QueryClient } }) => {
    if (!areasOf(await loadMe(queryClient)).includes(area)) throw redirect({ to: '/', replace: true });
    if (area !== 'student') await loadDeskWords();
  };
}
