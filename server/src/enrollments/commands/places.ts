import { sql } from 'kysely';
import { scopeOf } from '../../kernel/db/database.ts';
import { violates } from '../../kernel/db/errors.ts';
import { newId } from '../../kernel/ids.ts';
import { announce } from '../../kernel/live.ts';
import { conflict, found, invalid, notFound } from '../../kernel/problem.ts';
import { organizationOf, type Scope } from '../../kernel/scope.ts';
import { addDays, localDateOf } from '../../kernel/time/index.ts';
import { managesEnrollments } from '../access.ts';
import { getPlace } from '../queries/places.ts';
import type { Override } from '../rules/enroll.ts';
import { holdsOn } from '../rules/places.ts';
import { refusals } from '../rules/refusals.ts';
import type { FixedPlace, LeavePlace, MovePlace, PausePlace, PlaceTaken, TakePlace } from '../schemas.ts';
import {
  comingEnrollments,
  comingSessions,
  type Group,
  holdersOf,
  holdersWithin,
  lockGroup,
  type SessionOnDate,
} from '../store/places.ts';
import type { Asked } from './asked.ts';
import { decideTogether } from './decide.ts';

/**
 * Gives a student a fixed place in a weekly group from a date on: enrolled in every session that exists already
 * (or first on the waiting list of one that single bookings have filled), and in those generated later.
 * Throws 404, 409 `places.group_full | places.not_a_group | places.already_held`.
 */
export async function takePlace(scope: Scope, scheduleId: string, input: TakePlace): Promise<PlaceTaken> {
  const group = await manageGroup(scope, scheduleId);
  const starts_on = input.starts_on ?? localDateOf(scope.now, group.timezone);
  const ends_on = input.ends_on ?? null;
  if (ends_on !== null && ends_on < starts_on)
    throw invalid([
      {
        path: '/ends_on',
        code: 'before_field',
        params: { field: 'starts_on' },
        message: 'must not be before starts_on',
      },
    ]);
  if (group.status === 'cancelled') throw conflict('places.not_a_group', 'This schedule is cancelled.');
  if (group.recurrence === 'once')
    throw conflict('places.not_a_group', 'A class that takes place once has no fixed places.');
  if ((await holdersWithin(scope.tx, scheduleId, starts_on, ends_on)) >= group.max_participants)
    throw conflict('places.group_full', 'Every place of this group is taken.');
  const id = await insertPlace(scope, {
    schedule_id: scheduleId,
    student_id: input.student_id,
    starts_on,
    ends_on,
  });
  const sessions = await comingSessions(scope.tx, {
    schedule_id: scheduleId,
    from: starts_on,
    until: ends_on,
    now: scope.now,
  });
  return fill(scope, id, input.student_id, sessions, input.overrides ?? []);
}

/** Ends a fixed place after `ends_on`: later sessions are given back, earlier ones stay. */
export async function leavePlace(scope: Scope, id: string, input: LeavePlace): Promise<FixedPlace> {
  const place = await managedPlace(scope, id);
  return endPlace(scope, place, input.ends_on, input.reason ?? '');
}

/** Moves a student to another group from a date on, leaving the old one the day before; both or neither. */
export async function movePlace(scope: Scope, id: string, input: MovePlace): Promise<PlaceTaken> {
  const place = await managedPlace(scope, id);
  await endPlace(scope, place, addDays(input.starts_on, -1), 'moved');
  return takePlace(scope, input.schedule_id, {
    student_id: place.student_id,
    starts_on: input.starts_on,
    ends_on: place.ends_on,
  });
}

/** Gives the sessions between two dates back and keeps the place. */
export async function pausePlace(scope: Scope, id: string, input: PausePlace): Promise<FixedPlace> {
  const place = await managedPlace(scope, id);
  if (input.ends_on < input.starts_on)
    throw invalid([
      {
        path: '/ends_on',
        code: 'before_field',
        params: { field: 'starts_on' },
        message: 'must not be before starts_on',
      },
    ]);
  await scope.tx
    .insertInto('schedule_enrollment_pauses')
    .values({
      organization_id: organizationOf(scope),
      id: newId(),
      schedule_enrollment_id: place.id,
      ...input,
    })
    .execute();
  await giveBack(scope, place.id, input.starts_on, input.ends_on, 'paused');
  return getPlace(scope, id);
}

