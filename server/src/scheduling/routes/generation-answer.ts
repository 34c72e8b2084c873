import { offsetDateTime } from '../../kernel/time/index.ts';
import { shownClash } from '../commands/clashes.ts';
import type { GenerationResult } from '../commands/generate.ts';
import type { SchedulePreview } from '../commands/preview.ts';
import type { Generation, Preview } from '../schemas/generation.ts';

/** Beside what a changed schedule would make, what becomes of the classes that it has. */
export const previewAnswer = (result: SchedulePreview): Preview => ({
  ...generationAnswer(result, true),
  moves: result.moves,
  unsuited: result.unsuited,
  prices: result.prices,
  clashes: result.clashes.map((one) => shownClash(one, result.timezone)),
});

/** What a generation made, found and left out, for screens. */
export function generationAnswer(result: GenerationResult, dry_run: boolean): Generation {
  const instant = (at: Date) => offsetDateTime(at, result.timezone);
  return {
    schedule_id: result.schedule_id,
    dry_run,
    from: result.from,
    until: result.until,
    sessions: result.sessions.map(({ session_id, local_date, local_time, starts_at, ends_at }) => ({
      session_id,
      local_date,
      local_time,
      scheduled_datetime: instant(starts_at),
      ends_at: instant(ends_at),
    })),
    existing_count: result.existing_count,
    skips: result.skips,
    conflicts: result.conflicts.map((one) => conflictAnswer(one, result.timezone)),
  };
}

/** What stands in the way of a date. */
export function conflictAnswer(one: GenerationResult['conflicts'][number], timezone: string) {
  const instant = (at: Date) => offsetDateTime(at, timezone);
  return {
    ...one,
    with: one.with && {
      title: one.with.title,
      starts_at: instant(one.with.starts_at),
      ends_at: instant(one.with.ends_at),
      session_id: one.with.session_id,
    },
  };
}
