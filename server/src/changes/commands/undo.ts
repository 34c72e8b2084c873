import { changeCourt, openCourt } from '../../courts/public.ts';
import { changeInstructor, removeException } from '../../instructors/public.ts';
import { announce } from '../../kernel/live.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Scope } from '../../kernel/scope.ts';
import { changeClub, removeClosure, type SetOpeningHours } from '../../organizations/public.ts';
import { type ChangeRow, changeOf } from '../queries/kept.ts';
import { classesLeftBy } from '../queries/left.ts';
import { returnOf } from '../queries/returning.ts';
import { isOfClient } from '../rules/kinds.ts';
import type { ClassBack, ReturnChoices, ReturnEffect, ReturnPreview } from '../schemas/changes.ts';
import { callAboutReturn, hasCause, lockChange, markReturned, markUndone, overwritten } from '../store.ts';
import { previewPlacesBack, putPlacesBack } from './capacity-back.ts';
import { previewReturn, returnClient } from './client-returns.ts';
import { hoursAsBefore } from './places.ts';
import { chosenOrRefused, returnClasses } from './return.ts';
import { roleAsBefore } from './role.ts';

type RoleBefore = Parameters<typeof roleAsBefore>[1];
type Hours = SetOpeningHours['opening_hours'];

/** What goes with the row behind a change: the days are open again, the coach is there. */
const goesWith: Record<string, ClassBack['problems'][number][]> = {
  closure: ['club_closed'],
  absence: ['coach_away'],
  coach_inactive: ['coach_inactive'],
  coach_role: ['coach_inactive'],
  court_inactive: ['court_inactive'],
  court_closed: ['court_closed'],
};

/** The classes that a change called off or gave away and that could come back; writes nothing. Throws 404. */
export async function previewUndo(scope: Scope, id: string): Promise<ReturnPreview> {
  const change = await changeOf(scope, id);
  refuseUndone(change);
  if (isOfClient(change.kind)) return previewReturn(scope, change);
  if (change.kind === 'capacity') return previewPlacesBack(scope, change);
  return returnOf(scope, await classesLeftBy(scope, change), goesWith[change.kind]);
}

/**
 * Takes a change back: the row behind it goes, the classes chosen come back, the others stay as the change left them.
 * One without a row stays open for those that could still come back.
 * Throws 404, 403, 409 `changes.already_undone`, `changes.outdated`, 422 for a class that cannot come back.
 */
export async function undoChange(scope: Scope, id: string, choices: ReturnChoices): Promise<ReturnEffect> {
  await lockChange(scope, id);
  const change = await changeOf(scope, id);
  refuseUndone(change);
  if (isOfClient(change.kind)) return finished(scope, change, await returnClient(scope, change, choices));
  if (change.kind === 'capacity') return finished(scope, change, await putPlacesBack(scope, change, choices));
  await removeCause(scope, change);
  const { effect, chosen } = await returnClasses(
    scope,
    (again) => classesLeftBy(again, change),
    (preview) => chosenOrRefused(preview, choices.classes),
    choices,
  );
  await markReturned(
    scope,
    chosen.map((one) => one.session_id),
    id,
  );
  await callAboutReturn(scope, id, effect.to_call);
  if (hasRow(change) || (await classesLeftBy(scope, change)).length === 0) await markUndone(scope, id);
  announce(scope.tx, 'changes', [id]);
  return effect;
}

async function finished(scope: Scope, change: ChangeRow, effect: ReturnEffect): Promise<ReturnEffect> {
  await callAboutReturn(scope, change.id, effect.to_call);
  await markUndone(scope, change.id);
  announce(scope.tx, 'changes', [change.id]);
  return effect;
}

const hasRow = ({ kind }: ChangeRow): boolean => kind !== 'stoppage' && kind !== 'class_moved';

function refuseUndone({ undone_at }: ChangeRow): void {
  if (undone_at !== null) throw conflict('changes.already_undone', 'This was taken back already.');
}

/** The row may have been taken away by itself before; what went out of use is in use again. */
async function removeCause(scope: Scope, change: ChangeRow): Promise<void> {
  const { kind, cause, club_id, instructor_id } = change;
  if (kind === 'coach_inactive') await changeInstructor(scope, instructor_id!, { is_active: true });
  if (kind === 'club_inactive') await changeClub(scope, club_id!, { is_active: true });
  if (kind === 'court_inactive') await changeCourt(scope, cause, { is_active: true });
  if (kind === 'coach_role') await roleBack(scope, change);
  if (kind === 'hours') await hoursBack(scope, change);
  if (!(await hasCause(scope, change))) return;
  if (kind === 'court_closed') await openCourt(scope, cause);
  if (kind === 'closure') await removeClosure(scope, club_id!, cause);
  if (kind === 'absence') await removeException(scope, { id: instructor_id!, exception_id: cause });
}

async function roleBack(scope: Scope, { id }: ChangeRow): Promise<void> {
  const over = await overwritten(scope, id);
  if (over) await roleAsBefore(scope, over.was as unknown as RoleBefore);
}

async function hoursBack(scope: Scope, { id, club_id }: ChangeRow): Promise<void> {
  const over = await overwritten(scope, id);
  if (over) await hoursAsBefore(scope, club_id!, over.was as Hours, over.became as Hours);
}
