import type { Hours } from './hours.ts';
import type { WishForm, WishInput } from './wishes-api.ts';

export type PersonKind = 'with' | 'not_with' | 'back_to_back';
export interface Person {
  kind: PersonKind;
  name: string;
  client_id?: string;
}

/** What the form holds: as the API takes it, but for how the level is said. */
export interface WishValues {
  says: 'today' | 'test' | 'level';
  level: number | string;
  classes_a_week: string;
  times: Hours[];
  people: Person[];
  instructor_ids: string[];
  club_ids: string[];
  note: string;
}

/** What was said, or nothing yet. */
export function valuesOf({ wish, instructors, clubs }: WishForm): WishValues {
  if (!wish)
    return {
      ...{ says: 'today', level: '', classes_a_week: '1', times: [], people: [], note: '' },
      ...{ instructor_ids: [], club_ids: [] },
    };
  const offered = (own: readonly { id: string }[], all: readonly { id: string }[]) =>
    own.map(({ id }) => id).filter((id) => all.some((one) => one.id === id));
  return {
    says: wish.wants_test ? 'test' : wish.level === null ? 'today' : 'level',
    level: wish.level ?? '',
    classes_a_week: String(wish.classes_a_week),
    times: wish.times.map((time) => ({ ...time })),
    people: wish.people.map(({ kind, name, client_id }) => ({ kind, name, ...(client_id && { client_id }) })),
    instructor_ids: offered(wish.instructors, instructors),
    club_ids: offered(wish.clubs, clubs),
    note: wish.note,
  };
}

/** As in the term before: its hours, coaches and clubs; the rest stays as it is. */
export function asBefore(values: WishValues, { before, instructors, clubs }: WishForm): WishValues {
  if (!before) return values;
  return {
    ...values,
    classes_a_week: String(before.classes_a_week),
    times: before.times.map((time) => ({ ...time })),
    instructor_ids: before.instructor_ids.filter((id) => instructors.some((one) => one.id === id)),
    club_ids: before.club_ids.filter((id) => clubs.some((one) => one.id === id)),
  };
}

export const inputOf = ({ says, level, classes_a_week, people, ...rest }: WishValues): WishInput => ({
  ...rest,
  level: says === 'level' && level !== '' ? Number(level) : null,
  wants_test: says === 'test',
  classes_a_week: Number(classes_a_week),
  people: people.map(({ kind, name, client_id }) => (client_id ? { kind, client_id } : { kind, name })),
});
