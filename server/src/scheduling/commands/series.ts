import { copySettings } from '../../kernel/change-settings.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addDays } from '../../kernel/time/index.ts';
import { recurrenceDates } from '../rules/recurrence-dates.ts';
import { changeSchedule, checkSchedule, type ScheduleValues, valuesOf } from '../rules/schedule-input.ts';
import { checkSession, copiedOf, editOf } from '../rules/session-input.ts';
import { editSession, type SessionState } from '../rules/session-state.ts';
import { patternFrom, shiftPattern } from '../rules/shift.ts';
import { comingSessions } from '../store/plan.ts';
import {
  insertSchedules,
  lockSchedule,
  recurrenceOf,
  type ScheduleRow,
  scheduleOfSession,
  updateSchedule,
} from '../store/schedules.ts';
import { lockSession, moveSessions } from '../store/sessions.ts';
import { loadKnown } from './known.ts';
import { reconcile } from './reconcile.ts';
import {
  authorizeEdit,
  lockWithSchedule,
  refuseOver,
  type SessionWish,
  staffOf,
  timeOrInvalid,
} from './session-edit.ts';

type SeriesChange = Omit<SessionWish, 'scope'> & { reach: 'following' | 'all' };

/**
 * Changes a schedule as one of its sessions says, for all sessions to come or from that one on. From one on, the
 * old schedule ends the day before and a successor takes over the sessions, with whoever is in them.
 */
export async function changeSeries(
  scope: Scope,
  id: string,
  { reach, ...input }: SeriesChange,
): Promise<void> {
  const { session, schedule } = await lockSeries(scope, id);
  authorizeEdit(scope, staffOf(session, schedule), input);
  refuseOver(session);
  refuseSingular(input);
  const time = timeOrInvalid(input, session, schedule.timezone);
  const errors = checkSession(editSession(session, editOf(input, time), schedule), session, scope.now);
  if (errors.length > 0) throw invalid(errors);
  const splits = reach === 'following' && hasEarlier(schedule, session);
  const before = splits
    ? { ...schedule, ...patternFrom(recurrenceOf(schedule), session.occurrence_date) }
    : schedule;
  const values = await changed(scope, before, { session, input, time });
  const after = splits
    ? await succeed(scope, { schedule, values, from_date: session.occurrence_date })
    : await rewrite(scope, schedule, values);
  const fields = [...Object.keys(copiedOf(input)), ...(time ? ['scheduled_datetime'] : [])];
  await reconcile(
    scope,
    { before: { ...before, id: after.id }, after },
    { ...decisionsOf(input), origin: { session_id: id, fields } },
  );
}

const decisionsOf = ({
  cancel_orphans,
  keep_overlaps,
  keep_over,
}: Pick<SessionWish, 'cancel_orphans' | 'keep_overlaps' | 'keep_over'>) => ({
  cancel_orphans,
  keep_overlaps,
  keep_over,
});

/** The schedule first, then its coming sessions in order of id, as everybody who locks several does. */
async function lockSeries(
  scope: Scope,
  id: string,
): Promise<{ session: SessionState; schedule: ScheduleRow }> {
  const schedule_id = await scheduleOfSession(scope, id);
  if (!schedule_id) return lockWithSchedule(scope, id); // its 404
  const schedule = await lockSchedule(scope, schedule_id);
  await comingSessions(scope, { schedule_id, lock: true });
  const session = await lockSession(scope, id);
  if (session.schedule_id !== schedule.id || schedule.status !== 'published')
    throw conflict('conflict.state', 'Its schedule has changed meanwhile. Reload and try again.');
  return { session, schedule };
}

function refuseSingular(input: SessionWish): void {
  const errors = (['substitute_instructor_id', 'notes'] as const)
    .filter((field) => input[field] !== undefined)
    .map((field) => ({
      path: `/${field}`,
      code: 'one_session_only',
      message: 'belongs to one session: scope "this"',
    }));
  if (errors.length > 0) throw invalid(errors);
}

function hasEarlier(schedule: ScheduleRow, session: SessionState): boolean {
  const until = addDays(session.occurrence_date, -1);
  return recurrenceDates(recurrenceOf(schedule), schedule.start_date, until).next().done !== true;
}

type Asked = { session: SessionState; input: SessionWish; time: ReturnType<typeof timeOrInvalid> };

async function changed(
  scope: Scope,
  before: ScheduleRow,
  { session, input, time }: Asked,
): Promise<ScheduleValues> {
  const shift = time ? shiftPattern(recurrenceOf(before), session.occurrence_date, time) : {};
  if ('path' in shift) throw invalid([shift]);
  const values = changeSchedule(before, { ...shift, ...copiedOf(input) });
  const errors = checkSchedule(values, await loadKnown(scope, values), before);
  if (errors.length > 0) throw invalid(errors);
  return valuesOf(values);
}

async function rewrite(scope: Scope, schedule: ScheduleRow, values: ScheduleValues): Promise<ScheduleRow> {
  await updateSchedule(scope, schedule.id, values);
  announce(scope.tx, 'schedules', [schedule.id]);
  return { ...schedule, ...values };
}

async function succeed(
  scope: Scope,
  { schedule, values, from_date }: { schedule: ScheduleRow; values: ScheduleValues; from_date: string },
): Promise<ScheduleRow> {
  const { now, actor } = scope;
  const id = newId();
  const own = {
    id,
    organization_id: organizationOf(scope),
    status: 'published',
    published_at: now,
    created_by: actor.user_id,
  };
  await updateSchedule(scope, schedule.id, { end_date: addDays(from_date, -1) });
  await insertSchedules(scope, [{ ...values, ...own }]);
  await copySettings(scope.tx, { schedule_id: schedule.id }, { schedule_id: id });
  const move = { schedule_id: schedule.id, successor_id: id, from_date };
  await moveSessions(scope, move);
  await append(scope, [{ type: 'scheduling.schedule_split', payload: move }]);
  announce(scope.tx, 'schedules', [schedule.id, id]);
  return { ...schedule, ...values, ...own, import_key: null };
}
