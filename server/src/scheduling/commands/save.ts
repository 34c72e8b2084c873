import { isDeepStrictEqual } from 'node:util';
import { releaseForSessions, reserveForSessions } from '../../courts/public.ts';
import { announce } from '../../kernel/live.ts';
import { append } from '../../kernel/outbox.ts';
import { conflict, type Problem } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import {
  type Interval,
  localDateOf,
  localTimeOf,
  offsetDateTime,
  overlaps,
} from '../../kernel/time/index.ts';
import type { SchedulingFact, SessionChanged } from '../facts.ts';
import { type Busy, isTaken } from '../rules/generation.ts';
import { changesOf, coachesOf, type SessionState, type Staffed } from '../rules/session-state.ts';
import { busyInstructors } from '../store/busy.ts';
import { type CancelCause, deleteSessions, updateSessions, writeStatus } from '../store/sessions.ts';
import { refuseClashes, type SessionChange } from './clashes.ts';

/** The schedule that the sessions belong to, as far as saving them needs it. */
export type Series = { name: string; timezone: string };

export interface SaveOptions {
  keep_overlaps?: boolean | undefined;
  /** Classes may have fewer places than people: somebody decides about these in the same transaction. */
  keep_over?: boolean | undefined;
}

/**
 * Writes changed sessions, moves their courts with them, and says what changed. Throws 409
 * `scheduling.below_enrolled` (unless they `keep_over`), `scheduling.students_busy` (unless they are to `keep_overlaps`),
 * `scheduling.instructor_busy` or `courts.court_busy`, each naming what is there.
 */
export async function saveSessions(
  scope: Scope,
  series: Series,
  changes: readonly SessionChange[],
  { keep_overlaps = false, keep_over = false }: SaveOptions = {},
): Promise<void> {
  const changed = changes.filter(({ before, after }) => !isDeepStrictEqual(before, after));
  if (changed.length === 0) return;
  if (!keep_over) refuseBelowEnrolled(changed);
  if (!keep_overlaps) await refuseClashes(scope, series.timezone, changed);
  const after = changed.map((change) => change.after);
  if (!(await updateSessions(scope, after))) throw await instructorBusy(scope, series, after);
  await moveCourts(scope, series, changed);
  await tellChanges(scope, series, changed);
  announce(
    scope.tx,
    'sessions',
    after.map((session) => session.id),
  );
}

function refuseBelowEnrolled(changes: readonly SessionChange[]): void {
  const below = changes.filter(
    ({ before, after }) =>
      after.max_participants !== before.max_participants && after.max_participants < after.enrolled_count,
  );
  if (below.length === 0) return;
  const sessions = below.map(({ after }) => peopleIn(after));
  const [first] = sessions;
  throw conflict(
    'scheduling.below_enrolled',
    `${first!.enrolled_count} students have a place on ${first!.local_date}: free places first.`,
    { params: { count: first!.enrolled_count, date: first!.local_date }, sessions },
  );
}

async function moveCourts(scope: Scope, { name }: Series, changes: readonly SessionChange[]): Promise<void> {
  const moved = changes.filter(
    ({ before, after }) =>
      before.court_id !== after.court_id ||
      before.scheduled_datetime.getTime() !== after.scheduled_datetime.getTime() ||
      before.ends_at.getTime() !== after.ends_at.getTime(),
  );
  const held = moved.filter(({ before }) => before.court_id !== null);
  await releaseForSessions(
    scope,
    held.map(({ before }) => before.id),
  );
  await reserveForSessions(
    scope,
    moved.flatMap(({ after: { id, court_id, scheduled_datetime, ends_at } }) =>
      court_id === null
        ? []
        : [{ class_session_id: id, court_id, starts_at: scheduled_datetime, ends_at, title: name }],
    ),
  );
}

