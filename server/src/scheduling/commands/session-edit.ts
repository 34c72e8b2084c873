import { isDeepStrictEqual } from 'node:util';
import { authorize } from '../../kernel/actor.ts';
import { conflict, forbidden, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { administers } from '../../organizations/public.ts';
import { runsSession, type SessionStaff, teaches } from '../access.ts';
import { checkAssistants, checkPeople } from '../rules/schedule-input.ts';
import { readTime, type SessionTime } from '../rules/session-input.ts';
import { isAhead, type SessionState } from '../rules/session-state.ts';
import type { ChangeSession } from '../schemas/session.ts';
import { outOfService } from '../store/coaches.ts';
import { loadSchedule, type ScheduleRow } from '../store/schedules.ts';
import { lockSession } from '../store/sessions.ts';
import { loadKnown } from './known.ts';

/** A session locked, with its schedule. Throws 404. */
export async function lockWithSchedule(
  scope: Scope,
  id: string,
): Promise<{ session: SessionState; schedule: ScheduleRow }> {
  const session = await lockSession(scope, id);
  return { session, schedule: await loadSchedule(scope, session.schedule_id) };
}

export const staffOf = (session: SessionState, schedule: ScheduleRow): SessionStaff => ({
  club_id: session.club_id,
  schedule_instructor_id: schedule.instructor_id,
  instructor_id: session.instructor_id,
  substitute_instructor_id: session.substitute_instructor_id,
  assistant_instructor_ids: session.assistant_instructor_ids,
});

/** What is asked of a session; classes that have fewer places than people then are decided about elsewhere. */
export type SessionWish = ChangeSession & { keep_over?: boolean };

const notFields = new Set(['notes', 'scope', 'cancel_orphans', 'keep_overlaps', 'keep_over']);
export const onlyNotes = (input: ChangeSession): boolean =>
  Object.keys(input).every((field) => notFields.has(field));

/**
 * The desk changes everything; the instructor whose schedule it is, everything but prices and who teaches; who
 * gives the class, its notes.
 */
export function authorizeEdit({ actor }: Scope, staff: SessionStaff, input: ChangeSession): void {
  if (administers(actor, staff.club_id)) return;
  if (!runsSession(actor, staff)) authorize(onlyNotes(input) && teaches(actor, staff));
  if (input.price !== undefined || input.member_price !== undefined)
    throw forbidden('Prices are set by the desk.');
  if (input.instructor_id !== undefined && input.instructor_id !== staff.instructor_id)
    throw forbidden('Instructors are set by the desk; name a substitute instead.');
  if (
    input.assistant_instructor_ids !== undefined &&
    !isDeepStrictEqual(input.assistant_instructor_ids, staff.assistant_instructor_ids)
  )
    throw forbidden('Assistants are set by the desk.');
}

export function refuseOver(session: SessionState): void {
  if (!isAhead(session))
    throw conflict('scheduling.session_over', `This session is ${session.status.replace('_', ' ')}.`);
}

export function timeOrInvalid(
  input: ChangeSession,
  session: SessionState,
  timezone: string,
): SessionTime | undefined {
  const time = readTime(input, session, timezone);
  if (time && 'path' in time) throw invalid([time]);
  return time;
}

/** Who and where, as far as it changed: they must be of this club and in use. A substitute must be willing. */
export async function peopleErrors(
  scope: Scope,
  schedule: ScheduleRow,
  { before, after }: { before: SessionState; after: SessionState },
) {
  await holdNewcomers(scope, before, after);
  const known = await loadKnown(scope, {
    ...schedule,
    instructor_id: after.instructor_id,
    assistant_instructor_ids: after.assistant_instructor_ids,
    court_id: after.court_id,
  });
  const errors = [...checkPeople(after, known, before), ...checkAssistants(after, known, before)];
  const { substitute_instructor_id: substitute } = after;
  if (substitute === null || substitute === before.substitute_instructor_id) return errors;
  const { instructor } = await loadKnown(scope, { ...schedule, instructor_id: substitute, court_id: null });
  if (instructor && !instructor.accepts_substitutions)
    throw conflict('scheduling.no_substitutions', 'This instructor does not take substitutions.');
  const wrong = checkPeople(
    { ...after, instructor_id: substitute, court_id: null },
    { instructor, court: undefined },
  );
  return [...errors, ...wrong.map((error) => ({ ...error, path: '/substitute_instructor_id' }))];
}

/** Whoever is to be in a class from now on stays in service until it is written: who takes them out of it sees the class. */
async function holdNewcomers(scope: Scope, before: SessionState, after: SessionState): Promise<void> {
  const of = (one: SessionState) => [
    one.instructor_id,
    one.substitute_instructor_id,
    ...one.assistant_instructor_ids,
  ];
  const known = new Set(of(before));
  const newcomers = of(after).filter((id): id is string => id !== null && !known.has(id));
  await outOfService(scope, newcomers, { hold: true });
}
