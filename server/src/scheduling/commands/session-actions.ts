import { authorize } from '../../kernel/actor.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { addMinutes, type LocalDate, type LocalTime } from '../../kernel/time/index.ts';
import { type SessionStaff, sessionAbilities } from '../access.ts';
import { editSession, type SessionState } from '../rules/session-state.ts';
import type { CallOff } from '../schemas/session.ts';
import { outOfService } from '../store/coaches.ts';
import { type StatusChange, writeStatus } from '../store/sessions.ts';
import { cancelSessions, saveSessions } from './save.ts';
import { changeSession } from './session-change.ts';
import { lockWithSchedule, peopleErrors, refuseOver, staffOf } from './session-edit.ts';

type Ability = keyof ReturnType<typeof sessionAbilities>;

/** The session, locked, for those who may do this with one that stands as it should. Throws 404, 403. */
async function lockFor(scope: Scope, id: string, ability: Ability): Promise<SessionState> {
  const { session, schedule } = await lockWithSchedule(scope, id);
  const staff: SessionStaff = staffOf(session, schedule);
  // Who may do it is asked as if it stood ahead; how it stands is answered with 409 below.
  authorize(sessionAbilities(scope.actor, { ...staff, status: 'scheduled' })[ability]);
  if (!sessionAbilities(scope.actor, { ...staff, status: session.status })[ability])
    throw conflict('scheduling.session_over', `This session is ${session.status.replace('_', ' ')}.`);
  return session;
}

/** Calls a class off. What was taken for it is given back by the later domains. */
export async function cancelSession(
  scope: Scope,
  id: string,
  { reason = '', cause }: CallOff,
): Promise<void> {
  const session = await lockFor(scope, id, 'cancel');
  await cancelSessions(scope, [session], reason, cause);
}

/** How long before its time a class may begin. */
const earliestStartMinutes = 60;

export async function startSession(scope: Scope, id: string): Promise<void> {
  const session = await lockFor(scope, id, 'start');
  if (scope.now < addMinutes(session.scheduled_datetime, -earliestStartMinutes))
    throw conflict('scheduling.too_early', 'A class starts an hour before its time at the earliest.');
  await put(scope, id, { status: 'in_progress', actual_start_time: scope.now });
}

export async function finishSession(scope: Scope, id: string): Promise<void> {
  const session = await lockFor(scope, id, 'finish');
  if (session.status !== 'in_progress' && scope.now < session.scheduled_datetime)
    throw conflict('scheduling.too_early', 'This class has not begun.');
  await put(scope, id, { status: 'completed', actual_end_time: scope.now });
}

async function put(scope: Scope, id: string, change: StatusChange): Promise<void> {
  await writeStatus(scope, [id], change);
  announce(scope.tx, 'sessions', [id]);
}

/** Where a class goes: another day, hour or court; what is left out stays. */
interface Move {
  local_date?: LocalDate | undefined;
  local_time?: LocalTime | undefined;
  court_id?: string | null | undefined;
}

/**
 * A class takes place at another time or on another court, with everybody in it. Throws 409
 * `scheduling.students_busy` unless they are to `keep_overlaps`, and whatever else a move by hand is refused for.
 */
export async function moveSession(
  scope: Scope,
  id: string,
  { local_date, local_time, court_id, keep_overlaps = false }: Move & { keep_overlaps?: boolean | undefined },
): Promise<void> {
  await lockFor(scope, id, 'change');
  await changeSession(scope, id, {
    ...(local_date !== undefined && { local_date }),
    ...(local_time !== undefined && { local_time }),
    ...(court_id !== undefined && { court_id }),
    keep_overlaps,
  });
}

/** Whose class it is, and who gives it instead; nobody (null) until somebody is found. */
export async function setCoach(
  scope: Scope,
  id: string,
  coach: { instructor_id: string | null; substitute_instructor_id: string | null },
): Promise<void> {
  await lockFor(scope, id, 'substitute');
  await changeSession(scope, id, coach);
}

/** Somebody else gives the class; null for its own instructor again. */
export async function setSubstitute(scope: Scope, id: string, instructor_id: string | null): Promise<void> {
  await lockFor(scope, id, 'substitute');
  await changeSession(scope, id, { substitute_instructor_id: instructor_id });
}

/**
 * Somebody who was asked gives the class: as if whoever asked had named them. The class's own coach gives it as such. Throws 409
 * `scheduling.session_over | scheduling.no_substitutions | scheduling.not_at_club | scheduling.instructor_busy`.
 */
export async function takeOver(scope: Scope, id: string, instructor_id: string): Promise<void> {
  const { session: before, schedule } = await lockWithSchedule(scope, id);
  refuseOver(before);
  // The class's own coach is nobody new to it, and is asked here.
  const gone = await outOfService(scope, [instructor_id], { hold: true });
  const substitute_instructor_id = instructor_id === before.instructor_id ? null : instructor_id;
  const after = editSession(before, { substitute_instructor_id }, schedule);
  if (gone.size > 0 || (await peopleErrors(scope, schedule, { before, after })).length > 0)
    throw conflict('scheduling.not_at_club', 'They teach at this club no more.');
  await saveSessions(scope, schedule, [{ before, after }]);
}
