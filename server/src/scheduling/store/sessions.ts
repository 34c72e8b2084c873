import { sql } from 'kysely';
import { forgetSessions } from '../../courts/public.ts';
import { isReferred, violates } from '../../kernel/db/errors.ts';
import { attempt } from '../../kernel/db/savepoint.ts';
import { found } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import type { LocalDate } from '../../kernel/time/index.ts';
import type { SessionState } from '../rules/session-state.ts';

export const sessionColumns = [
  'id',
  'schedule_id',
  'club_id',
  'occurrence_date',
  'occurrence_time',
  'local_date',
  'local_time',
  'scheduled_datetime',
  'ends_at',
  'duration_minutes',
  'instructor_id',
  'substitute_instructor_id',
  'assistant_instructor_ids',
  'court_id',
  'min_participants',
  'max_participants',
  'price',
  'member_price',
  'notes',
  'edited_fields',
  'status',
  'enrolled_count',
  'waitlisted_count',
] as const;

/** The words of the constraint of occurrences: what a change of the plan dropped holds no date (G14). */
export const holdsItsDate = (of = 'class_sessions') =>
  sql<boolean>`${sql.ref(`${of}.cancel_reason`)} <> 'schedule_changed'`;

/** One session, locked: its places, its time and its state stay until the end of the transaction. Throws 404. */
export async function lockSession({ tx }: Scope, id: string): Promise<SessionState> {
  const row = await tx
    .selectFrom('class_sessions')
    .select(sessionColumns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found(row, 'session');
}

/** Dates of schedules that have a session, whatever became of it: only what the plan dropped holds none (G14). */
export async function heldDates(
  { tx }: Scope,
  asked: { schedule_ids: readonly string[]; from: LocalDate; until: LocalDate },
): Promise<Map<string, Set<LocalDate>>> {
  const rows = await tx
    .selectFrom('class_sessions')
    .select(['schedule_id', 'occurrence_date'])
    .where('schedule_id', '=', sql<string>`any(${[...asked.schedule_ids]}::uuid[])`)
    .where('occurrence_date', '>=', asked.from)
    .where('occurrence_date', '<=', asked.until)
    .where(holdsItsDate())
    .execute();
  const held = new Map<string, Set<LocalDate>>();
  for (const { schedule_id, occurrence_date } of rows) {
    const dates = held.get(schedule_id);
    if (dates) dates.add(occurrence_date);
    else held.set(schedule_id, new Set([occurrence_date]));
  }
  return held;
}

export type NewSession = Omit<
  SessionState,
  'notes' | 'edited_fields' | 'status' | 'enrolled_count' | 'waitlisted_count'
> & {
  currency: string;
};

/**
 * Inserts what neither its occurrence (G14) nor its instructor (G7) forbids, in one statement, and returns the
 * ids that went in. Whoever inserts the same at the same time is waited for. Throws `coachIsTaken` when an assistant,
 * or who gives a class, has come to be at another one in the other role meanwhile.
 */
export async function insertSessions(scope: Scope, sessions: readonly NewSession[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    insert into class_sessions (organization_id, id, schedule_id, club_id, occurrence_date, occurrence_time, local_date,
      local_time, scheduled_datetime, ends_at, duration_minutes, instructor_id, substitute_instructor_id,
      assistant_instructor_ids, court_id, min_participants, max_participants, price, member_price, currency)
    select ${organizationOf(scope)}::uuid, v.* from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as v(
      id uuid, schedule_id uuid, club_id uuid, occurrence_date date, occurrence_time time, local_date date,
      local_time time, scheduled_datetime timestamptz, ends_at timestamptz, duration_minutes integer,
      instructor_id uuid, substitute_instructor_id uuid, assistant_instructor_ids uuid[], court_id uuid,
      min_participants integer, max_participants integer, price integer, member_price integer, currency text)
    on conflict do nothing
    returning id`.execute(scope.tx);
  return new Set(rows.map((row) => row.id));
}

/** Somebody who gives a class or helps in it is in another one at that time (G7). */
export const coachIsTaken = (error: unknown): boolean =>
  violates(error, 'class_sessions_instructor_once') || violates(error, 'session_instructors_once');

/** Writes sessions as they are given, in one statement; false, and nothing written, when an instructor is busy. */
export async function updateSessions({ tx }: Scope, sessions: readonly SessionState[]): Promise<boolean> {
  const write = () =>
    sql`
    update class_sessions s set schedule_id = v.schedule_id, occurrence_date = v.occurrence_date,
      occurrence_time = v.occurrence_time, local_date = v.local_date, local_time = v.local_time,
      scheduled_datetime = v.scheduled_datetime, ends_at = v.ends_at, duration_minutes = v.duration_minutes,
      instructor_id = v.instructor_id, substitute_instructor_id = v.substitute_instructor_id,
      assistant_instructor_ids = v.assistant_instructor_ids, court_id = v.court_id,
      min_participants = v.min_participants, max_participants = v.max_participants,
      over_capacity = greatest(0, s.enrolled_count - v.max_participants), price = v.price,
      member_price = v.member_price, notes = v.notes, edited_fields = v.edited_fields, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb) as v(
      id uuid, schedule_id uuid, occurrence_date date, occurrence_time time, local_date date, local_time time,
      scheduled_datetime timestamptz, ends_at timestamptz, duration_minutes integer, instructor_id uuid,
      substitute_instructor_id uuid, assistant_instructor_ids uuid[], court_id uuid, min_participants integer,
      max_participants integer, price integer, member_price integer, notes text, edited_fields text[])
    where s.id = v.id`.execute(tx);
  try {
    await attempt(tx, write);
    return true;
  } catch (error) {
    if (coachIsTaken(error)) return false;
    throw error;
  }
}

/** Hands the sessions from a date of the pattern on over to another schedule. */
export async function moveSessions(
  { tx }: Scope,
  move: { schedule_id: string; successor_id: string; from_date: LocalDate },
): Promise<void> {
  await tx
    .updateTable('class_sessions')
    .set({ schedule_id: move.successor_id, updated_at: sql`now()` })
    .where('schedule_id', '=', move.schedule_id)
    .where('occurrence_date', '>=', move.from_date)
    .execute();
}

/** What calls a class off, where its reason is somebody's words. */
export type CancelCause = 'club' | 'rain' | 'coach' | 'closure';

export type StatusChange = {
  status: 'scheduled' | 'confirmed' | 'in_progress' | 'completed' | 'cancelled';
  actual_start_time?: Date;
  actual_end_time?: Date;
  cancelled_at?: Date | null;
  cancel_reason?: string;
  cancel_cause?: CancelCause | null;
};

/** Puts sessions into a state; which ways there are, the table's trigger knows (G12). */
export async function writeStatus(
  { tx }: Scope,
  ids: readonly string[],
  change: StatusChange,
): Promise<void> {
  await tx
    .updateTable('class_sessions')
    .set({ ...change, updated_at: sql`now()` })
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute();
}

/** Deletes sessions that nothing refers to; false, and nothing deleted, when something does. */
export async function deleteSessions(scope: Scope, ids: readonly string[]): Promise<boolean> {
  try {
    await attempt(scope.tx, async () => {
      await forgetSessions(scope, ids);
      await scope.tx
        .deleteFrom('class_sessions')
        .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
        .execute();
    });
    return true;
  } catch (error) {
    if (isReferred(error)) return false;
    throw error;
  }
}

/** Sessions whose time is over but whose state does not say so, locked. */
export async function endedSessions({ tx, now }: Scope, most: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('class_sessions')
    .select('id')
    // The words of the index of open sessions.
    .where(sql<boolean>`not is_over`)
    .where('ends_at', '<=', now)
    .orderBy('ends_at')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .execute();
  return rows.map((row) => row.id);
}

/** Locks sessions in the order in which everybody does. */
export async function lockSessions({ tx }: Scope, ids: readonly string[]): Promise<void> {
  await tx
    .selectFrom('class_sessions')
    .select('id')
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** These fields of a session are its schedule's again, as they were before somebody edited them. */
export async function forgetEdits({ tx }: Scope, id: string, fields: readonly string[]): Promise<void> {
  await sql`
    update class_sessions
       set edited_fields = array(select f from unnest(edited_fields) f where f <> all(${[...fields]}::text[]) order by f)
     where id = ${id}::uuid and edited_fields && ${[...fields]}::text[]`.execute(tx);
}
