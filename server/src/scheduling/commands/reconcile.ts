import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  type CopiedFields,
  copiedFields,
  followSchedule,
  type SessionState,
} from '../rules/session-state.ts';
import { comingSessions, standFor } from '../store/plan.ts';
import { type ScheduleRow, updateSchedule } from '../store/schedules.ts';
import { generate } from './generate.ts';
import { cancelSessions, peopleIn, removeSessions, saveSessions } from './save.ts';
import { planSeries, type SeriesPlan } from './series-plan.ts';

export type ReconcileOptions = {
  cancel_orphans?: boolean | undefined;
  /** The session the change was made on, and its fields: there the change counts although they were edited by hand. */
  origin?: { session_id: string; fields: readonly string[] };
};

export const patternFields = [
  'start_date',
  'end_date',
  'start_time',
  'recurrence',
  'recurrence_days',
  'rrule',
  'exdates',
] as const;

/**
 * Brings the sessions to come of a changed schedule in line with it: those with a counterpart in the new pattern
 * move, the missing are generated, the others go. Throws 409 `scheduling.sessions_with_students` with the list
 * when students would lose theirs, unless told to cancel them.
 */
export async function reconcile(
  scope: Scope,
  { before, after }: { before: ScheduleRow; after: ScheduleRow },
  options: ReconcileOptions = {},
): Promise<void> {
  const { origin } = options;
  const moves = patternChanged(before, after) || (origin?.fields.includes('scheduled_datetime') ?? false);
  const plan = moves ? await planSeries(scope, { before, after }, true) : undefined;
  const sessions = plan?.sessions ?? (await comingSessions(scope, { schedule_id: after.id, lock: true }));
  const orphans = plan?.orphans ?? new Set();
  await dropOrphans(
    scope,
    sessions.filter((session) => orphans.has(session.id)),
    options,
  );
  if (plan) await keepThePast(scope, after, plan);
  const changes = copiedChanges(before, after);
  await saveSessions(
    scope,
    after,
    sessions
      .filter((session) => !orphans.has(session.id))
      .map((session) => {
        const occurrence = plan?.placeOf.get(session.id);
        const next =
          session.id === origin?.session_id
            ? followSchedule(
                forgetEdits(session, origin),
                { ...changes, ...valuesOf(after, origin) },
                occurrence,
              )
            : followSchedule(session, changes, occurrence);
        return { before: session, after: next };
      }),
  );
  if (moves) await generate(scope, [after.id]);
}

type Origin = NonNullable<ReconcileOptions['origin']>;

const forgetEdits = (session: SessionState, { fields }: Origin): SessionState => ({
  ...session,
  edited_fields: session.edited_fields.filter((field) => !fields.includes(field)),
});

/** What the session of the change is to have, also where the schedule had it already. */
const valuesOf = (after: ScheduleRow, { fields }: Origin): Partial<CopiedFields> =>
  Object.fromEntries(
    copiedFields.filter((field) => fields.includes(field)).map((field) => [field, after[field]]),
  );

function patternChanged(before: ScheduleRow, after: ScheduleRow): boolean {
  return patternFields.some((field) => !isDeepStrictEqual(before[field], after[field]));
}

function copiedChanges(before: ScheduleRow, after: ScheduleRow): Partial<CopiedFields> {
  const changed = copiedFields.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, after[field]]));
}

/** What took place, was called off or excluded stands for the dates that the new pattern has in its stead. */
async function keepThePast(scope: Scope, after: ScheduleRow, plan: SeriesPlan): Promise<void> {
  const moved = plan.others.flatMap(({ id, occurrence_date }) => {
    const place = plan.placeOf.get(id);
    if (!place || place.local_date === occurrence_date) return [];
    return [{ id, occurrence_date: place.local_date, occurrence_time: place.local_time }];
  });
  await standFor(scope, moved);
  if (!isDeepStrictEqual(plan.exdates, after.exdates))
    await updateSchedule(scope, after.id, { exdates: plan.exdates });
}

async function dropOrphans(
  scope: Scope,
  orphans: readonly SessionState[],
  { cancel_orphans }: ReconcileOptions,
): Promise<void> {
  const hasPeople = (session: SessionState) => session.enrolled_count + session.waitlisted_count > 0;
  const withPeople = orphans.filter(hasPeople);
  if (withPeople.length > 0 && !cancel_orphans)
    throw conflict(
      'scheduling.sessions_with_students',
      `${withPeople.length} sessions with students no longer fit. Say cancel_orphans to cancel them.`,
      { params: { count: withPeople.length }, sessions: withPeople.map(peopleIn) },
    );
  await cancelSessions(scope, withPeople, 'schedule_changed');
  await removeSessions(
    scope,
    orphans.filter((session) => !hasPeople(session)),
  );
}
