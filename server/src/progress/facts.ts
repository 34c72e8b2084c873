import type { Fact } from '../kernel/facts.ts';

/** A coach or the desk has confirmed a level, the same as before or another one. */
export type LevelConfirmed = Fact<'progress.level_confirmed', { entry_id: string; student_id: string }>;

/** A confirmation that was taken back. */
export type LevelTakenBack = Fact<'progress.level_taken_back', { entry_id: string; student_id: string }>;
