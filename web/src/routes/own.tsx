import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { HOMES } from '../areas/shell/navigation.ts';
import { askFirst } from '../areas/student/first-asked.ts';
import { classFilters } from '../features/discovery/filters.ts';
import { loadOwnWords } from '../platform/i18n/i18n.ts';
import { loadMe } from '../platform/session/load.ts';
import { areasOf } from '../platform/session/me.ts';
import { dateSearch, textSearch } from '../search.ts';
import { app, onlyFor } from './app.tsx';

const home = createRoute({
  getParentRoute: () => app,
  path: '/',
  beforeLoad: async ({ context: { queryClient } }) => {
    const area = areasOf(await loadMe(queryClient))[0];
    if (area) throw redirect({ to: HOMES[area], replace: true });
  },
  component: lazyRouteComponent(
    () => import('../features/discovery/components/no-club-page.tsx'),
    'NoClubPage',
  ),
});

const profile = createRoute({
  getParentRoute: () => app,
  path: '/profile',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/account/profile-page.tsx'), 'ProfilePage'),
});

const receipt = createRoute({
  getParentRoute: () => app,
  path: '/receipts/$id',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/account/receipt-page.tsx'), 'ReceiptPage'),
});

const student = createRoute({ getParentRoute: () => app, id: 'student', beforeLoad: onlyFor('student') });
const instructor = createRoute({
  getParentRoute: () => app,
  path: '/instructor',
  beforeLoad: onlyFor('instructor'),
});
const instructorStart = createRoute({
  getParentRoute: () => instructor,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/instructor/day', replace: true });
  },
});
const classes = createRoute({
  getParentRoute: () => student,
  path: '/classes',
  validateSearch: classFilters,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) =>
    askFirst(queryClient, await loadMe(queryClient), deps),
  component: lazyRouteComponent(() => import('../areas/student/classes-page.tsx'), 'ClassesPage'),
});
const classDetail = createRoute({
  getParentRoute: () => classes,
  path: '/$session',
  staticData: { overlay: true },
  component: lazyRouteComponent(() => import('../areas/student/class-detail.tsx'), 'ClassDetail'),
});
const coach = createRoute({
  getParentRoute: () => student,
  path: '/coaches/$instructor',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/coach-page.tsx'), 'CoachPage'),
});
const find = createRoute({
  getParentRoute: () => student,
  path: '/find',
  // Read by the page: what it understands is not part of what everybody loads first.
  validateSearch: textSearch('q', 'for', 'level', 'type', 'instructor', 'club', 'weekday', 'hour'),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/find-page.tsx'), 'FindPage'),
});
const myClasses = createRoute({
  getParentRoute: () => student,
  path: '/my-classes',
  validateSearch: ({ when }: Record<string, unknown>): { when?: 'past' } => (when === 'past' ? { when } : {}),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/my-classes-page.tsx'), 'MyClassesPage'),
});
const wishes = createRoute({
  getParentRoute: () => student,
  path: '/my-classes/wishes/$term',
  validateSearch: textSearch('for'),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/wishes-page.tsx'), 'WishesPage'),
});
const myPackages = createRoute({
  getParentRoute: () => student,
  path: '/my-packages',
  validateSearch: textSearch('for'),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/packages-page.tsx'), 'PackagesPage'),
});
const myPayments = createRoute({
  getParentRoute: () => student,
  path: '/my-payments',
  validateSearch: textSearch('paid'),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/payments-page.tsx'), 'PaymentsPage'),
});
const myProgress = createRoute({
  getParentRoute: () => student,
  path: '/my-progress',
  validateSearch: textSearch('for'),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/progress-page.tsx'), 'ProgressPage'),
});
const progressReport = createRoute({
  getParentRoute: () => app,
  path: '/progress-report/$student',
  validateSearch: textSearch('from', 'to'),
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/account/report-page.tsx'), 'ReportPage'),
});
const day = createRoute({
  getParentRoute: () => instructor,
  path: '/day',
  validateSearch: dateSearch,
  component: lazyRouteComponent(() => import('../areas/instructor/day-page.tsx'), 'DayPage'),
});
const week = createRoute({
  getParentRoute: () => instructor,
  path: '/week',
  validateSearch: dateSearch,
  component: lazyRouteComponent(() => import('../areas/instructor/week-page.tsx'), 'WeekPage'),
});
const evaluations = createRoute({
  getParentRoute: () => instructor,
  path: '/evaluations',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/instructor/evaluations-page.tsx'), 'EvaluationsPage'),
});
const students = createRoute({ getParentRoute: () => instructor, path: '/students' });
const studentList = createRoute({
  getParentRoute: () => students,
  path: '/',
  component: lazyRouteComponent(() => import('../areas/instructor/students-page.tsx'), 'StudentsPage'),
});
const oneStudent = createRoute({
  getParentRoute: () => students,
  path: '/$student',
  component: lazyRouteComponent(() => import('../areas/instructor/students-page.tsx'), 'StudentPage'),
});
const taughtSession = createRoute({
  getParentRoute: () => instructor,
  path: '/sessions/$session',
  component: lazyRouteComponent(() => import('../areas/instructor/session-page.tsx'), 'SessionPage'),
});
const join = createRoute({
  getParentRoute: () => app,
  path: '/join/$organization/$club',
  validateSearch: (search: Record<string, unknown>): { class?: string } =>
    typeof search.class === 'string' ? { class: search.class } : {},
  component: lazyRouteComponent(() => import('../areas/public/join-page.tsx'), 'JoinPage'),
});
const scan = createRoute({
  getParentRoute: () => app,
  path: '/check-in',
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/scan-page.tsx'), 'ScanPage'),
});
const checkIn = createRoute({
  getParentRoute: () => app,
  path: '/check-in/$session',
  validateSearch: ({ code }: Record<string, unknown>): { code?: string } =>
    typeof code === 'string' ? { code } : {},
  beforeLoad: loadOwnWords,
  component: lazyRouteComponent(() => import('../areas/student/check-in-page.tsx'), 'CheckInPage'),
});
export const ownRoutes = [
  home,
  profile,
  receipt,
  progressReport,
  join,
  scan,
  checkIn,
  student.addChildren([
    classes.addChildren([classDetail]),
    find,
    coach,
    myClasses,
    wishes,
    myPackages,
    myPayments,
    myProgress,
  ]),
  instructor.addChildren([
    instructorStart,
    day,
    week,
    evaluations,
    students.addChildren([studentList, oneStudent]),
    taughtSession,
  ]),
] as const;