/** Ends a pause: the student is back in its coming sessions, where there is still a place (else first in line). */
export async function resumePlace(scope: Scope, id: string, pauseId: string): Promise<PlaceTaken> {
  const place = await managedPlace(scope, id);
  const pause = found(
    place.pauses.find((one) => one.id === pauseId),
    'pause',
  );
  await scope.tx.deleteFrom('schedule_enrollment_pauses').where('id', '=', pauseId).execute();
  const others = place.pauses.filter((one) => one.id !== pauseId);
  const sessions = await comingSessions(scope.tx, {
    schedule_id: place.schedule_id,
    from: pause.starts_on,
    until: pause.ends_on,
    now: scope.now,
  });
  const due = sessions.filter((session) => holdsOn({ ...place, pauses: others }, session.local_date));
  return fill(scope, place.id, place.student_id, due, []);
}

/** Enrols the holders of fixed places in sessions that were just generated. */
export async function fillGenerated(
  scope: Scope,
  scheduleId: string,
  sessionIds: readonly string[],
): Promise<void> {
  const holders = await holdersOf(scope.tx, [scheduleId]);
  if (holders.length === 0 || sessionIds.length === 0) return;
  const sessions = await scope.tx
    .selectFrom('class_sessions')
    .select(['id', 'local_date'])
    .where('id', 'in', sessionIds as string[])
    .where('status', 'in', ['scheduled', 'confirmed'])
    .where('scheduled_datetime', '>', scope.now)
    .orderBy('scheduled_datetime')
    .execute();
  const asked = holders.flatMap((holder) =>
    sessions
      .filter((session) => holdsOn(holder, session.local_date))
      .map((session) => askFixed(scope, holder.place_id, holder.student_id, session.id, [])),
  );
  await decideTogether(scope, asked);
}

/**
 * A schedule was split at a date: its sessions from there on belong to the successor, and so do the places, with
 * the enrolments that they made.
 */
export async function movePlacesToSuccessor(
  { tx }: Scope,
  input: { schedule_id: string; successor_id: string; from_date: string },
): Promise<void> {
  const places = await tx
    .selectFrom('schedule_enrollments')
    .selectAll()
    .where('schedule_id', '=', input.schedule_id)
    .where('status', '=', 'active')
    .where((where) => where.or([where('ends_on', 'is', null), where('ends_on', '>=', input.from_date)]))
    .execute();
  for (const { created_at, updated_at, ...place } of places) {
    const id = newId();
    const later = place.starts_on >= input.from_date;
    await tx
      .updateTable('schedule_enrollments')
      .set(
        later
          ? { status: 'ended', end_reason: 'split' }
          : { ends_on: addDays(input.from_date, -1), end_reason: 'split' },
      )
      .where('id', '=', place.id)
      .execute();
    await tx
      .insertInto('schedule_enrollments')
      .values({
        ...place,
        id,
        schedule_id: input.successor_id,
        starts_on: later ? place.starts_on : input.from_date,
      })
      .execute();
    await sql`update class_enrollments e set schedule_enrollment_id = ${id}::uuid from class_sessions s
               where s.id = e.session_id and s.schedule_id = ${input.successor_id}::uuid
                 and e.schedule_enrollment_id = ${place.id}::uuid`.execute(tx);
    await sql`update schedule_enrollment_pauses set schedule_enrollment_id = ${id}::uuid
               where schedule_enrollment_id = ${place.id}::uuid and ends_on >= ${input.from_date}::date`.execute(
      tx,
    );
  }
}

async function manageGroup(scope: Scope, scheduleId: string): Promise<Group> {
  const group = await lockGroup(scope.tx, scheduleId);
  if (!managesEnrollments(scope.actor, { ...group, substitute_instructor_id: null }))
    throw notFound('schedule');
  return group;
}

