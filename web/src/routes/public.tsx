import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { askFirst } from '../areas/public/first-asked.ts';
import { PendingAlone } from '../areas/shell/pending.tsx';
import { classFilters } from '../features/discovery/filters.ts';
import { setupQuery } from '../features/setup/api.ts';
import { loadOwnWords } from '../platform/i18n/i18n.ts';
import { entranceSearch } from '../search.ts';
import { root } from './root.tsx';

const entrance = createRoute({
  getParentRoute: () => root,
  pendingComponent: PendingAlone,
  id: 'entrance',
  component: lazyRouteComponent(() => import('../areas/public/entrance.tsx'), 'Entrance'),
});

const signIn = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-in',
  validateSearch: entranceSearch,
  beforeLoad: async ({ context: { queryClient } }) => {
    const { needed } = await queryClient.ensureQueryData(setupQuery);
    if (needed) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(() => import('../areas/public/sign-in-page.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-up',
  validateSearch: entranceSearch,
  component: lazyRouteComponent(() => import('../areas/public/sign-up-page.tsx'), 'SignUpPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => entrance,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('../areas/public/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => entrance,
  path: '/reset-password',
  validateSearch: entranceSearch,
  component: lazyRouteComponent(() => import('../areas/public/reset-password-page.tsx'), 'ResetPasswordPage'),
});

const openLink = createRoute({
  getParentRoute: () => entrance,
  path: '/open-link',
  component: lazyRouteComponent(() => import('../areas/public/open-link-page.tsx'), 'OpenLinkPage'),
});

const unsubscribe = createRoute({
  getParentRoute: () => entrance,
  path: '/unsubscribe',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/public/unsubscribe-page.tsx'), 'UnsubscribePage'),
});

const setup = createRoute({
  getParentRoute: () => entrance,
  path: '/setup',
  validateSearch: ({ code, way }: Record<string, unknown>): { code?: string; way?: 'own' | undefined } => ({
    ...(typeof code === 'string' && { code }),
    ...(way === 'own' && { way }),
  }),
  beforeLoad: async ({ context: { queryClient } }) => {
    const { needed } = await queryClient.ensureQueryData(setupQuery);
    if (!needed) throw redirect({ to: '/sign-in' });
  },
  component: lazyRouteComponent(() => import('../areas/public/setup-page.tsx'), 'SetupPage'),
});

/** What a club shows to everybody. */
const visit = createRoute({
  getParentRoute: () => root,
  pendingComponent: PendingAlone,
  id: 'visit',
  component: lazyRouteComponent(() => import('../areas/public/visit.tsx'), 'Visit'),
});

const organizationPage = createRoute({
  getParentRoute: () => visit,
  path: '/c/$organization',
  component: lazyRouteComponent(() => import('../areas/public/organization-page.tsx'), 'OrganizationPage'),
});

const clubPage = createRoute({
  getParentRoute: () => visit,
  path: '/c/$organization/$club',
  validateSearch: classFilters,
  loaderDeps: ({ search }) => search,
  loader: ({ context: { queryClient }, params: { organization, club }, deps }) =>
    void askFirst(queryClient, { organization, club }, deps),
  component: lazyRouteComponent(() => import('../areas/public/club-page.tsx'), 'ClubPage'),
});

const coachPage = createRoute({
  getParentRoute: () => visit,
  path: '/c/$organization/$club/coaches/$instructor',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/public/visitor-coach.tsx'), 'VisitorCoach'),
});

/** To hang on the wall. */
const poster = createRoute({
  getParentRoute: () => root,
  pendingComponent: PendingAlone,
  path: '/poster/$organization/$club',
  component: lazyRouteComponent(() => import('../areas/public/poster-page.tsx'), 'PosterPage'),
});

const visitorClass = createRoute({
  getParentRoute: () => clubPage,
  path: '/$session',
  staticData: { overlay: true },
  component: lazyRouteComponent(() => import('../areas/public/visitor-class.tsx'), 'VisitorClass'),
});

export const publicRoutes = [
  entrance.addChildren([signIn, signUp, forgotPassword, resetPassword, openLink, unsubscribe, setup]),
  poster,
  visit.addChildren([organizationPage, clubPage.addChildren([visitorClass]), coachPage]),
] as const;
