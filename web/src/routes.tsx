import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { HOMES } from './areas/shell/navigation.ts';
import { NotFound, NotFoundPage } from './areas/shell/not-found.tsx';
import { BareProblem, PageProblem } from './areas/shell/page-problem.tsx';
import { Pending } from './areas/shell/pending.tsx';
import { Root } from './areas/shell/root.tsx';
import { onlyClubQuery } from './features/discovery/api.ts';
import { classFilters } from './features/discovery/filters.ts';
import { setupQuery } from './features/setup/api.ts';
import { loadDeskWords, loadOwnWords } from './platform/i18n/i18n.ts';
import { loadMe } from './platform/session/load.ts';
import { type Area, areasOf } from './platform/session/me.ts';
import { dateSearch, entranceSearch, parseSearch, stringifySearch, textSearch } from './search.ts';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: BareProblem,
});

const entrance = createRoute({
  getParentRoute: () => root,
  id: 'entrance',
  component: lazyRouteComponent(() => import('./areas/public/entrance.tsx'), 'Entrance'),
});

const signIn = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-in',
  validateSearch: entranceSearch,
  beforeLoad: async ({ context: { queryClient } }) => {
    const { needed } = await queryClient.ensureQueryData(setupQuery);
    if (needed) throw redirect({ to: '/setup' });
  },
  component: lazyRouteComponent(() => import('./areas/public/sign-in-page.tsx'), 'SignInPage'),
});

