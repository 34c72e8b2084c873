import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { SessionState } from '../rules/session-state.ts';
import { comingSessions, standFor } from '../store/plan.ts';
import { type ScheduleRow, updateSchedule } from '../store/schedules.ts';
import { generate } from './generate.ts';
import { cancelSessions, peopleIn, removeSessions, saveSessions } from './save.ts';
import { type Origin, patternChanged, sessionsAfter } from './series-next.ts';
import { planSeries, type SeriesPlan } from './series-plan.ts';

export type ReconcileOptions = {
  cancel_orphans?: boolean | undefined;
  /** Students whose class moves onto another of theirs are in both. */
  keep_overlaps?: boolean | undefined;
  origin?: Origin;
  /** Classes may have fewer places than people. */
  keep_over?: boolean | undefined;
};

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
  const moves = patternChanged({ before, after }) || (origin?.fields.includes('scheduled_datetime') ?? false);
  const plan = moves ? await planSeries(scope, { before, after }, true) : undefined;
  const sessions = plan?.sessions ?? (await comingSessions(scope, { schedule_id: after.id, lock: true }));
  const orphans = plan?.orphans ?? new Set();
  await dropOrphans(
    scope,
    sessions.filter((session) => orphans.has(session.id)),
    options,
  );
  if (plan) await keepThePast(scope, after, plan);
  const staying = sessions.filter((session) => !orphans.has(session.id));
  const changes = sessionsAfter({ before, after }, staying, { placeOf: plan?.placeOf, origin });
  await saveSessions(scope, after, changes, options);
  if (moves) await generate(scope, [after.id]);
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
