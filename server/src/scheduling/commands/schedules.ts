import { isDeepStrictEqual } from 'node:util';
import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, forbidden, found, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { runsSchedule, seesSchedule } from '../access.ts';
import type { SchedulingFact } from '../facts.ts';
import {
  changeSchedule as changed,
  checkSchedule,
  completeSchedule,
  type ScheduleValues,
  valuesOf,
} from '../rules/schedule-input.ts';
import type { ChangeSchedule, ReplaceSchedule } from '../schemas/schedule.ts';
import { comingSessions } from '../store/plan.ts';
import {
  deleteSchedule,
  lockSchedule,
  publishDrafts,
  type ScheduleRow,
  updateSchedule,
} from '../store/schedules.ts';
import { termEnd } from '../store/school-terms.ts';
import { type GenerateOptions, type GenerationResult, generate } from './generate.ts';
import { loadKnown } from './known.ts';
import { conflictsLater, withLater } from './later.ts';
import { type ReconcileOptions, reconcile } from './reconcile.ts';
import { cancelSessions } from './save.ts';

/** Changes a schedule and with it every session to come that was not edited by hand in that field. */
export async function changeSchedule(
  scope: Scope,
  id: string,
  input: ChangeSchedule & { keep_over?: boolean },
): Promise<void> {
  const { cancel_orphans, keep_overlaps, keep_over, ...change } = input;
  const before = await changeable(scope, id);
  const values = changed(before, await withEnd(scope, before, change as Partial<ScheduleValues>));
  await apply(scope, before, values, { cancel_orphans, keep_overlaps, keep_over });
}

/** A group without an end that comes to belong to a term gets the term's, unless the change says one. */
async function withEnd(
  { tx }: Scope,
  { end_date }: ScheduleRow,
  change: Partial<ScheduleValues>,
): Promise<Partial<ScheduleValues>> {
  if (!change.term_id || change.end_date !== undefined || end_date !== null) return change;
  return { ...change, end_date: (await termEnd(tx, change.term_id)) ?? null };
}

/** The schedule anew: what is left out gets its default. Everything else as in `changeSchedule`. */
export async function replaceSchedule(scope: Scope, id: string, input: ReplaceSchedule): Promise<void> {
  const { cancel_orphans, keep_overlaps, club_id, ...rest } = input;
  const before = await changeable(scope, id);
  if (club_id !== undefined && club_id !== before.club_id)
    throw invalid([{ path: '/club_id', code: 'fixed', message: 'A schedule stays in its club' }]);
  const whole = { ...rest, club_id: before.club_id };
  await apply(scope, before, completeSchedule(whole, await loadKnown(scope, whole)), {
    cancel_orphans,
    keep_overlaps,
  });
}

async function apply(
  scope: Scope,
  before: ScheduleRow,
  values: ScheduleValues,
  options: ReconcileOptions,
): Promise<void> {
  authorizeChange(scope, before, values);
  const errors = checkSchedule(values, await loadKnown(scope, values), before);
  if (errors.length > 0) throw invalid(errors);
  const change = valuesOf(values);
  await updateSchedule(scope, before.id, change);
  announce(scope.tx, 'schedules', [before.id]);
  const after = { ...before, ...change } as ScheduleRow;
  if (before.status !== 'published') return;
  await reconcile(scope, { before, after }, options);
  if (terms.some((field) => before[field] !== after[field]))
    await append(scope, [
      {
        type: 'scheduling.schedule_terms_changed',
        payload: { schedule_id: before.id },
      } satisfies SchedulingFact,
    ]);
}

/** On these it hangs who may take a class of the group, until when, and what is charged for its places. */
const terms = [
  'class_type_id',
  'level_id',
  'min_age',
  'max_age',
  'max_participants',
  'requires_package',
  'enrollment_closes_hours',
  'enrollment_opens_days',
  'end_date',
] as const;

