import { conflict, invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { closuresOf } from '../../organizations/public.ts';
import { checkSession, editOf } from '../rules/session-input.ts';
import { editSession, type SessionState } from '../rules/session-state.ts';
import { holdClubOf } from '../store/closed.ts';
import { saveSessions } from './save.ts';
import { changeSeries } from './series.ts';
import {
  authorizeEdit,
  lockWithSchedule,
  onlyNotes,
  peopleErrors,
  refuseOver,
  type SessionWish,
  staffOf,
  timeOrInvalid,
} from './session-edit.ts';

/** Changes one session, this and the following ones, or all to come of its schedule (`scope` of the input). */
export function changeSession(scope: Scope, id: string, input: SessionWish): Promise<void> {
  const { scope: reach = 'this', ...change } = input;
  return reach === 'this' ? changeThis(scope, id, change) : changeSeries(scope, id, { ...change, reach });
}

async function changeThis(scope: Scope, id: string, input: SessionWish): Promise<void> {
  // Before the session: whoever closes the club takes them in this order.
  if (input.local_date !== undefined || input.scheduled_datetime !== undefined) await holdClubOf(scope, id);
  const { session, schedule } = await lockWithSchedule(scope, id);
  authorizeEdit(scope, staffOf(session, schedule), input);
  if (!onlyNotes(input)) refuseOver(session);
  const time = timeOrInvalid(input, session, schedule.timezone);
  const after = editSession(session, editOf(input, time), schedule);
  const errors = [
    ...checkSession(after, session, scope.now),
    ...(await peopleErrors(scope, schedule, { before: session, after })),
  ];
  if (errors.length > 0) throw invalid(errors);
  if (after.local_date !== session.local_date) await refuseClosed(scope, after);
  await saveSessions(scope, schedule, [{ before: session, after }], input);
}

/** A class goes on where the club closed after it was made, but none is moved there. */
async function refuseClosed(scope: Scope, { club_id, local_date }: SessionState): Promise<void> {
  const [closure] = await closuresOf(scope, club_id, local_date, local_date);
  if (!closure) return;
  const why = closure.name ? ` (${closure.name})` : '';
  throw conflict('scheduling.club_closed', `The club is closed on ${local_date}${why}.`, {
    params: { date: local_date },
  });
}
