import { lockPeople } from '../../../clients/public.ts';
import { announce } from '../../../kernel/live.ts';
import { conflict, forbidden, found, invalid } from '../../../kernel/problem.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { localDateOf } from '../../../kernel/time/index.ts';
import { administers } from '../../../organizations/public.ts';
import { getMakeUp } from '../../queries/make-ups.ts';
import { mostOpen } from '../../rules/make-ups/most.ts';
import type { GrantMakeUp, MakeUp, TakeMakeUp } from '../../schemas/make-ups.ts';
import { clubZone, insertGranted, isClient, isType, takeOpen } from '../../store/make-ups/desk.ts';
import { countOpen } from '../../store/make-ups/open.ts';

/** The desk gives a make-up, and says why. Throws 403, 422, 409 `make_ups.too_many`. */
export async function grantMakeUp(scope: Scope, input: GrantMakeUp): Promise<MakeUp> {
  const { student_id, club_id, class_type_id = null, expires_on, reason } = input;
  if (!administers(scope.actor, club_id)) throw forbidden('Only the desk of the club gives make-ups.');
  const timezone = found(await clubZone(scope.tx, club_id), 'club');
  const today = localDateOf(scope.now, timezone);
  const errors = [
    ...((await isClient(scope.tx, student_id)) ? [] : [unknown('/student_id', 'is not a client here')]),
    ...(class_type_id === null || (await isType(scope.tx, class_type_id))
      ? []
      : [unknown('/class_type_id', 'is no class type here')]),
    ...(expires_on < today ? [{ path: '/expires_on', code: 'in_past', message: 'is over already' }] : []),
  ];
  if (errors.length > 0) throw invalid(errors);
  await lockPeople(scope.tx, [student_id]);
  const open = await countOpen(scope.tx, [student_id], today);
  if ((open.get(`${student_id} ${club_id}`) ?? 0) >= mostOpen)
    throw conflict('make_ups.too_many', `They have ${mostOpen} open make-ups.`, {
      params: { most: mostOpen },
    });
  const id = await insertGranted(scope, { student_id, club_id, class_type_id, expires_on, reason, today });
  announce(scope.tx, 'make_ups', [student_id]);
  return getMakeUp(scope, id);
}

const unknown = (path: string, message: string) => ({ path, code: 'unknown', message });

/** The desk takes one away that has not been used, and says why. Throws 404, 403, 409 `make_ups.not_open`. */
export async function takeMakeUp(scope: Scope, id: string, { reason }: TakeMakeUp): Promise<MakeUp> {
  const { student_id, club_id } = await getMakeUp(scope, id);
  if (!administers(scope.actor, club_id)) throw forbidden('Only the desk of the club takes make-ups.');
  await lockPeople(scope.tx, [student_id]);
  const { can_take } = await getMakeUp(scope, id);
  if (!can_take || !(await takeOpen(scope, id, reason)))
    throw conflict('make_ups.not_open', 'This make-up was used, taken or has expired.');
  announce(scope.tx, 'make_ups', [student_id]);
  return getMakeUp(scope, id);
}
