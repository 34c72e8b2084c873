import type { Fact } from '../kernel/facts.ts';

/** Somebody who has not said what they want of a term is reminded of it; `until` is a local date. */
export type WishWanted = Fact<
  'planning.wish_wanted',
  { student_id: string; club_id: string; term_id: string; term_name: string; until: string }
>;