async function tellChanges(scope: Scope, series: Series, changes: readonly SessionChange[]): Promise<void> {
  const instant = (at: Date) => offsetDateTime(at, series.timezone);
  const facts = changes.flatMap(({ before, after }): SessionChanged[] => {
    const told = changesOf(before, after, instant);
    if (Object.keys(told).length === 0) return [];
    return [{ type: 'scheduling.session_changed', payload: { session_id: after.id, changes: told } }];
  });
  if (facts.length > 0) await append(scope, facts);
}

type Taught = Staffed & Pick<SessionState, 'id' | 'scheduled_datetime' | 'ends_at'>;

/** The 409 for sessions of which one overlaps another of somebody who is at it: says who, and which. */
export async function instructorBusy(
  scope: Scope,
  series: Series,
  wished: readonly Taught[],
): Promise<Problem> {
  const times = wished.map((one) => one.scheduled_datetime.getTime());
  const busy = await busyInstructors(scope, {
    instructor_ids: [...new Set(wished.flatMap(coachesOf))],
    from: wished[times.indexOf(Math.min(...times))]!.scheduled_datetime,
    until: wished[times.indexOf(Math.max(...times))]!.ends_at,
    except_session_ids: wished.map((one) => one.id),
  });
  for (const one of wished) {
    const interval = { starts_at: one.scheduled_datetime, ends_at: one.ends_at };
    const [who, other] = firstTaken(one, busy, interval);
    if (!other) continue;
    const { title, session_id } = other;
    const [starts_at, ends_at] = [other.starts_at, other.ends_at].map((at) =>
      offsetDateTime(at, series.timezone),
    );
    return conflict('scheduling.instructor_busy', `The instructor ${isTaken(other, series)}.`, {
      session_id: one.id,
      instructor_id: who,
      params: {
        title,
        date: localDateOf(other.starts_at, series.timezone),
        time: localTimeOf(other.starts_at, series.timezone),
      },
      with: { title, starts_at, ends_at, session_id },
    });
  }
  return conflict('scheduling.instructor_busy', 'The instructor has another class at that time.');
}

function firstTaken(session: Staffed, busy: ReadonlyMap<string, readonly Busy[]>, at: Interval) {
  for (const id of coachesOf(session)) {
    const other = busy.get(id)?.find((one) => overlaps(one, at));
    if (other) return [id, other] as const;
  }
  return [];
}

/**
 * Cancels sessions, frees their courts and says so. What they carried is for the later domains to give back. `reason`
 * is what people are told: somebody's words, or a code of ours; `cause` what it was, where the words do not say it.
 */
export async function cancelSessions(
  scope: Scope,
  sessions: readonly { id: string }[],
  reason: string,
  cause: CancelCause | null = null,
): Promise<void> {
  if (sessions.length === 0) return;
  const ids = sessions.map((session) => session.id);
  const why = { cancel_reason: reason, cancel_cause: cause };
  await writeStatus(scope, ids, { status: 'cancelled', cancelled_at: scope.now, ...why });
  await releaseForSessions(scope, ids);
  await append(
    scope,
    ids.map(
      (session_id): SchedulingFact => ({
        type: 'scheduling.session_cancelled',
        payload: { session_id, reason },
      }),
    ),
  );
  announce(scope.tx, 'sessions', ids);
}

/** Takes sessions without students out of the timetable: gone where nothing refers to them, cancelled otherwise. */
export async function removeSessions(scope: Scope, sessions: readonly { id: string }[]): Promise<void> {
  if (sessions.length === 0) return;
  const ids = sessions.map((session) => session.id);
  const kept: { id: string }[] = [];
  if (!(await deleteSessions(scope, ids)))
    for (const session of sessions) if (!(await deleteSessions(scope, [session.id]))) kept.push(session);
  await cancelSessions(scope, kept, 'schedule_changed');
  announce(scope.tx, 'sessions', ids);
}

export const peopleIn = ({ id, local_date, local_time, enrolled_count, waitlisted_count }: SessionState) => ({
  id,
  local_date,
  local_time,
  enrolled_count,
  waitlisted_count,
});