const signUp = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-up',
  validateSearch: entranceSearch,
  component: lazyRouteComponent(() => import('./areas/public/sign-up-page.tsx'), 'SignUpPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => entrance,
  path: '/forgot-password',
  component: lazyRouteComponent(
    () => import('./areas/public/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
});

const resetPassword = createRoute({
  getParentRoute: () => entrance,
  path: '/reset-password',
  validateSearch: entranceSearch,
  component: lazyRouteComponent(() => import('./areas/public/reset-password-page.tsx'), 'ResetPasswordPage'),
});

const openLink = createRoute({
  getParentRoute: () => entrance,
  path: '/open-link',
  component: lazyRouteComponent(() => import('./areas/public/open-link-page.tsx'), 'OpenLinkPage'),
});

const setup = createRoute({
  getParentRoute: () => entrance,
  path: '/setup',
  validateSearch: ({ code }: Record<string, unknown>): { code?: string } =>
    typeof code === 'string' ? { code } : {},
  beforeLoad: async ({ context: { queryClient } }) => {
    const { needed } = await queryClient.ensureQueryData(setupQuery);
    if (!needed) throw redirect({ to: '/sign-in' });
  },
  component: lazyRouteComponent(() => import('./areas/public/setup-page.tsx'), 'SetupPage'),
});

/** What a club shows to everybody. */
const visit = createRoute({
  getParentRoute: () => root,
  id: 'visit',
  component: lazyRouteComponent(() => import('./areas/public/visit.tsx'), 'Visit'),
});

const organizationPage = createRoute({
  getParentRoute: () => visit,
  path: '/c/$organization',
  component: lazyRouteComponent(() => import('./areas/public/organization-page.tsx'), 'OrganizationPage'),
});

const clubPage = createRoute({
  getParentRoute: () => visit,
  path: '/c/$organization/$club',
  validateSearch: classFilters,
  component: lazyRouteComponent(() => import('./areas/public/club-page.tsx'), 'ClubPage'),
});

/** To hang on the wall. */
const poster = createRoute({
  getParentRoute: () => root,
  path: '/poster/$organization/$club',
  component: lazyRouteComponent(() => import('./areas/public/poster-page.tsx'), 'PosterPage'),
});

const visitorClass = createRoute({
  getParentRoute: () => clubPage,
  path: '/$session',
  staticData: { overlay: true },
  component: lazyRouteComponent(() => import('./areas/public/visitor-class.tsx'), 'VisitorClass'),
});

/** Whoever comes to the front door of an installation with one club wants to see that one. */
async function toOnlyClub(queryClient: QueryClient): Promise<void> {
  const { organization, club } = await queryClient.ensureQueryData(onlyClubQuery);
  if (organization && club)
    throw redirect({ to: '/c/$organization/$club', params: { organization, club }, replace: true });
}

/** Everything below is for somebody who has signed in. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const me = await loadMe(queryClient);
    if (!me.user) {
      if (location.pathname === '/') await toOnlyClub(queryClient);
      throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: lazyRouteComponent(() => import('./areas/shell/shell.tsx'), 'Shell'),
  errorComponent: BareProblem,
});

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: async ({ context: { queryClient } }) => {
    const area = areasOf(await loadMe(queryClient))[0];
    if (area) throw redirect({ to: HOMES[area], replace: true });
  },
  component: lazyRouteComponent(
    () => import('./features/discovery/components/no-club-page.tsx'),
    'NoClubPage',
  ),
});

const profile = createRoute({
  getParentRoute: () => app,
  path: '/profile',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('./areas/account/profile-page.tsx'), 'ProfilePage'),
});

/** Lets nobody into an area that they have no use for: the server would refuse them everything there anyway. */
function onlyFor(area: Area) {
  return async ({ context: { queryClient } }: { context: { queryClient: QueryClient } }) => {
    if (!areasOf(await loadMe(queryClient)).includes(area)) throw redirect({ to: '/', replace: true });
    if (area !== 'student') await loadDeskWords();
  };
}

const student = createRoute({ getParentRoute: () => app, id: 'student', beforeLoad: onlyFor('student') });
const instructor = createRoute({
  getParentRoute: () => app,
  path: '/instructor',
  beforeLoad: onlyFor('instructor'),
});
const admin = createRoute({
  getParentRoute: () => app,
  path: '/admin',
  beforeLoad: onlyFor('admin'),
  component: lazyRouteComponent(() => import('./areas/admin/admin-layout.tsx'), 'AdminLayout'),
});

const classes = createRoute({
  getParentRoute: () => student,
  path: '/classes',
  validateSearch: classFilters,
  component: lazyRouteComponent(() => import('./areas/student/classes-page.tsx'), 'ClassesPage'),
});
const classDetail = createRoute({
  getParentRoute: () => classes,
  path: '/$session',
  staticData: { overlay: true },
  component: lazyRouteComponent(() => import('./areas/student/class-detail.tsx'), 'ClassDetail'),
});
const myClasses = createRoute({
  getParentRoute: () => student,
  path: '/my-classes',
  validateSearch: ({ when }: Record<string, unknown>): { when?: 'past' } => (when === 'past' ? { when } : {}),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('./areas/student/my-classes-page.tsx'), 'MyClassesPage'),
});
const day = createRoute({
  getParentRoute: () => instructor,
  path: '/day',
  validateSearch: dateSearch,
  component: lazyRouteComponent(() => import('./areas/instructor/day-page.tsx'), 'DayPage'),
});
const week = createRoute({
  getParentRoute: () => instructor,
  path: '/week',
  validateSearch: dateSearch,
  component: lazyRouteComponent(() => import('./areas/instructor/week-page.tsx'), 'WeekPage'),
});
const taughtSession = createRoute({
  getParentRoute: () => instructor,
  path: '/sessions/$session',
  component: lazyRouteComponent(() => import('./areas/instructor/session-page.tsx'), 'SessionPage'),
});
const join = createRoute({
  getParentRoute: () => app,
  path: '/join/$organization/$club',
  validateSearch: (search: Record<string, unknown>): { class?: string } =>
    typeof search.class === 'string' ? { class: search.class } : {},
  component: lazyRouteComponent(() => import('./areas/public/join-page.tsx'), 'JoinPage'),
});
const checkIn = createRoute({
  getParentRoute: () => app,
  path: '/check-in/$session',
  validateSearch: ({ code }: Record<string, unknown>): { code?: string } =>
    typeof code === 'string' ? { code } : {},
  component: lazyRouteComponent(() => import('./areas/student/check-in-page.tsx'), 'CheckInPage'),
});
const today = createRoute({
  getParentRoute: () => admin,
  path: '/today',
  validateSearch: textSearch('date', 'session'),
  component: lazyRouteComponent(() => import('./areas/admin/today-page.tsx'), 'TodayPage'),
});
const daySheet = createRoute({
  getParentRoute: () => admin,
  path: '/day-sheet',
  validateSearch: textSearch('date'),
  component: lazyRouteComponent(() => import('./areas/admin/day-sheet-page.tsx'), 'DaySheetPage'),
});
const schedules = createRoute({ getParentRoute: () => admin, path: '/schedules' });
const scheduleList = createRoute({
  getParentRoute: () => schedules,
  path: '/',
  validateSearch: textSearch('q', 'status', 'level', 'type', 'instructor', 'weekday'),
  component: lazyRouteComponent(() => import('./areas/admin/schedules-page.tsx'), 'SchedulesPage'),
});
const newSchedule = createRoute({
  getParentRoute: () => schedules,
  path: '/new',
  validateSearch: textSearch('date', 'time', 'court', 'coach', 'like'),
  component: lazyRouteComponent(() => import('./areas/admin/new-schedule-page.tsx'), 'NewSchedulePage'),
});
const schedule = createRoute({
  getParentRoute: () => schedules,
  path: '/$scheduleId',
  validateSearch: textSearch('tab'),
  component: lazyRouteComponent(() => import('./areas/admin/schedule-page.tsx'), 'SchedulePage'),
});
const courts = createRoute({
  getParentRoute: () => admin,
  path: '/courts',
  validateSearch: textSearch('date', 'session'),
  component: lazyRouteComponent(() => import('./areas/admin/courts-page.tsx'), 'CourtsPage'),
});
const instructors = createRoute({ getParentRoute: () => admin, path: '/instructors' });
const instructorList = createRoute({
  getParentRoute: () => instructors,
  path: '/',
  component: lazyRouteComponent(() => import('./areas/admin/instructors-page.tsx'), 'InstructorsPage'),
});
const instructorProfile = createRoute({
  getParentRoute: () => instructors,
  path: '/$instructorId',
  component: lazyRouteComponent(() => import('./areas/admin/instructor-page.tsx'), 'InstructorPage'),
});
const catalog = createRoute({
  getParentRoute: () => admin,
  path: '/catalog',
  component: lazyRouteComponent(() => import('./areas/admin/catalog-page.tsx'), 'CatalogPage'),
});
const clients = createRoute({ getParentRoute: () => admin, path: '/clients' });
const clientList = createRoute({
  getParentRoute: () => clients,
  path: '/',
  validateSearch: textSearch('q', 'view', 'add'),
  component: lazyRouteComponent(() => import('./areas/admin/clients-page.tsx'), 'ClientsPage'),
});
const client = createRoute({
  getParentRoute: () => clients,
  path: '/$clientId',
  component: lazyRouteComponent(() => import('./areas/admin/client-page.tsx'), 'ClientPage'),
});
const members = createRoute({
  getParentRoute: () => admin,
  path: '/members',
  component: lazyRouteComponent(() => import('./areas/admin/members-page.tsx'), 'MembersPage'),
});
const settings = createRoute({
  getParentRoute: () => admin,
  path: '/settings',
  component: lazyRouteComponent(() => import('./areas/admin/settings-layout.tsx'), 'SettingsLayout'),
});
const rules = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: lazyRouteComponent(() => import('./areas/admin/rules-page.tsx'), 'RulesPage'),
});
const clubSettings = createRoute({
  getParentRoute: () => settings,
  path: '/club',
  component: lazyRouteComponent(() => import('./areas/admin/club-page.tsx'), 'ClubPage'),
});
const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  component: lazyRouteComponent(() => import('./areas/admin/records-pages.tsx'), 'AuditPage'),
});
const mail = createRoute({
  getParentRoute: () => settings,
  path: '/mail',
  component: lazyRouteComponent(() => import('./areas/admin/records-pages.tsx'), 'MailPage'),
});
const changes = createRoute({
  getParentRoute: () => admin,
  path: '/changes',
  validateSearch: textSearch('change', 'add'),
  component: lazyRouteComponent(() => import('./areas/admin/changes-page.tsx'), 'ChangesPage'),
});
const importing = createRoute({
  getParentRoute: () => admin,
  path: '/import',
  component: lazyRouteComponent(() => import('./areas/admin/import-page.tsx'), 'ImportPage'),
});
const calendar = createRoute({
  getParentRoute: () => admin,
  path: '/calendar',
  validateSearch: textSearch('date', 'court', 'instructor', 'session', 'view', 'by'),
  component: lazyRouteComponent(() => import('./areas/admin/calendar-page.tsx'), 'CalendarPage'),
});

const routeTree = root.addChildren([
  entrance.addChildren([signIn, signUp, forgotPassword, resetPassword, openLink, setup]),
  poster,
  visit.addChildren([organizationPage, clubPage.addChildren([visitorClass])]),
  app.addChildren([
    home,
    profile,
    join,
    checkIn,
    student.addChildren([classes.addChildren([classDetail]), myClasses]),
    instructor.addChildren([day, week, taughtSession]),
    admin.addChildren([
      today,
      daySheet,
      schedules.addChildren([scheduleList, newSchedule, schedule]),
      courts,
      instructors.addChildren([instructorList, instructorProfile]),
      catalog,
      clients.addChildren([clientList, client]),
      calendar,
      members,
      changes,
      settings.addChildren([rules, clubSettings, audit, mail]),
      importing,
    ]),
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 300,
    defaultPendingComponent: Pending,
    defaultPendingMinMs: 200,
    defaultErrorComponent: PageProblem,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
  interface StaticDataRouteOption {
    /** Shown over its parent's page, which stays: the focus is the dialog's business. */
    overlay?: boolean;
  }
}
