import {
  IconBallTennis,
  IconCalendarDollar,
  IconCalendarEvent,
  IconCalendarTime,
  IconCalendarWeek,
  IconCards,
  IconCashRegister,
  IconChartBar,
  IconCloudRain,
  IconHome,
  IconLayoutGrid,
  IconPlayHandball,
  IconSettings,
  IconShieldCheck,
  IconStar,
  IconTableImport,
  IconTags,
  IconTelescope,
  IconTicket,
  IconTrendingUp,
  IconUserCircle,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { LinkProps } from '@tanstack/react-router';
import type { ParseKeys } from 'i18next';
import type { Area, Club } from '../../platform/session/me.ts';

export interface Destination {
  to: NonNullable<LinkProps['to']>;
  label: ParseKeys;
  icon: TablerIcon;
  /** Which part of the app it belongs to; none means that it belongs to everybody. */
  area: Area | null;
  /** Only for those who have a club where packages pay for classes. */
  packages?: boolean;
  /** Among the few that fit into the bottom bar of a phone. */
  tab?: boolean;
}

/** Every destination of the navigation, in its order. */
const DESTINATIONS: readonly Destination[] = [
  { to: '/admin/today', label: 'shell.nav.today', icon: IconHome, area: 'admin', tab: true },
  { to: '/admin/calendar', label: 'shell.nav.calendar', icon: IconCalendarWeek, area: 'admin' },
  { to: '/admin/schedules', label: 'shell.nav.schedules', icon: IconCalendarTime, area: 'admin', tab: true },
  { to: '/admin/clients', label: 'shell.nav.clients', icon: IconUsers, area: 'admin', tab: true },
  { to: '/admin/instructors', label: 'shell.nav.instructors', icon: IconPlayHandball, area: 'admin' },
  { to: '/admin/courts', label: 'shell.nav.courts', icon: IconLayoutGrid, area: 'admin', tab: true },
  { to: '/admin/catalog', label: 'shell.nav.catalog', icon: IconTags, area: 'admin' },
  { to: '/admin/packages', label: 'shell.nav.packages', icon: IconCards, area: 'admin' },
  { to: '/admin/fees', label: 'shell.nav.fees', icon: IconCalendarDollar, area: 'admin' },
  { to: '/admin/till', label: 'shell.nav.till', icon: IconCashRegister, area: 'admin' },
  { to: '/admin/analytics', label: 'shell.nav.analytics', icon: IconChartBar, area: 'admin' },
  { to: '/admin/foresight', label: 'shell.nav.foresight', icon: IconTelescope, area: 'admin' },
  { to: '/admin/members', label: 'shell.nav.members', icon: IconShieldCheck, area: 'admin' },
  { to: '/admin/changes', label: 'shell.nav.changes', icon: IconCloudRain, area: 'admin' },
  { to: '/admin/import', label: 'shell.nav.import', icon: IconTableImport, area: 'admin' },
  { to: '/admin/settings', label: 'shell.nav.settings', icon: IconSettings, area: 'admin' },
  { to: '/instructor/day', label: 'shell.nav.day', icon: IconCalendarEvent, area: 'instructor', tab: true },
  { to: '/instructor/week', label: 'shell.nav.week', icon: IconCalendarWeek, area: 'instructor', tab: true },
  { to: '/instructor/students', label: 'shell.nav.students', icon: IconUsers, area: 'instructor', tab: true },
  {
    to: '/instructor/evaluations',
    label: 'shell.nav.evaluations',
    icon: IconStar,
    area: 'instructor',
  },
  { to: '/classes', label: 'shell.nav.classes', icon: IconBallTennis, area: 'student', tab: true },
  { to: '/my-classes', label: 'shell.nav.myClasses', icon: IconTicket, area: 'student', tab: true },
  {
    to: '/my-packages',
    label: 'shell.nav.myPackages',
    icon: IconCards,
    area: 'student',
    tab: true,
    packages: true,
  },
  { to: '/my-progress', label: 'shell.nav.progress', icon: IconTrendingUp, area: 'student', tab: true },
  { to: '/profile', label: 'shell.nav.profile', icon: IconUserCircle, area: null, tab: true },
];

type Clubs = readonly Pick<Club, 'enable_packages'>[];

/** What is for this person: of their areas, and of use in one of their clubs. */
export const destinationsOf = (areas: readonly Area[], clubs?: Clubs): Destination[] =>
  DESTINATIONS.filter(
    ({ area, packages }) =>
      (area === null || areas.includes(area)) &&
      !(packages && clubs?.length && clubs.every((club) => !club.enable_packages)),
  );

/** Where each kind of person starts. */
export const HOMES: Record<Area, NonNullable<LinkProps['to']>> = {
  admin: '/admin/today',
  instructor: '/instructor/day',
  student: '/classes',
};

const TABS = 5;

/** The area that a path lies in, if it lies in one. */
export function areaOfPath(path: string): Area | null {
  const found = DESTINATIONS.find(({ to }) => path === to || path.startsWith(`${to}/`));
  return found?.area ?? null;
}

/** The bottom bar for one area; `more` when the person has destinations that do not fit. */
export function tabsOf(
  area: Area | null,
  areas: readonly Area[],
  clubs?: Clubs,
): { tabs: Destination[]; more: boolean } {
  const mine = destinationsOf(areas, clubs);
  const here = mine.filter((item) => item.area === area || item.area === null);
  const wanted = here.filter((item) => item.tab);
  const more = mine.length > wanted.length || wanted.length > TABS;
  // The profile is behind "more" where there is one.
  const tabs = more ? wanted.filter((item) => item.area !== null).slice(0, TABS - 1) : wanted;
  return { tabs, more };
}
