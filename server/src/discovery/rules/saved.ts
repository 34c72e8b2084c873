import { folded, wordsOf } from '../../kernel/words.ts';
import type { Filter } from '../rules.ts';

/** What a saved search looks for: a search without dates. */
export type SavedFilters = Pick<
  Filter,
  'club_id' | 'levels' | 'class_type_ids' | 'instructor_ids' | 'weekdays' | 'time_from' | 'time_until' | 'q'
>;

/** A class that is new, with the names that it is found by. */
export interface NewSession {
  session_id: string;
  club_id: string;
  level_id: string;
  level_key: string;
  class_type_id: string;
  instructor_ids: readonly string[];
  /** 0 = Monday. */
  weekday: number;
  /** `19:30` */
  local_time: string;
  names: string;
}

const has = <T>(chosen: readonly T[] | undefined, ...values: readonly T[]): boolean =>
  chosen === undefined || values.some((value) => chosen.includes(value));

/** As the search itself decides, but that words have to be in the names as they are written. Pure. */
export function isFoundBy(filters: SavedFilters, one: NewSession): boolean {
  const { club_id, levels, class_type_ids, instructor_ids, weekdays, q = '' } = filters;
  const { time_from = '', time_until = '99' } = filters;
  const names = folded(one.names);
  return (
    (club_id === undefined || club_id === one.club_id) &&
    has(levels, one.level_id, one.level_key) &&
    has(class_type_ids, one.class_type_id) &&
    has(instructor_ids, ...one.instructor_ids) &&
    has(weekdays, one.weekday) &&
    one.local_time >= time_from.slice(0, 5) &&
    one.local_time <= time_until &&
    wordsOf(q).every((word) => names.includes(word))
  );
}
