import type { InputError } from '../../kernel/problem.ts';
import { earlierDate, type LocalDate } from '../../kernel/time/index.ts';
import { wordsOf } from '../../kernel/words.ts';

/* What clients want of a term, and when they may say it: docs/domain/wishes.md. */

export const wishStates = ['standing', 'withdrawn'] as const;
export const wishSources = ['student', 'guardian', 'desk', 'import'] as const;
export const personKinds = ['with', 'not_with', 'back_to_back'] as const;
export const windowStates = ['planned', 'open', 'closed'] as const;
export type WishSource = (typeof wishSources)[number];
export type PersonKind = (typeof personKinds)[number];
type WindowState = (typeof windowStates)[number];

/** How much one wish may hold. */
export const most = { times: 40, people: 10, classes: 5, coaches: 20, clubs: 20 } as const;

export interface WishWindow {
  opens_on: LocalDate;
  closes_on: LocalDate;
  closed_at: Date | null;
  /** Of the term: who wishes after it wishes for nothing. */
  ends_on: LocalDate;
  /** The club takes classes still. */
  club_is_active: boolean;
}

/** How a window stands on a day of its club. */
export function windowState(window: WishWindow, today: LocalDate): WindowState {
  if (window.closed_at !== null || !window.club_is_active || today > lastDay(window)) return 'closed';
  return today < window.opens_on ? 'planned' : 'open';
}

/** The last day on which clients say what they want. */
export const lastDay = ({ closes_on, ends_on }: WishWindow): LocalDate => earlierDate(closes_on, ends_on);

/** Hours of a week in which somebody can come: 'HH:MM', 0 = Monday. */
export interface WishTime {
  weekday: number;
  starts_at: string;
  ends_at: string;
  loved: boolean;
}

export interface WishPerson {
  kind: PersonKind;
  name: string;
  client_id: string | null;
}

/** Sorted, to the minute, and neighbours that are the same as one: the same week is always said in the same way. */
export function tidyTimes(times: readonly WishTime[]): WishTime[] {
  const sorted = times
    .map(({ weekday, starts_at, ends_at, loved }) => ({
      ...{ weekday, starts_at: starts_at.slice(0, 5), ends_at: ends_at.slice(0, 5), loved },
    }))
    .sort((a, b) => a.weekday - b.weekday || (a.starts_at < b.starts_at ? -1 : 1));
  const tidy: WishTime[] = [];
  for (const next of sorted) {
    const last = tidy.at(-1);
    const goesOn =
      last?.weekday === next.weekday && last.ends_at === next.starts_at && last.loved === next.loved;
    if (goesOn && last) last.ends_at = next.ends_at;
    else tidy.push(next);
  }
  return tidy;
}

/** Hours that end before they begin, and hours that were given already. */
export function checkTimes(times: readonly WishTime[]): InputError[] {
  return times.flatMap((one, at): InputError[] => {
    const path = `/times/${at}`;
    if (one.ends_at.slice(0, 5) <= one.starts_at.slice(0, 5))
      return [
        {
          ...{ path: `${path}/ends_at`, code: 'before_field', params: { field: 'starts_at' } },
          message: 'must be after it starts',
        },
      ];
    const other = times.slice(0, at).findIndex((before) => meet(before, one));
    if (other === -1) return [];
    return [{ path, code: 'overlaps', params: { other: other + 1 }, message: 'overlaps hours given before' }];
  });
}

const meet = (a: WishTime, b: WishTime): boolean =>
  a.weekday === b.weekday && a.starts_at < b.ends_at && b.starts_at < a.ends_at;

