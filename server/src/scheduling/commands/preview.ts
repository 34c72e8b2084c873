import { authorize } from '../../kernel/actor.ts';
import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { mayCreateSchedule } from '../access.ts';
import { checkSchedule, completeSchedule } from '../rules/schedule-input.ts';
import type { PreviewSchedule } from '../schemas/schedule.ts';
import { type GenerationResult, preview, wantedOf } from './generate.ts';
import { loadKnown } from './known.ts';

/** What a schedule would make that is not saved, or not saved like this (`schedule_id`). Writes nothing. */
export async function previewSchedule(scope: Scope, input: PreviewSchedule): Promise<GenerationResult> {
  const { schedule_id, until_date, strict, ...wish } = input;
  const known = await loadKnown(scope, wish);
  const values = completeSchedule(wish, known);
  authorize(mayCreateSchedule(scope.actor, values));
  const errors = checkSchedule(values, known);
  if (errors.length > 0) throw invalid(errors);
  const row = { ...values, id: null, timezone: known.club!.timezone };
  const wanted = await wantedOf(scope, row, { until_date });
  return preview(scope, wanted, { strict, except_schedule_id: schedule_id });
}
