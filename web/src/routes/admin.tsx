import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { textSearch } from '../search.ts';
import { app, onlyFor } from './app.tsx';

const admin = createRoute({
  getParentRoute: () => app,
  path: '/admin',
  beforeLoad: onlyFor('admin'),
  component: lazyRouteComponent(() => import('../areas/admin/admin-layout.tsx'), 'AdminLayout'),
});

const adminStart = createRoute({
  getParentRoute: () => admin,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/today', replace: true });
  },
});
const today = createRoute({
  getParentRoute: () => admin,
  path: '/today',
  validateSearch: textSearch('date', 'session'),
  component: lazyRouteComponent(() => import('../areas/admin/today-page.tsx'), 'TodayPage'),
});
const daySheet = createRoute({
  getParentRoute: () => admin,
  path: '/day-sheet',
  validateSearch: textSearch('date'),
  component: lazyRouteComponent(() => import('../areas/admin/day-sheet-page.tsx'), 'DaySheetPage'),
});
const schedules = createRoute({ getParentRoute: () => admin, path: '/schedules' });
const scheduleList = createRoute({
  getParentRoute: () => schedules,
  path: '/',
  validateSearch: textSearch('q', 'status', 'level', 'type', 'instructor', 'weekday'),
  component: lazyRouteComponent(() => import('../areas/admin/schedules-page.tsx'), 'SchedulesPage'),
});
const newSchedule = createRoute({
  getParentRoute: () => schedules,
  path: '/new',
  validateSearch: textSearch('date', 'time', 'minutes', 'court', 'coach', 'like'),
  component: lazyRouteComponent(() => import('../areas/admin/new-schedule-page.tsx'), 'NewSchedulePage'),
});
const wishes = createRoute({
  getParentRoute: () => schedules,
  path: '/wishes',
  validateSearch: textSearch('term'),
  component: lazyRouteComponent(() => import('../areas/admin/wishes-page.tsx'), 'WishesPage'),
});
const plans = createRoute({ getParentRoute: () => schedules, path: '/plans' });
const planList = createRoute({
  getParentRoute: () => plans,
  path: '/',
  validateSearch: textSearch('term'),
  component: lazyRouteComponent(() => import('../areas/admin/plans-page.tsx'), 'PlansPage'),
});
const plan = createRoute({
  getParentRoute: () => plans,
  path: '/$planId',
  validateSearch: textSearch('tab', 'by'),
  component: lazyRouteComponent(() => import('../areas/admin/plan-page.tsx'), 'PlanPage'),
});
const schedule = createRoute({
  getParentRoute: () => schedules,
  path: '/$scheduleId',
  validateSearch: textSearch('tab'),
  component: lazyRouteComponent(() => import('../areas/admin/schedule-page.tsx'), 'SchedulePage'),
});
const courts = createRoute({
  getParentRoute: () => admin,
  path: '/courts',
  validateSearch: textSearch('date', 'session'),
  component: lazyRouteComponent(() => import('../areas/admin/courts-page.tsx'), 'CourtsPage'),
});
const instructors = createRoute({ getParentRoute: () => admin, path: '/instructors' });
const instructorList = createRoute({
  getParentRoute: () => instructors,
  path: '/',
  component: lazyRouteComponent(() => import('../areas/admin/instructors-page.tsx'), 'InstructorsPage'),
});
const instructorProfile = createRoute({
  getParentRoute: () => instructors,
  path: '/$instructorId',
  component: lazyRouteComponent(() => import('../areas/admin/instructor-page.tsx'), 'InstructorPage'),
});
const catalog = createRoute({
  getParentRoute: () => admin,
  path: '/catalog',
  component: lazyRouteComponent(() => import('../areas/admin/catalog-page.tsx'), 'CatalogPage'),
});
const packages = createRoute({
  getParentRoute: () => admin,
  path: '/packages',
  component: lazyRouteComponent(() => import('../areas/admin/packages-page.tsx'), 'PackagesPage'),
});
const till = createRoute({
  getParentRoute: () => admin,
  path: '/till',
  validateSearch: textSearch('date'),
  component: lazyRouteComponent(() => import('../areas/admin/till-page.tsx'), 'TillPage'),
});
const analytics = createRoute({
  getParentRoute: () => admin,
  path: '/analytics',
  validateSearch: textSearch('from', 'until', 'type', 'level', 'instructor', 'clubs'),
  component: lazyRouteComponent(() => import('../areas/admin/analytics-page.tsx'), 'AnalyticsPage'),
});
const foresight = createRoute({
  getParentRoute: () => admin,
  path: '/foresight',
  component: lazyRouteComponent(() => import('../areas/admin/foresight-page.tsx'), 'ForesightPage'),
});
const fees = createRoute({
  getParentRoute: () => admin,
  path: '/fees',
  validateSearch: textSearch('month'),
  component: lazyRouteComponent(() => import('../areas/admin/fees-page.tsx'), 'FeesPage'),
});
const debits = createRoute({
  getParentRoute: () => admin,
  path: '/debits',
  component: lazyRouteComponent(() => import('../areas/admin/debits-page.tsx'), 'DebitsPage'),
});
const clients = createRoute({ getParentRoute: () => admin, path: '/clients' });
const clientList = createRoute({
  getParentRoute: () => clients,
  path: '/',
  validateSearch: textSearch('q', 'view', 'add'),
  component: lazyRouteComponent(() => import('../areas/admin/clients-page.tsx'), 'ClientsPage'),
});
const client = createRoute({
  getParentRoute: () => clients,
  path: '/$clientId',
  component: lazyRouteComponent(() => import('../areas/admin/client-page.tsx'), 'ClientPage'),
});
const clientProgress = createRoute({
  getParentRoute: () => clients,
  path: '/$clientId/progress',
  component: lazyRouteComponent(
    () => import('../areas/admin/client-progress-page.tsx'),
    'ClientProgressPage',
  ),
});
const members = createRoute({
  getParentRoute: () => admin,
  path: '/members',
  component: lazyRouteComponent(() => import('../areas/admin/members-page.tsx'), 'MembersPage'),
});
const settings = createRoute({
  getParentRoute: () => admin,
  path: '/settings',
  component: lazyRouteComponent(() => import('../areas/admin/settings-layout.tsx'), 'SettingsLayout'),
});
const rules = createRoute({
  getParentRoute: () => settings,
  path: '/',
  validateSearch: textSearch('type'),
  component: lazyRouteComponent(() => import('../areas/admin/rules-page.tsx'), 'RulesPage'),
});
const clubSettings = createRoute({
  getParentRoute: () => settings,
  path: '/club',
  component: lazyRouteComponent(() => import('../areas/admin/club-page.tsx'), 'ClubPage'),
});
const audit = createRoute({
  getParentRoute: () => settings,
  path: '/audit',
  component: lazyRouteComponent(() => import('../areas/admin/records-pages.tsx'), 'AuditPage'),
});
const mail = createRoute({
  getParentRoute: () => settings,
  path: '/mail',
  component: lazyRouteComponent(() => import('../areas/admin/records-pages.tsx'), 'MailPage'),
});
const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  component: lazyRouteComponent(() => import('../areas/admin/records-pages.tsx'), 'TokensPage'),
});
const webhooks = createRoute({
  getParentRoute: () => settings,
  path: '/webhooks',
  validateSearch: textSearch('webhook'),
  component: lazyRouteComponent(() => import('../areas/admin/webhooks-page.tsx'), 'WebhooksPage'),
});
const changes = createRoute({
  getParentRoute: () => admin,
  path: '/changes',
  validateSearch: textSearch('change', 'add'),
  component: lazyRouteComponent(() => import('../areas/admin/changes-page.tsx'), 'ChangesPage'),
});
const importing = createRoute({
  getParentRoute: () => admin,
  path: '/import',
  component: lazyRouteComponent(() => import('../areas/admin/import-page.tsx'), 'ImportPage'),
});
const calendar = createRoute({
  getParentRoute: () => admin,
  path: '/calendar',
  validateSearch: textSearch('date', 'court', 'instructor', 'session', 'view', 'by'),
  component: lazyRouteComponent(() => import('../areas/admin/calendar-page.tsx'), 'CalendarPage'),
});

export const adminRoutes = admin.addChildren([
  adminStart,
  today,
  daySheet,
  schedules.addChildren([scheduleList, newSchedule, wishes, plans.addChildren([planList, plan]), schedule]),
  courts,
  instructors.addChildren([instructorList, instructorProfile]),
  catalog,
  packages,
  till,
  analytics,
  foresight,
  fees,
  debits,
  clients.addChildren([clientList, client, clientProgress]),
  calendar,
  members,
  changes,
  settings.addChildren([rules, clubSettings, audit, mail, tokens, webhooks]),
  importing,
]);
