import { authorize } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { mayCreateSchedule } from '../access.ts';
import { checkSchedule, completeSchedule } from '../rules/schedule-input.ts';
import type { PreviewSchedule } from '../schemas/schedule.ts';
import { type GenerationResult, preview, wantedOf } from './generate.ts';
import { loadKnown } from './known.ts';
import { type ChangePreview, previewChange } from './preview-change.ts';

export type SchedulePreview = GenerationResult &
  Pick<ChangePreview, 'moves' | 'clashes' | 'unsuited' | 'prices'>;

/** What a schedule would make that is not saved, or not saved like this (`schedule_id`). Writes nothing. */
export async function previewSchedule(scope: Scope, input: PreviewSchedule): Promise<SchedulePreview> {
  const { schedule_id, until_date, strict, ...wish } = input;
  const known = await loadKnown(scope, wish);
  const values = completeSchedule(wish, known);
  authorize(mayCreateSchedule(scope.actor, values));
  const errors = checkSchedule(values, known);
  if (errors.length > 0) throw invalid(errors);
  const change = schedule_id === undefined ? undefined : await previewChange(scope, schedule_id, values);
  const exdates = change?.exdates ?? values.exdates;
  const row = { ...values, exdates, id: null, timezone: known.club!.timezone };
  const wanted = await wantedOf(scope, row, { until_date });
  const made = await preview(scope, wanted, { strict, except_schedule_id: schedule_id });
  if (!change) return { ...made, moves: [], clashes: [], unsuited: [], prices: null };
  const sessions = made.sessions.filter((one) => !change.held.has(one.local_date));
  const conflicts = made.conflicts.filter((one) => !change.held.has(one.date));
  const { moves, clashes, unsuited, prices } = change;
  return { ...made, sessions, conflicts, moves, clashes, unsuited, prices };
}