/** Nobody twice, nobody both wanted and not wanted, not more of a kind than fit, and not the student. */
export function checkPeople(people: readonly WishPerson[], student_id: string): InputError[] {
  return people.flatMap((one, at): InputError[] => {
    const path = `/people/${at}`;
    const before = people.slice(0, at);
    if (one.client_id === student_id) return [{ path, code: 'not_offered', message: 'is the student' }];
    if (before.some((other) => other.kind === one.kind && isSame(other, one)))
      return [{ path, code: 'repeated', message: 'is named twice' }];
    if (before.some((other) => contradict(other.kind, one.kind) && isSame(other, one)))
      return [
        {
          ...{ path, code: 'not_together', params: { field: one.kind === 'not_with' ? 'with' : 'not_with' } },
          message: 'is both wanted and not wanted',
        },
      ];
    if (before.filter((other) => other.kind === one.kind).length >= most.people)
      return [
        { path, code: 'too_many', params: { max: most.people }, message: 'is one too many of its kind' },
      ];
    return [];
  });
}

const isSame = (a: WishPerson, b: WishPerson): boolean =>
  a.client_id !== null && b.client_id !== null
    ? a.client_id === b.client_id
    : sameName(a.name) === sameName(b.name);

/** A name whatever its accents and capitals. */
const sameName = (name: string): string => wordsOf(name).join(' ');

const contradict = (a: PersonKind, b: PersonKind): boolean =>
  (a === 'not_with') !== (b === 'not_with') && (a === 'with' || b === 'with');

/** A window that ends before it begins, or asks after the term. */
export function checkWindow(
  { opens_on, closes_on }: { opens_on: LocalDate; closes_on: LocalDate },
  term: { ends_on: LocalDate },
): InputError[] {
  if (closes_on < opens_on)
    return [
      {
        ...{ path: '/closes_on', code: 'before_field', params: { field: 'opens_on' } },
        message: 'must not be before it opens',
      },
    ];
  if (closes_on > term.ends_on)
    return [
      {
        ...{ path: '/closes_on', code: 'not_after', params: { date: term.ends_on } },
        message: 'must not be after the last day of the term',
      },
    ];
  return [];
}

/** What a student is who wishes, as far as it decides whether they may. */
export interface Standing {
  is_active: boolean;
  blocked_at: Date | null;
}

export type WishRefusal =
  | { code: 'planning.wishes_not_open'; date: LocalDate }
  | { code: 'planning.wishes_closed' }
  | { code: 'planning.client_inactive' }
  | { code: 'planning.client_blocked' };

/** Why somebody may not wish now; undefined when they may. The desk may at any time, also for who is blocked, but for nobody who has left. */
export function whyNoWish(
  window: WishWindow,
  student: Standing,
  { by, today }: { by: WishSource; today: LocalDate },
): WishRefusal | undefined {
  if (!student.is_active) return { code: 'planning.client_inactive' };
  if (by === 'desk' || by === 'import') return undefined;
  if (student.blocked_at !== null) return { code: 'planning.client_blocked' };
  const state = windowState(window, today);
  if (state === 'planned') return { code: 'planning.wishes_not_open', date: window.opens_on };
  return state === 'closed' ? { code: 'planning.wishes_closed' } : undefined;
}

/** A fixed place of the term before, as a wish would say it. */
export interface HeldPlace {
  name: string;
  club_id: string;
  instructor_id: string | null;
  starts_at: string;
  ends_at: string;
  weekdays: readonly number[];
}

/** What somebody would wish for who wants it as it was: their hours, which they love, and their coaches. */
export function asBefore(places: readonly HeldPlace[], club_id: string) {
  const times = places.flatMap(({ weekdays, starts_at, ends_at }) =>
    weekdays.map((weekday): WishTime => ({ weekday, starts_at, ends_at, loved: true })),
  );
  const apart = times.filter((one, at) => !times.slice(0, at).some((other) => meet(other, one)));
  const ids = (all: readonly (string | null)[]) => [...new Set(all.filter((id) => id !== null))];
  return {
    classes_a_week: Math.min(Math.max(1, apart.length), most.classes),
    times: tidyTimes(apart),
    instructor_ids: ids(places.map(({ instructor_id }) => instructor_id)),
    club_ids: ids(places.map((one) => one.club_id)).filter((id) => id !== club_id),
  };
}
