import type { Scope } from '../../kernel/scope.ts';
import type { Known } from '../rules/schedule-input.ts';
import { loadReferences, type References, type Wishes } from '../store/references.ts';

/** Of everything loaded, what one schedule refers to. */
export const knownOf = (references: References, wish: Wishes): Known => ({
  club: references.clubs.get(wish.club_id),
  type: references.types.get(wish.class_type_id),
  level: references.levels.get(wish.level_id ?? references.all_levels_id ?? ''),
  instructor: references.instructors.get(wish.instructor_id ?? ''),
  assistants: references.instructors,
  court: references.courts.get(wish.court_id ?? ''),
  term: references.terms.get(wish.term_id ?? ''),
  all_levels_id: references.all_levels_id,
});

export const loadKnown = async (scope: Scope, wish: Wishes): Promise<Known> =>
  knownOf(await loadReferences(scope, [wish]), wish);