/** The schedule, locked, for those who run it. Throws 404 (also for a stranger's draft), 403, 409 when cancelled. */
async function changeable(scope: Scope, id: string): Promise<ScheduleRow> {
  const row = await runnable(scope, id);
  if (row.status === 'cancelled') throw conflict('scheduling.cancelled', 'This schedule was cancelled.');
  return row;
}

async function runnable(scope: Scope, id: string): Promise<ScheduleRow> {
  const row = await lockSchedule(scope, id);
  if (!seesSchedule(scope.actor, row)) found(undefined, 'schedule');
  authorize(runsSchedule(scope.actor, row));
  return row;
}

/** An instructor keeps their own schedule to themselves and leaves the prices to the desk. */
export function authorizeChange({ actor }: Scope, before: ScheduleValues, after: ScheduleValues): void {
  if (administers(actor, before.club_id)) return;
  if (after.price !== before.price || after.member_price !== before.member_price)
    throw forbidden('Prices are set by the desk.');
  if (after.instructor_id !== before.instructor_id) throw forbidden('Instructors are set by the desk.');
  if (after.term_id !== before.term_id) throw forbidden('Terms are set by the desk.');
  if (!isDeepStrictEqual(after.assistant_instructor_ids, before.assistant_instructor_ids))
    throw forbidden('Assistants are set by the desk.');
}

/** Removes a draft. Throws 409 `scheduling.was_published` for anything that was ever published. */
export async function removeSchedule(scope: Scope, id: string): Promise<void> {
  const row = await runnable(scope, id);
  if (row.published_at !== null)
    throw conflict('scheduling.was_published', 'This schedule was published. Cancel it instead.');
  await deleteSchedule(scope, id);
  announce(scope.tx, 'schedules', [id]);
}

/** Opens a draft to everybody and generates its sessions. Throws 409 `scheduling.not_draft`. */
export async function publishSchedule(
  scope: Scope,
  id: string,
  options: GenerateOptions = {},
): Promise<GenerationResult> {
  const row = await runnable(scope, id);
  if (row.status !== 'draft') throw conflict('scheduling.not_draft', `This schedule is ${row.status}.`);
  const later = await conflictsLater(scope, row);
  const [result] = await publishSchedules(scope, [id], options);
  return withLater(result as GenerationResult, later);
}

/** Drafts that the caller has just made, or may decide about, all at once. */
export async function publishSchedules(
  scope: Scope,
  ids: readonly string[],
  options: GenerateOptions = {},
): Promise<GenerationResult[]> {
  if (ids.length === 0) return [];
  await publishDrafts(scope, ids);
  await append(
    scope,
    ids.map(
      (schedule_id): SchedulingFact => ({
        type: 'scheduling.schedule_published',
        payload: { schedule_id },
      }),
    ),
  );
  announce(scope.tx, 'schedules', ids);
  return generate(scope, ids, options);
}

/** Cancels a schedule with all its sessions to come; what has begun is finished. */
export async function cancelSchedule(scope: Scope, id: string, reason: string): Promise<void> {
  await changeable(scope, id);
  const sessions = await comingSessions(scope, { schedule_id: id, lock: true });
  await updateSchedule(scope, id, { status: 'cancelled', cancelled_at: scope.now, cancel_reason: reason });
  await append(scope, [{ type: 'scheduling.schedule_cancelled', payload: { schedule_id: id, reason } }]);
  await cancelSessions(scope, sessions, reason);
  announce(scope.tx, 'schedules', [id]);
}

/** Generates now what the nightly duty would. Throws 409 `scheduling.not_published` for anything but a dry run. */
export async function generateSessions(
  scope: Scope,
  id: string,
  options: GenerateOptions,
): Promise<GenerationResult> {
  const row = await runnable(scope, id);
  if (row.status === 'cancelled' || (row.status === 'draft' && !options.dry_run))
    throw conflict('scheduling.not_published', `This schedule is ${row.status}.`);
  const [result] = await generate(scope, [id], options);
  return result as GenerationResult;
}
