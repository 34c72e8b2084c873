import type { Fact } from '../kernel/facts.ts';

/** A level is for other ratings than before. */
export type LevelRangeChanged = Fact<'catalog.level_range_changed', { level_id: string }>;