async function managedPlace(scope: Scope, id: string): Promise<FixedPlace> {
  const place = await getPlace(scope, id);
  if (!place.abilities.change && place.status === 'active') throw notFound('fixed place');
  await manageGroup(scope, place.schedule_id);
  if (place.status === 'ended') throw conflict('places.ended', 'This fixed place has already ended.');
  return place;
}

interface NewPlace {
  schedule_id: string;
  student_id: string;
  starts_on: string;
  ends_on: string | null;
}
async function insertPlace(scope: Scope, place: NewPlace): Promise<string> {
  const student = await scope.tx
    .selectFrom('client_profiles')
    .select('id')
    .where('id', '=', place.student_id)
    .executeTakeFirst();
  if (!student) throw invalid([{ path: '/student_id', code: 'unknown', message: 'is not a client here' }]);
  const id = newId();
  await scope.tx
    .insertInto('schedule_enrollments')
    .values({ organization_id: organizationOf(scope), id, ...place, created_by: scope.actor.user_id })
    .execute()
    .catch((error) => {
      if (violates(error, 'schedule_enrollments_once'))
        throw conflict(
          'places.already_held',
          'The student already holds a place in this group at that time.',
        );
      throw error;
    });
  return id;
}

/** `ends_on` before the first day means that the place never was: it ends at once and holds nothing. */
async function endPlace(
  scope: Scope,
  place: FixedPlace,
  ends_on: string,
  reason: string,
): Promise<FixedPlace> {
  const never = ends_on < place.starts_on;
  await scope.tx
    .updateTable('schedule_enrollments')
    .set({
      ends_on: never ? place.starts_on : ends_on,
      end_reason: reason,
      ...(never && { status: 'ended' }),
      updated_at: sql`now()`,
    })
    .where('id', '=', place.id)
    .execute();
  await giveBack(scope, place.id, never ? place.starts_on : addDays(ends_on, 1), null, reason);
  return getPlace(scope, place.id);
}

async function giveBack(
  scope: Scope,
  placeId: string,
  from: string,
  until: string | null,
  reason: string,
): Promise<void> {
  const rows = await comingEnrollments(scope.tx, { place_id: placeId, from, until, now: scope.now });
  await decideTogether(
    scope,
    rows.map((row) => ({
      request: { kind: 'cancel', enrollment_id: row.id, by_club: true, reason },
      via: scopeOf(scope.tx).via,
      now: scope.now,
    })),
  );
}

const askFixed = (
  scope: Scope,
  placeId: string,
  studentId: string,
  sessionId: string,
  overrides: Override[],
): Asked => ({
  request: {
    kind: 'enroll',
    student_id: studentId,
    session_ids: [sessionId],
    source: 'fixed',
    waitlist: true,
    overrides,
    schedule_enrollment_id: placeId,
    ids: [newId()],
  },
  via: scopeOf(scope.tx).via,
  now: scope.now,
});

/** Enrols a holder in sessions that exist, each on its own: one that cannot be is reported and stops no other. */
async function fill(
  scope: Scope,
  placeId: string,
  studentId: string,
  sessions: SessionOnDate[],
  overrides: Override[],
): Promise<PlaceTaken> {
  const outcomes = await decideTogether(
    scope,
    sessions.map((session) => askFixed(scope, placeId, studentId, session.id, overrides)),
  );
  const taken: PlaceTaken = {
    place: await getPlace(scope, placeId),
    enrolled: 0,
    waitlisted: 0,
    refused: [],
  };
  for (const [i, outcome] of outcomes.entries()) {
    if ('error' in outcome) throw outcome.error;
    const { decision } = outcome;
    if ('places' in decision) taken[decision.places[0]?.status ?? 'enrolled']++;
    if ('refused' in decision) {
      const code = decision.refused[0]?.code ?? 'session_full';
      const { id, local_date } = sessions[i] as SessionOnDate;
      taken.refused.push({ session_id: id, local_date, code: `enrollment.${code}`, message: refusals[code] });
    }
  }
  announce(scope.tx, 'places', [placeId]);
  return taken;
}
