import { addDays, type LocalDate, startOfWeek, weekOf } from '../../platform/formats/local-date.ts';
import type { FoundSession } from './api.ts';

/** What the address says about the classes on screen. */
export interface ClassFilters {
  /** A day of the week on screen; this week unless given. */
  week?: LocalDate | undefined;
  /** Only this day; the whole week unless given. */
  day?: LocalDate | undefined;
  level?: string | undefined;
  type?: string | undefined;
  instructor?: string | undefined;
  /** Begins at this hour of the club's wall (`18:00`) or later, … */
  from?: string | undefined;
  /** … or earlier. */
  until?: string | undefined;
  /** `1`: only classes of the level of whoever looks. */
  mine?: string | undefined;
  /** `1`: only classes with a free place. */
  free?: string | undefined;
  /** `1`: only classes that a make-up of whoever looks can pay for now. */
  make_up?: string | undefined;
  /** Whose view it is, where somebody looks for others too: a client's id. */
  for?: string | undefined;
}

const ONLY = ['mine', 'free', 'make_up'] as const;
export const HOURS = ['from', 'until'] as const;

const HOUR = /^([01]\d|2[0-3]):00$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the address; what makes no sense in it is as if it were not there. */
export function classFilters(search: Record<string, unknown>): ClassFilters {
  const found: ClassFilters = {};
  for (const name of ['week', 'day'] as const) {
    const value = search[name];
    if (typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(value)))
      found[name] = value;
  }
  for (const name of ['level', 'type', 'instructor', 'for'] as const) {
    const value = search[name];
    if (typeof value === 'string' && value !== '') found[name] = value;
  }
  for (const name of HOURS) {
    const value = search[name];
    if (typeof value === 'string' && HOUR.test(value)) found[name] = value;
  }
  for (const name of ONLY) if (search[name] === '1') found[name] = '1';
  return found;
}

/** The seven days on screen, Monday first. `day` wins over `week`. */
export function daysOf(filters: ClassFilters, today: LocalDate): LocalDate[] {
  return weekOf(filters.day ?? filters.week ?? today);
}

/** The address of another week: the same weekday if one is chosen. This week needs no words. */
export function inWeek(filters: ClassFilters, days: number, today: LocalDate): ClassFilters {
  const { week, day, ...rest } = filters;
  const monday = addDays(startOfWeek(day ?? week ?? today), days);
  if (day) return { ...rest, day: addDays(day, days) };
  return monday === startOfWeek(today) ? rest : { ...rest, week: monday };
}

export const FACETS = ['level', 'type', 'instructor'] as const;
export type Facet = (typeof FACETS)[number];

function facetOf(session: FoundSession, facet: Facet): { value: string; label: string } | null {
  if (facet === 'level') return { value: session.level.id, label: session.level.display_name };
  if (facet === 'type') return { value: session.class_type.id, label: session.class_type.name };
  const coach = session.instructor;
  return coach && { value: coach.id, label: coach.display_name };
}

/** What can be chosen among these classes, by name. */
export function facetChoices(sessions: readonly FoundSession[], facet: Facet) {
  const choices = new Map<string, string>();
  for (const session of sessions) {
    const choice = facetOf(session, facet);
    if (choice) choices.set(choice.value, choice.label);
  }
  return [...choices]
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** The hours at which these classes begin, the earliest first: `17:00` for a class at 17:30. */
export const hoursOf = (sessions: readonly FoundSession[]): string[] =>
  [...new Set(sessions.map(({ local_time }) => `${local_time.slice(0, 2)}:00`))].sort();

/** `until` takes in the whole of its hour. */
function beginsWithin({ local_time }: FoundSession, { from, until }: ClassFilters): boolean {
  const hour = `${local_time.slice(0, 2)}:00`;
  return (!from || hour >= from) && (!until || hour <= until);
}

/** The classes that pass, in the order of their time. */
export function applyFilters(sessions: readonly FoundSession[], filters: ClassFilters): FoundSession[] {
  return sessions
    .filter((session) =>
      FACETS.every((facet) => !filters[facet] || facetOf(session, facet)?.value === filters[facet]),
    )
    .filter((session) => beginsWithin(session, filters))
    .filter((session) => !filters.mine || session.level_suits !== false)
    .filter((session) => !filters.make_up || session.booking.can_enroll)
    .filter((session) => !filters.free || (session.free_places > 0 && session.status !== 'cancelled'))
    .toSorted((a, b) => Date.parse(a.scheduled_datetime) - Date.parse(b.scheduled_datetime));
}

/** The same days and the same person, without any filter. */
export function withoutFilters({ week, day, for: whom }: ClassFilters): ClassFilters {
  return { week, day, for: whom };
}

/** How many of the filters, the days aside, are in use. */
export function filterCount(filters: ClassFilters): number {
  return [...FACETS, ...HOURS, ...ONLY].filter((name) => filters[name]).length;
}
