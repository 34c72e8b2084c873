import { invalid } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { checkSession, editOf } from '../rules/session-input.ts';
import { editSession } from '../rules/session-state.ts';
import type { ChangeSession } from '../schemas/session.ts';
import { saveSessions } from './save.ts';
import { changeSeries } from './series.ts';
import {
  authorizeEdit,
  lockWithSchedule,
  onlyNotes,
  peopleErrors,
  refuseOver,
  staffOf,
  timeOrInvalid,
} from './session-edit.ts';

/** Changes one session, this and the following ones, or all to come of its schedule (`scope` of the input). */
export function changeSession(scope: Scope, id: string, input: ChangeSession): Promise<void> {
  const { scope: reach = 'this', ...change } = input;
  return reach === 'this' ? changeThis(scope, id, change) : changeSeries(scope, id, { ...change, reach });
}

async function changeThis(scope: Scope, id: string, input: ChangeSession): Promise<void> {
  const { session, schedule } = await lockWithSchedule(scope, id);
  authorizeEdit(scope, staffOf(session, schedule), input);
  if (!onlyNotes(input)) refuseOver(session);
  const time = timeOrInvalid(input, session, schedule.timezone);
  const after = editSession(session, editOf(input, time));
  const errors = [
    ...checkSession(after, session, scope.now),
    ...(await peopleErrors(scope, schedule, { before: session, after })),
  ];
  if (errors.length > 0) throw invalid(errors);
  await saveSessions(scope, schedule, [{ before: session, after }]);
}
