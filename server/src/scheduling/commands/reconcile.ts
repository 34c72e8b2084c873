import { isDeepStrictEqual } from 'node:util';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { laterDate, localDateOf } from '../../kernel/time/index.ts';
import { matchOccurrences } from '../rules/reconcile.ts';
import { type Occurrence, occurrences } from '../rules/recurrence.ts';
import {
  type CopiedFields,
  copiedFields,
  followSchedule,
  type SessionState,
} from '../rules/session-state.ts';
import { loadGenerationFacts } from '../store/generation.ts';
import { recurrenceOf, type ScheduleRow } from '../store/schedules.ts';
import { lockComingSessions } from '../store/sessions.ts';
import { generate, wantedOf } from './generate.ts';
import { cancelSessions, peopleIn, removeSessions, saveSessions } from './save.ts';

export type ReconcileOptions = {
  cancel_orphans?: boolean | undefined;
  /** The session the change was made on, and its fields: there the change counts although they were edited by hand. */
  origin?: { session_id: string; fields: readonly string[] };
};

const patternFields = [
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
  const sessions = await lockComingSessions(scope, { schedule_id: after.id });
  const moves = patternChanged(before, after) || (origin?.fields.includes('scheduled_datetime') ?? false);
  const places = moves ? await placesOf(scope, after, sessions, byMonth(before, after)) : undefined;
  const orphans = new Set(places?.orphans);
  await dropOrphans(
    scope,
    sessions.filter((session) => orphans.has(session.id)),
    options,
  );
  const changes = copiedChanges(before, after);
  await saveSessions(
    scope,
    after,
    sessions
      .filter((session) => !orphans.has(session.id))
      .map((session) => {
        const occurrence = places?.byId.get(session.id);
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

/** A weekly class that becomes a monthly one is another class; a monthly one on another day is the same. */
const byMonth = (before: ScheduleRow, after: ScheduleRow): boolean =>
  [before, after].every(({ recurrence }) => ['monthly', 'custom', 'once'].includes(recurrence));

async function placesOf(
  scope: Scope,
  after: ScheduleRow,
  sessions: readonly SessionState[],
  by_month: boolean,
) {
  const { wanted, closed } = await pattern(scope, after, sessions);
  const match = matchOccurrences({ sessions, wanted, closed, by_month });
  return { byId: new Map(match.pairs.map((pair) => [pair.id, pair.occurrence])), orphans: match.orphans };
}

/** The dates of the new pattern that are free for these sessions: not over, and not held by another one. */
async function pattern(scope: Scope, after: ScheduleRow, sessions: readonly SessionState[]) {
  const asked = await wantedOf(scope, after, {});
  const until = sessions.map((session) => session.occurrence_date).reduce(laterDate, asked.until);
  const frame = { ...asked, from: localDateOf(scope.now, after.timezone), until };
  const facts = await loadGenerationFacts(scope, [frame], { after: scope.now, strict: false });
  const own = new Set(sessions.map((session) => session.occurrence_date));
  const held = facts.held.get(after.id);
  const free = ({ local_date, starts_at }: Occurrence) =>
    starts_at > scope.now && (own.has(local_date) || !held?.has(local_date));
  const { closures } = facts.clubs.get(after.club_id)!;
  const { kept, skipped } = occurrences(recurrenceOf(after), { ...frame, closures });
  const closed = skipped.filter((one) => one.reason === 'closure').map((one) => one.occurrence);
  return { wanted: kept.filter(free), closed: closed.filter(free) };
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
